import type { Place, Position } from '@shared/model'

export interface Listed {
  place: Place
  /** Metres from here; null when either side is unknown, or the place is only known to its district. */
  metres: number | null
}

const EARTH = 6_371_000
const radians = (degrees: number) => (degrees * Math.PI) / 180

export function metresBetween(a: Position, b: Position): number {
  const dLat = radians(b.lat - a.lat)
  const dLon = radians(b.lon - a.lon)
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLon / 2) ** 2
  return 2 * EARTH * Math.asin(Math.sqrt(h))
}

const WEIGHT = { vital: 1000, '48h': 500, none: 0 }

/** How much a place asks to be visited: alert first, then nights unseen, then open needs. */
export const urgency = (place: Place) =>
  WEIGHT[place.alert] + 10 * Math.min(30, place.unseenNights ?? 30) + Math.min(9, place.needs.length) + (place.needs.some((n) => n.urgency === 'vitale') ? 200 : 0)

/** Nearest first when the position is known; else the most urgent, longest unseen first. */
export function inOrder(places: readonly Place[], here: Position | null): Listed[] {
  const listed = places.map((place) => ({ place, metres: distance(place, here) }))
  return listed.sort((a, b) =>
    here ? (a.metres ?? Infinity) - (b.metres ?? Infinity) || urgency(b.place) - urgency(a.place) : urgency(b.place) - urgency(a.place) || a.place.name.localeCompare(b.place.name),
  )
}

function distance(place: Place, here: Position | null): number | null {
  return here && place.position && place.precision === 'exact' ? metresBetween(here, place.position) : null
}

export const NEAR = 150

/** Known places within 150 m, nearest first: proposed before a new one is made. */
export const listNear = (places: readonly Place[], at: Position) => inOrder(places, at).filter((l) => l.metres !== null && l.metres <= NEAR)

export type Sieve = 'all' | 'urgent' | 'unseen'

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The one selection that list and map show. */
export function sift(listed: readonly Listed[], sieve: Sieve, words: string): Listed[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean)
  return listed.filter(({ place }) => {
    if (sieve === 'urgent' && place.alert === 'none' && !place.needs.some((n) => n.urgency === 'vitale')) return false
    if (sieve === 'unseen' && (place.unseenNights ?? 99) < 3) return false
    const text = plain(`${place.name} ${place.zone ?? ''}`)
    return wanted.every((w) => text.includes(w))
  })
}
