/** What the life of a form reads and writes (docs/interfaces.md). */
export interface ManagedForm { id: string; title: string; version: string; state: 'published' | 'withdrawn' | 'trial'; own: boolean; reports: number | null; lastReport: string | null; phones: number; phonesOnLatest: number }
export interface Asked { path: string; type: string; labels: Record<string, string>; choices: { code: string; labels: Record<string, string> }[] }
export type Fate = 'CARRY' | 'SUM' | 'KEEP'
export interface Decision { from: string[]; to: string[]; fate: Fate; choices: Record<string, string> }
export interface Change { kind: string; from: Asked[]; to: Asked[]; lost: string[]; gained: string[]; proposal: Decision | null; figures: string[] }
export interface Outline { name: string; type: string; labels: Record<string, string>; required: boolean; relevant: string; choices: { code: string; labels: Record<string, string> }[]; children: Outline[] }
export interface Cell { sheet: string; row: number; column: string; sentence: string }
export interface Rehearsal { errors: Cell[]; warnings: Cell[]; id: string; title: string; version: string; category: string; languages: string[]; hindrances: { kind: string; about: string; proposal: string; sentence: string }[]; previous: string | null; changes: Change[]; lists: string[]; outline: Outline[] }
export interface FormPage {
  id: string; title: string; own: boolean; withdrawn: boolean; mayPublish: boolean
  versions: { version: string; publishedAt: string; withdrawn: boolean; reports: number | null; lastReport: string | null; phones: number }[]
  phones: { label: string; team: string | null; member: string | null; version: string | null; fetchedAt: string | null }[]
  trials: { id: string; version: string; open: boolean; teams: string[]; members: string[]; reports: { instanceId: string; version: string; by: string | null; receivedAt: string; findings: number }[] }[]
  history: { at: string; by: string; action: string; version: string }[]
}
