import type { Position } from '@shared/model'
import { metresBetween } from '../places'

/** A drawn line or outline as ODK writes it: `lat lon 0 0;lat lon 0 0`; an outline ends where it began. */
export function writeTrace(points: readonly Position[], closed: boolean): string {
  if (points.length < (closed ? 3 : 2)) return ''
  const all = closed ? [...points, points[0]!] : points
  return all.map((p) => `${p.lat.toFixed(6)} ${p.lon.toFixed(6)} 0 0`).join(';')
}

export function readTrace(text: string, closed: boolean): Position[] {
  const points = text.split(';').flatMap((part) => {
    const [lat, lon] = part.trim().split(/\s+/).map(Number)
    return lat !== undefined && lon !== undefined && Number.isFinite(lat + lon) ? [{ lat, lon }] : []
  })
  const [first, last] = [points[0], points.at(-1)]
  return closed && points.length > 1 && first!.lat === last!.lat && first!.lon === last!.lon ? points.slice(0, -1) : points
}

/** Metres along the line. */
export const lengthOf = (points: readonly Position[]) => points.slice(1).reduce((sum, p, i) => sum + metresBetween(points[i]!, p), 0)

/** Square metres inside an outline: the shoelace formula on a plane that touches the earth at its first point. */
export function areaOf(points: readonly Position[]): number {
  const [origin] = points
  if (!origin || points.length < 3) return 0
  const flat = points.map((p) => ({ x: 111_320 * Math.cos((origin.lat * Math.PI) / 180) * (p.lon - origin.lon), y: 110_574 * (p.lat - origin.lat) }))
  const twice = flat.reduce((sum, p, i) => {
    const next = flat[(i + 1) % flat.length]!
    return sum + p.x * next.y - next.x * p.y
  }, 0)
  return Math.abs(twice) / 2
}
