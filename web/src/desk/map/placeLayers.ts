import type { ExpressionSpecification, GeoJSONSource, LayerSpecification, Map as MapLibre } from 'maplibre-gl'
import type { Place } from '../model/types'
import { FONT_BOLD } from '@shared/map/palette'
import { cellsOf, pointsOf } from './placeFeatures'
import type { Colours } from './symbols'

/** Above this zoom every place is drawn by itself. */
const CLUSTER_MAX_ZOOM = 12
const HATCHING = 'hatching'
export const CLICKABLE = ['place-signs', 'clusters', 'cells'] as const

const size = (at: number): ExpressionSpecification =>
  ['interpolate', ['linear'], ['get', 'people'], 0, 0.8 * at, 20, 0.9 * at, 60, 1.06 * at, 150, 1.24 * at, 400, 1.5 * at]

/** Adds sources and layers of places above the base map; called again after each change of style. */
export function addPlaceLayers(map: MapLibre, places: readonly Place[], colours: Colours): void {
  const cells = cellsOf(places)
  map.addSource('places', {
    type: 'geojson', data: pointsOf(places), promoteId: 'id', cluster: true, clusterRadius: 34, clusterMaxZoom: CLUSTER_MAX_ZOOM, clusterMinPoints: 3,
    clusterProperties: { people: ['+', ['get', 'people']], vital: ['max', ['get', 'vital']] },
  })
  map.addSource('cells', { type: 'geojson', data: cells.areas })
  map.addSource('cell-centres', { type: 'geojson', data: cells.centres })
  map.addSource('chosen', { type: 'geojson', data: pointsOf([]) })
  for (const layer of [...cellLayers(colours), ...clusterLayers(colours), ...signLayers(colours)]) map.addLayer(layer)
}

export function setPlaces(map: MapLibre, places: readonly Place[]): void {
  const cells = cellsOf(places)
  map.getSource<GeoJSONSource>('places')?.setData(pointsOf(places))
  map.getSource<GeoJSONSource>('cells')?.setData(cells.areas)
  map.getSource<GeoJSONSource>('cell-centres')?.setData(cells.centres)
}

export const HATCHING_IMAGE = HATCHING

function cellLayers(colours: Colours): LayerSpecification[] {
  return [
    { id: 'cells', type: 'fill', source: 'cells', paint: { 'fill-pattern': HATCHING, 'fill-opacity': 0.75 } },
    { id: 'cell-edges', type: 'line', source: 'cells', paint: { 'line-color': colours.calm, 'line-width': 1.4, 'line-dasharray': [2, 2] } },
    {
      id: 'cell-labels', type: 'symbol', source: 'cell-centres', minzoom: 10.6,
      layout: { 'text-field': ['get', 'label'], 'text-font': FONT_BOLD, 'text-size': 13 },
      paint: { 'text-color': colours.calm, 'text-halo-color': colours.paper, 'text-halo-width': 2 },
    },
  ]
}

function clusterLayers(colours: Colours): LayerSpecification[] {
  const radius: ExpressionSpecification = ['interpolate', ['linear'], ['get', 'people'], 0, 15, 100, 19, 400, 25, 1500, 33]
  return [
    {
      id: 'clusters', type: 'circle', source: 'places', filter: ['has', 'point_count'],
      paint: {
        'circle-color': colours.text, 'circle-opacity': 0.92, 'circle-radius': radius,
        'circle-stroke-width': ['case', ['==', ['get', 'vital'], 1], 4, 2],
        'circle-stroke-color': ['case', ['==', ['get', 'vital'], 1], colours.alarm, colours.paper],
      },
    },
    {
      id: 'cluster-labels', type: 'symbol', source: 'places', filter: ['has', 'point_count'],
      layout: {
        'text-field': ['format', ['case', ['>', ['get', 'people'], 0], ['to-string', ['get', 'people']], '–'], {}, ['case', ['==', ['get', 'vital'], 1], ' !', ''], {}, '\n', {}, ['concat', '×', ['to-string', ['get', 'point_count']]], { 'font-scale': 0.72 }],
        'text-font': FONT_BOLD, 'text-size': 13, 'text-line-height': 1.05, 'text-allow-overlap': true,
      },
      paint: { 'text-color': colours.paper },
    },
  ]
}

function signLayers(colours: Colours): LayerSpecification[] {
  return [
    {
      id: 'chosen', type: 'circle', source: 'chosen',
      paint: { 'circle-radius': 26, 'circle-color': colours.accent, 'circle-opacity': 0.28, 'circle-stroke-color': colours.text, 'circle-stroke-width': 2 },
    },
    {
      id: 'place-signs', type: 'symbol', source: 'places', filter: ['!', ['has', 'point_count']],
      layout: {
        'icon-image': ['get', 'sign'], 'icon-allow-overlap': true, 'icon-size': ['interpolate', ['linear'], ['zoom'], 10, size(0.78), 13, size(0.95), 16, size(1.1)],
        'symbol-sort-key': ['+', ['*', ['get', 'vital'], 10000], ['get', 'people']],
        'text-field': ['step', ['zoom'], '', 12.2, ['get', 'label']], 'text-font': FONT_BOLD, 'text-size': 11.5, 'text-offset': [0, 1.35], 'text-anchor': 'top', 'text-optional': true,
      },
      paint: { 'text-color': colours.text, 'text-halo-color': colours.paper, 'text-halo-width': 1.8, 'icon-opacity': ['case', ['==', ['get', 'active'], 1], 1, 0.88] },
    },
    {
      id: 'place-names', type: 'symbol', source: 'places', filter: ['!', ['has', 'point_count']], minzoom: 13.6,
      layout: { 'text-field': ['get', 'name'], 'text-font': FONT_BOLD, 'text-size': 11.5, 'text-offset': [0, 2.5], 'text-anchor': 'top', 'text-max-width': 9, 'text-optional': true },
      paint: { 'text-color': colours.text, 'text-halo-color': colours.paper, 'text-halo-width': 1.8 },
    },
  ]
}
