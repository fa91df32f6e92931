import { isNight, nightsBefore } from './nights'

/** What the desk shows: one selection for the map, the lists, the counters, the export and the address bar. */
export interface Selection {
  period: Period
  organisation: string[]
  zone: string[]
  kind: string[]
  state: string[]
  need: string[]
  urgency: string[]
}
/** The last n nights, tonight included, or the nights from..to, both included. */
export type Period = { nights: number } | { from: string; to: string }

export const NIGHTS = [1, 3, 7, 14, 30] as const
/** 14 nights: the window in which a headcount counts as confirmed. */
export const DEFAULT_NIGHTS = 14
export const FACETS = ['organisation', 'zone', 'kind', 'state', 'need', 'urgency'] as const
export type Facet = (typeof FACETS)[number]
export type AddressQuery = Record<string, string | null | undefined | (string | null)[]>

export function emptySelection(): Selection {
  return { period: { nights: DEFAULT_NIGHTS }, organisation: [], zone: [], kind: [], state: [], need: [], urgency: [] }
}

/** Reads the address; what it cannot read it leaves at the default, so that an old link still opens. */
export function readSelection(query: AddressQuery): Selection {
  const selection = emptySelection()
  selection.period = readPeriod(first(query.period)) ?? selection.period
  for (const facet of FACETS) selection[facet] = list(query[facet])
  return selection
}

/** Writes the address: only what differs from the default, values sorted so that one selection has one address. */
export function writeSelection(selection: Selection): Record<string, string> {
  const query: Record<string, string> = {}
  const period = periodText(selection.period)
  if (period !== String(DEFAULT_NIGHTS)) query.period = period
  for (const facet of FACETS) {
    if (selection[facet].length) query[facet] = [...selection[facet]].sort().join(',')
  }
  return query
}

/** The parameters of the API: the period as first and last night, a facet as a comma-separated list. */
export function apiQuery(selection: Selection, tonight: string): URLSearchParams {
  const { from, to } = periodNights(selection.period, tonight)
  const params = new URLSearchParams({ from, to })
  for (const facet of FACETS) {
    if (selection[facet].length) params.set(facet, selection[facet].join(','))
  }
  return params
}

export function periodNights(period: Period, tonight: string): { from: string; to: string } {
  return 'nights' in period ? { from: nightsBefore(tonight, period.nights - 1), to: tonight } : period
}

export function periodText(period: Period): string {
  if ('from' in period) return `${period.from}..${period.to}`
  return period.nights === 1 ? 'tonight' : String(period.nights)
}

export function readPeriod(text: string | undefined): Period | undefined {
  if (!text) return undefined
  if (text === 'tonight') return { nights: 1 }
  const nights = Number(text)
  if ((NIGHTS as readonly number[]).includes(nights)) return { nights }
  const [from, to] = text.split('..')
  if (from && to && isNight(from) && isNight(to)) return from <= to ? { from, to } : { from: to, to: from }
  return undefined
}

export function isEmpty(selection: Selection): boolean {
  return Object.keys(writeSelection(selection)).length === 0
}

export function countFacets(selection: Selection): number {
  return FACETS.reduce((sum, facet) => sum + selection[facet].length, 0)
}

function first(value: AddressQuery[string]): string | undefined {
  return (Array.isArray(value) ? value[0] : value) ?? undefined
}

function list(value: AddressQuery[string]): string[] {
  const parts = (Array.isArray(value) ? value : [value]).flatMap((text) => (text ?? '').split(','))
  return [...new Set(parts.map((part) => part.trim()).filter(Boolean))]
}
