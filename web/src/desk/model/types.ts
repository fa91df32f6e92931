/** The shapes of the HTTP API that the desk reads (docs/interfaces.md). Times are ISO-8601 UTC, nights are local dates. */
export type Role = 'volunteer' | 'coordinator' | 'org_admin' | 'instance_admin'
export type Sensitivity = 'normale' | 'haute' | 'secrete'
export type Alert = 'none' | '48h' | 'vital'

export interface Named { id: string; name: string }
export interface Team { id: string; name: string; zones: string[]; nights: string[] }

export interface Me {
  member: { id: string; name: string; email: string; locale: string }
  organisation: { id: string; slug: string; name: string } | null
  roles: Role[]
  teams: Team[]
  /** The night that is running now, e.g. 2026-11-23 until noon of the 24th. */
  night: string
}

export interface Position { lat: number; lon: number }
export interface Need { item: string; urgency?: string | null; quantity?: number | null; since?: string | null }
export interface Headcount { value: number; quality: string; night: string; confirmed: boolean }
export interface LastVisit { night: string; at?: string | null; result?: string | null; category?: string | null; organisation?: Named | string | null }

/** A place as this viewer may see it: `district` means the centre of a fixed cell, never the place itself. */
export interface Place {
  id: string
  number: number
  version: number
  name: string
  kind: string
  state: string
  sensitivity: Sensitivity
  organisation: Named
  zone: string | null
  precision: 'exact' | 'district'
  position: Position | null
  lastVisit: LastVisit | null
  headcount: Headcount | null
  needs: Need[]
  alert: Alert
  unseenNights: number | null
}

export interface Report {
  instanceId: string
  number: number
  version: number
  form: string
  formVersion: string
  category: string | null
  organisation: Named
  team?: Named | null
  author?: Named | null
  place: Named | null
  zone: string | null
  night: string
  startedAt: string | null
  receivedAt: string
  result: string | null
  headcount: number | null
  quality: string | null
  women?: number | null
  families?: number | null
  minorsAlone?: number | null
  needs: Need[]
  given: { item: string; quantity?: number | null }[]
  alert: Alert | null
  status: 'ok' | 'review' | 'approved' | 'rejected' | 'replaced'
  position?: Position | null
}

export interface Answer { path: string; label?: string | null; value: unknown; text?: string | null; group?: string | null; type?: string | null }
export interface Finding { path?: string | null; label?: string | null; kind: string; value?: string | null; message?: string | null }
export interface HistoryEntry { instanceId?: string | null; at: string; by?: string | null; kind: string; note?: string | null; changes?: { path: string; label?: string | null; before?: string | null; after?: string | null }[] }
export interface ReportSheet extends Report { answers: Answer[]; findings: Finding[]; history: HistoryEntry[] }

export interface NeedHistory { item: string; urgency?: string | null; opened: string; confirmed?: string | null; covered?: string | null; lapsed?: boolean }
export interface Eviction { id?: string; instanceId?: string | null; night: string; at?: string | null; solution: string | null; people?: number | null; quality?: string | null; kind?: string | null }
export interface PlaceSheet extends Place { visits: Report[]; needsHistory: NeedHistory[]; evictions: Eviction[] }

export interface Figures {
  visits: number
  encounters: { value: number; atLeast: boolean; hearsay: number }
  peoplePresent: { value: number; atLeast: boolean; notConfirmed: number; hearsay: number }
  needsOpen: { item: string; count: number }[]
  evictions: { count: number; withoutSolution: number; partial: number }
  doubles: number
  gaps: number
  placesActive: number
}

export interface LiveEvent { kind: string; id: string; place?: Named | string | null; zone?: string | null; night?: string; at?: string; [more: string]: unknown }
