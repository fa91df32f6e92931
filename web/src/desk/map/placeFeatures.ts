import type { Feature, FeatureCollection, Point, Polygon } from 'geojson'
import type { Alert, Place } from '../model/types'
import { symbolName } from './symbols'

/** Side of the fixed cell in degrees, the same for every reader (server: base.geo.Cell). */
export const CELL = { lat: 0.01, lon: 0.015 }

export interface PointProperties { id: string; sign: string; label: string; people: number; vital: number; alert: Alert; active: number; name: string }
export interface CellProperties { ids: string; label: string; count: number; vital: number }

/** Places known exactly: one point each, with what the signs, labels and clusters need. */
export function pointsOf(places: readonly Place[]): FeatureCollection<Point, PointProperties> {
  return { type: 'FeatureCollection', features: places.filter((place) => place.precision === 'exact' && place.position).map(pointOf) }
}

function pointOf(place: Place): Feature<Point, PointProperties> {
  const { lon, lat } = place.position!
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [lon, lat] },
    properties: {
      id: place.id,
      sign: symbolName(place.kind, place.state, place.alert),
      label: headcountLabel(place),
      people: place.headcount?.confirmed ? place.headcount.value : 0,
      vital: place.alert === 'vital' ? 1 : 0,
      active: place.state === 'actif' ? 1 : 0,
      alert: place.alert,
      name: place.name ?? '',
    },
  }
}

/** Blurred places: one hatched cell for all that fall in it, never a point. */
export function cellsOf(places: readonly Place[]): { areas: FeatureCollection<Polygon, CellProperties>; centres: FeatureCollection<Point, CellProperties> } {
  const byCell = new Map<string, Place[]>()
  for (const place of places) {
    if (place.precision !== 'district' || !place.position) continue
    const key = `${Math.floor(place.position.lat / CELL.lat + 1e-9)}/${Math.floor(place.position.lon / CELL.lon + 1e-9)}`
    byCell.set(key, [...(byCell.get(key) ?? []), place])
  }
  const areas: Feature<Polygon, CellProperties>[] = []
  const centres: Feature<Point, CellProperties>[] = []
  for (const [key, inside] of byCell) {
    const [row, column] = key.split('/').map(Number) as [number, number]
    const properties = cellProperties(inside)
    areas.push({ type: 'Feature', geometry: { type: 'Polygon', coordinates: [corners(row, column)] }, properties })
    centres.push({ type: 'Feature', geometry: { type: 'Point', coordinates: [(column + 0.5) * CELL.lon, (row + 0.5) * CELL.lat] }, properties })
  }
  return { areas: { type: 'FeatureCollection', features: areas }, centres: { type: 'FeatureCollection', features: centres } }
}

function corners(row: number, column: number): [number, number][] {
  const [south, west, north, east] = [row * CELL.lat, column * CELL.lon, (row + 1) * CELL.lat, (column + 1) * CELL.lon]
  return [[west, south], [east, south], [east, north], [west, north], [west, south]]
}

function cellProperties(inside: Place[]): CellProperties {
  const people = inside.reduce((sum, place) => sum + (place.headcount?.confirmed ? place.headcount.value : 0), 0)
  return {
    ids: inside.map((place) => place.id).join(','),
    label: people > 0 ? `≈ ${people}` : '≈',
    count: inside.length,
    vital: inside.some((place) => place.alert === 'vital') ? 1 : 0,
  }
}

/**
 * "40", "40+" when it is a floor, "≈ 40" when estimated, "(40)" when older than 14 days or only heard. No sign that
 * turns round from right to left: a mirrored "≥" would say the contrary.
 */
export function headcountLabel(place: Place): string {
  const seen = place.headcount
  if (!seen) return ''
  const text = countText(seen.value, seen.quality)
  return seen.confirmed && seen.quality !== 'oui_dire' ? text : `(${text})`
}

/** A number with the sign of its quality. */
export function countText(value: number, quality: string | null): string {
  if (quality === 'au_moins') return `${value}+`
  return quality === 'estime' ? `≈ ${value}` : String(value)
}
