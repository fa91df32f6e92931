/** What the server sends (docs/interfaces.md), as both pages read it. Times are ISO-8601 UTC, nights are local dates. */
export type Quality = 'compte' | 'estime' | 'au_moins' | 'oui_dire'
export type Alert = 'none' | '48h' | 'vital'

export interface Position {
  lat: number
  lon: number
}

export interface Place {
  id: string
  number: number
  version: number
  name: string
  kind: string
  state: string
  sensitivity: 'normale' | 'haute' | 'secrete'
  organisation: { id: string; name: string }
  zone: string | null
  /** `district`: the position is the centre of a fixed cell, not of the place. */
  precision: 'exact' | 'district'
  position: Position | null
  lastVisit: { night: string; at?: string; result: string; category: string; organisation: string } | null
  headcount: { value: number; quality: Quality; night: string; confirmed: boolean } | null
  needs: { item: string; urgency: string | null; since: string }[]
  alert: Alert
  unseenNights: number | null
}

export interface Me {
  member: { id: string; name: string; email: string; locale: string }
  organisation: { id: string; slug: string; name: string }
  roles: ('volunteer' | 'coordinator' | 'org_admin' | 'instance_admin')[]
  teams: { id: string; name: string; zones: string[]; nights: string[] }[]
  night: string
}
