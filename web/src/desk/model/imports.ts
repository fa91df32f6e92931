/** The import screen's conversation with the server: proposal → mapping → dry run → run. */
export interface ImportProposal { id: string; as?: ImportKind; columns: string[]; sample: string[][] | Record<string, string>[]; mapping: Record<string, string | null>; fields?: { name: string; label?: string; required?: boolean }[]; rows?: number }
export interface ImportResult { rows?: number; created?: number; updated?: number; known?: number; skipped?: number; errors: { row: number; column?: string | null; message: string; value?: string | null }[] }
export type ImportKind = 'places' | 'visits'

/** What a row can be read into, when the server does not list its own fields. */
const FIELDS: Record<ImportKind, { name: string; required: boolean }[]> = {
  places: [
    { name: 'name', required: true }, { name: 'lat', required: false }, { name: 'lon', required: false }, { name: 'position', required: false },
    { name: 'kind', required: false }, { name: 'state', required: false }, { name: 'sensitivity', required: false },
  ],
  visits: [
    { name: 'place', required: true }, { name: 'date', required: true }, { name: 'time', required: false }, { name: 'result', required: false },
    { name: 'headcount', required: false }, { name: 'quality', required: false }, { name: 'needs', required: false }, { name: 'note', required: false },
  ],
}

export function fieldsOf(proposal: ImportProposal, as: ImportKind): { name: string; label?: string; required?: boolean }[] {
  return proposal.fields?.length ? proposal.fields : FIELDS[as]
}

/** The first rows as texts in the order of the columns, whichever way they were sent. */
export function sampleRows(proposal: ImportProposal): string[][] {
  return proposal.sample.map((row) => (Array.isArray(row) ? row : proposal.columns.map((column) => row[column] ?? '')))
}

/** An example of a column's content, to recognise it by. */
export function exampleOf(proposal: ImportProposal, column: string | null | undefined): string {
  const at = column ? proposal.columns.indexOf(column) : -1
  return at < 0 ? '' : (sampleRows(proposal).map((row) => row[at] ?? '').find((text) => text.trim() !== '') ?? '')
}
