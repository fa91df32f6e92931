import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { computed, shallowRef } from 'vue'
import { desk } from './calls'

export interface ZoneProperties { code: string; name: string; parent?: string | null }
export type ZoneCollection = FeatureCollection<Polygon | MultiPolygon, ZoneProperties>

export const zones = shallowRef<ZoneCollection>({ type: 'FeatureCollection', features: [] })
export const zoneNames = computed(() => new Map(zones.value.features.map((zone) => [zone.properties.code, zone.properties.name])))

let asked: Promise<void> | undefined

/** Reads the zones once; they hardly ever change. `again` after an administrator replaced them. */
export function loadZones(again = false): Promise<void> {
  if (again) asked = undefined
  asked ??= desk
    .get<ZoneCollection>('/api/zones')
    .then((read) => void (zones.value = read))
    .catch(() => void (asked = undefined))
  return asked
}

export function zoneText(code: string | null | undefined): string {
  return code ? (zoneNames.value.get(code) ?? code) : '–'
}
