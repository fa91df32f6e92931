/** The import screen's conversation with the server: proposal → mapping → dry run → run. */
export type ImportKind = 'places' | 'visits'

/** What the server read in a file. `mapping` goes from our field to the heading of a column. */
export interface ImportProposal {
  id: string
  as: ImportKind
  file: string
  rows: number
  columns: string[]
  sample: string[][]
  mapping: Record<string, string>
  fields: { name: string; label: string; required: boolean }[]
}

/** What a run did, or a rehearsal would do. `ok`: rows without error; `known`: rows that are there already. */
export interface ImportResult {
  rows: number
  ok: number
  created: number
  known: number
  newPlaces: number
  knownPlaces: number
  errors: { sheet: string; row: number; column: string; value: string; message: string }[]
}

/** An example of a column's content, to recognise it by. */
export function exampleOf(proposal: ImportProposal, column: string | undefined): string {
  const at = column ? proposal.columns.indexOf(column) : -1
  return at < 0 ? '' : (proposal.sample.map((row) => row[at] ?? '').find((text) => text.trim() !== '') ?? '')
}
