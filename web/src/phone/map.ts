import 'maplibre-gl/dist/maplibre-gl.css'
import { baseStyle } from '@shared/map/baseMap'
import { addProtocol, AttributionControl, Map as MapLibre, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { Protocol } from 'pmtiles'
import { i18n } from './say'

/** Whole of Paris: what is shown before any place or position is known. */
const PARIS: [[number, number], [number, number]] = [
  [2.22, 48.81],
  [2.47, 48.91],
]

setWorkerUrl(workerUrl)
addProtocol('pmtiles', new Protocol().tile)

/** A dark map, flat and turned north, that a thumb can move; loaded with everything it needs only when first shown. */
export async function openMap(container: HTMLElement, centre: { lat: number; lon: number } | null, zoom = 14): Promise<MapLibre> {
  const map = new MapLibre({
    container,
    style: await baseStyle('dark', i18n.language, i18n.t('map.schematic')),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    minZoom: 8,
    maxZoom: 18,
    ...(centre ? { center: [centre.lon, centre.lat] as [number, number], zoom } : { bounds: PARIS }),
  })
  map.touchZoomRotate.disableRotation()
  map.addControl(new AttributionControl({ compact: false }), 'top-right')
  return map
}
