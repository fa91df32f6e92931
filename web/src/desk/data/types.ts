/** What the data page of a form reads; names are those of the API. */
export type Kind = 'TEXT' | 'INTEGER' | 'DECIMAL' | 'DATE' | 'TIME' | 'MOMENT' | 'ONE' | 'SEVERAL' | 'RANK' | 'POINT' | 'SHAPE' | 'FILE' | 'PHONE'
export type Labels = Record<string, string>
export interface Choice { code: string; labels: Labels }
export interface Column { key: string; kind: Kind; labels: Labels; choices: Choice[]; hxl: string | null; repeat: string | null; fieldClass: string; versions: string[] }
export interface Section { key: string; repeats: boolean; labels: Labels }
/** `closed`: how many questions the reader may not see at all. */
export interface DataForm { id: string; title: string; languages: string[]; versions: { version: string; publishedAt: string }[]; sections: Section[]; columns: Column[]; closed: number }
export interface Named { id: string; name: string }
export interface Head {
  instanceId: string
  number: number
  version: string
  status: 'ok' | 'review' | 'hold' | 'approved' | 'rejected' | 'replaced'
  organisation: Named
  team: Named | null
  author: Named | null
  place: Named | null
  night: string
  startedAt: string | null
  receivedAt: string | null
  reviewedBy: Named | null
  reviewedAt: string | null
  /** Came by a link, from somebody without an account. */
  link: boolean
  mayJudge: boolean
}
/** `turns` counts the turns of each repeat. */
export interface Row extends Head { values: Record<string, string>; turns: Record<string, number> }
export interface Rows { rows: Row[]; total: number; statuses: Record<string, number> }
export interface Turn { repeat: string; parent: number; values: Record<string, string> }
export interface Whole extends Head { values: Record<string, string>; turns: Turn[] }
export interface Bar { code: string; until: string; count: number }
export interface Chart { key: string; kind: Kind; answered: number; of: number; bars: Bar[]; numbers: { least: number; median: number; most: number } | null; texts: string[]; versions: Record<string, number> }
export interface Charts { reports: number; charts: Chart[] }
export interface ExportSize { reports: number; files: number; bytes: number; closed: number }
/** `address` is there once, when it was made. */
export interface FillLink { id: string; name: string; once: boolean; held: boolean; lists: string[]; most: number; used: number; madeBy: string; madeAt: string; expiresAt: string; revokedAt: string | null; state: 'open' | 'used' | 'expired' | 'revoked'; address: string | null }
/** Which reports are shown; all tabs share it. */
export interface Wanted { version: string; status: string; from: string; to: string; search: string; linked: boolean; sort: string; question: string; test: string; value: string }
