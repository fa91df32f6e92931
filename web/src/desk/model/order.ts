import type { Alert, Place } from './types'

export const ORDERS = ['recent', 'urgent', 'people', 'name'] as const
export type Order = (typeof ORDERS)[number]

const ALERTS: Record<Alert, number> = { vital: 2, '48h': 1, none: 0 }
const seen = (place: Place) => place.lastVisit?.at ?? place.lastVisit?.night ?? ''
const people = (place: Place) => (place.headcount?.confirmed ? place.headcount.value : -1)

/** Sorts a copy. Recent: what was reported last comes first, so that a new report lifts its row to the top. */
export function ordered(places: readonly Place[], order: Order): Place[] {
  const byName = (a: Place, b: Place) => (a.name ?? '').localeCompare(b.name ?? '', 'fr')
  const compare: Record<Order, (a: Place, b: Place) => number> = {
    recent: (a, b) => seen(b).localeCompare(seen(a)) || byName(a, b),
    urgent: (a, b) => ALERTS[b.alert] - ALERTS[a.alert] || b.needs.length - a.needs.length || people(b) - people(a) || byName(a, b),
    people: (a, b) => people(b) - people(a) || byName(a, b),
    name: byName,
  }
  return [...places].sort(compare[order])
}

/** Places whose name contains what was typed, accents and case aside. */
export function named(places: readonly Place[], typed: string): Place[] {
  const wanted = plain(typed.trim())
  return wanted ? places.filter((place) => plain(place.name ?? '').includes(wanted)) : [...places]
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
