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
export interface Need { item: string; urgency: string | null; quantity?: number | null; since?: string | null }
export interface Headcount { value: number; quality: string; night: string | null; confirmed: boolean }
export interface LastVisit { night: string; at: string | null; result: string | null; category: string | null; organisation: string | null }

/** A place as this viewer may see it: `district` means the centre of a fixed cell, never the place itself. */
export interface Place {
  id: string
  number: number
  version: number
  /** Null where the reader may know that there is a place, but not which. */
  name: string | null
  kind: string | null
  state: string | null
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
  /** Other places that may be this one. */
  doubles: string[]
  mayEdit: boolean
}

export interface Report {
  instanceId: string
  number: number
  version: number
  form: string
  formVersion: string
  category: string | null
  organisation: Named
  team: Named | null
  author: Named | null
  place: { id: string; name: string | null; kind: string | null; state: string | null } | null
  zone: string | null
  night: string
  startedAt: string | null
  receivedAt: string | null
  result: string | null
  headcount: number | null
  quality: string | null
  women: number | null
  families: number | null
  minorsAlone: number | null
  needs: Need[]
  given: { item: string; quantity: number | null }[]
  alert: Alert | null
  status: 'ok' | 'review' | 'hold' | 'approved' | 'rejected' | 'replaced'
  /** Why somebody should look at it. */
  flags: string[]
  position: Position | null
  /** Free texts by name; absent where they are not open to the reader. */
  texts: Record<string, string>
  eviction: { solution: string; people: number | null; quality: string; kind: string | null } | null
  replacedBy: string | null
  mayEdit: boolean
}

/** One answer as the phone wrote it; `label` is in French, the turns of a repeat are in the path: `/data/besoins[2]/item`. */
export interface Answer { path: string; label: string | null; value: string; type: string }
/** `message` is a sentence in the language the sheet was asked in. */
export interface Finding { path: string; label: string | null; kind: string; message: string; value: string }
export interface AnswerChange { path: string; label: string | null; before: string; after: string }
/** Something that happened to a report: received, corrected (with what changed), approved, rejected. */
export interface Step { instanceId: string; at: string; by: string | null; kind: string; note: string | null; changes: AnswerChange[] }
/** A photo or another file; `awaited` while it is still on the phone; `refused` says why it came and was not kept. */
export interface Enclosed { name: string; contentType: string; size: number; awaited: boolean; refused: string | null }
/** `answers` and `findings` are empty for a reader to whom not every class of field is open. */
export interface ReportSheet extends Report { files: Enclosed[]; answers: Answer[]; findings: Finding[]; history: Step[] }

export interface NeedStory { item: string; quantity: number | null; urgency: string | null; opened: string; confirmed: string; covered: string | null; lapsed: boolean }
/** `circle`: who knows of a secret place; empty for those who may not change it. */
export interface PlaceSheet extends Place { circle: string[]; visits: Report[]; needsHistory: NeedStory[]; evictions: Report[] }
export interface NearPlace { place: Place; metres: number }

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

export interface LiveEvent { kind: string; id: string; place: string | null; zone: string | null; night: string | null; at: string }
