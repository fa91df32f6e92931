import type { ExpressionSpecification, LayerSpecification, StyleSpecification, SymbolLayerSpecification } from 'maplibre-gl'
import { FONT, FONT_BOLD, type MapPalette } from './palette'

/** Where the server serves the schematic city that ships inside Halte; its features are told apart by their `kind`. */
const SCHEMATIC = '/basemap/schematic.geojson'

const is = (...kinds: string[]): ExpressionSpecification => ['in', ['get', 'kind'], ['literal', kinds]]
const paris: ExpressionSpecification = ['==', ['get', 'paris'], true]
const grow = (...stops: number[]): ExpressionSpecification => ['interpolate', ['exponential', 1.5], ['zoom'], ...stops] as unknown as ExpressionSpecification

/** The style of the schematic map, from the back to the front: ground, water, ways, names. */
export function schematicStyle(colours: MapPalette, language: string, attribution: string): StyleSpecification {
  return {
    version: 8,
    sources: { city: { type: 'geojson', data: SCHEMATIC, attribution } },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': colours.ground } },
      ...grounds(colours),
      ...ways(colours),
      ...names(colours, ['coalesce', ['get', `name:${language}`], ['get', 'name']]),
    ],
  }
}

function grounds(colours: MapPalette): LayerSpecification[] {
  const area = (id: string, filter: ExpressionSpecification, colour: string): LayerSpecification =>
    ({ id, type: 'fill', source: 'city', filter, paint: { 'fill-color': colour } })
  const edge = (id: string, filter: ExpressionSpecification, width: ExpressionSpecification): LayerSpecification => ({
    id, type: 'line', source: 'city', filter, layout: { 'line-join': 'round' },
    paint: { 'line-color': colours.edge, 'line-width': width, 'line-dasharray': [5, 2.5] },
  })
  return [
    area('suburbs', is('district'), colours.land),
    area('city', ['all', is('district'), paris], colours.city),
    area('parks', is('park'), colours.park),
    edge('edges', ['all', is('district'), paris], grow(10, 0.7, 15, 2)),
    edge('suburb-edges', ['all', is('district'), ['!', paris]], grow(10, 0.4, 15, 1.2)),
    area('water', is('water'), colours.water),
    { id: 'banks', type: 'line', source: 'city', filter: is('water'), paint: { 'line-color': colours.waterLine, 'line-width': grow(10, 0.5, 15, 1.6) } },
  ]
}

function ways(colours: MapPalette): LayerSpecification[] {
  const line = (id: string, filter: ExpressionSpecification, colour: string, width: ExpressionSpecification, dashes?: number[]): LayerSpecification => ({
    id, type: 'line', source: 'city', filter, layout: { 'line-join': 'round', 'line-cap': dashes ? 'butt' : 'round' },
    paint: { 'line-color': colour, 'line-width': width, ...(dashes ? { 'line-dasharray': dashes } : {}) },
  })
  const covered: ExpressionSpecification = ['==', ['get', 'covered'], true]
  return [
    line('canals', ['all', is('canal'), ['!', covered]], colours.waterLine, grow(10, 1.6, 13, 4, 16, 18)),
    line('covered-canals', ['all', is('canal'), covered], colours.waterLine, grow(10, 1.2, 13, 3, 16, 12), [1.2, 1.2]),
    line('rails', is('rail'), colours.rail, grow(10, 1.2, 13, 2.6, 16, 7), [2.4, 1]),
    line('avenue-cases', is('avenue'), colours.edge, grow(10, 1, 13, 4, 16, 15)),
    line('avenues', is('avenue'), colours.road, grow(10, 0.6, 13, 2.8, 16, 13)),
    line('ring-case', is('ringroad'), colours.ringCase, grow(9, 2.4, 12, 5.6, 16, 24)),
    line('ring', is('ringroad'), colours.ring, grow(9, 1.2, 12, 3.6, 16, 20)),
  ]
}

function names(colours: MapPalette, name: ExpressionSpecification): LayerSpecification[] {
  const paint = (colour: string) => ({ 'text-color': colour, 'text-halo-color': colours.halo, 'text-halo-width': 1.6 })
  const text = (id: string, kind: string, zooms: { minzoom?: number; maxzoom?: number }, colour: string, layout: SymbolLayerSpecification['layout']): LayerSpecification =>
    ({ id, type: 'symbol', source: 'city', filter: is(kind), ...zooms, layout: { 'text-field': name, 'text-font': FONT, ...layout }, paint: paint(colour) })
  const dot = (id: string, kind: string, radius: ExpressionSpecification): LayerSpecification => ({
    id, type: 'circle', source: 'city', filter: is(kind), minzoom: 10.6,
    paint: { 'circle-radius': radius, 'circle-color': colours.halo, 'circle-stroke-color': kind === 'station' ? colours.station : colours.ringCase, 'circle-stroke-width': grow(10, 1.2, 15, 3) },
  })
  return [
    text('water-names', 'canal', { minzoom: 12 }, colours.waterText, { 'symbol-placement': 'line', 'text-size': 11, 'text-letter-spacing': 0.08, 'text-offset': [0, 0.9] }),
    text('river-names', 'water', { minzoom: 10.5 }, colours.waterText, { 'symbol-placement': 'line', 'symbol-spacing': 360, 'text-size': grow(11, 10, 15, 15), 'text-letter-spacing': 0.16, 'text-max-angle': 30 }),
    text('avenue-names', 'avenue', { minzoom: 13.4 }, colours.soft, { 'symbol-placement': 'line', 'symbol-spacing': 340, 'text-size': 10.5 }),
    text('park-names', 'park', { minzoom: 12.4 }, colours.soft, { 'text-size': 10.5, 'text-max-width': 7 }),
    text('commune-names', 'commune-label', { minzoom: 10.2 }, colours.soft, { 'text-size': grow(10, 9.5, 14, 14), 'text-letter-spacing': 0.06, 'text-max-width': 8 }),
    dot('gates', 'gate', grow(10, 1.4, 15, 4.5)),
    text('gate-names', 'gate', { minzoom: 12 }, colours.soft, { 'text-size': 10.5, 'text-offset': [0, 0.8], 'text-anchor': 'top', 'text-max-width': 7, 'text-padding': 5 }),
    dot('stations', 'station', grow(10, 2, 15, 6)),
    text('station-names', 'station', { minzoom: 11.6 }, colours.text, {
      'text-font': FONT_BOLD, 'text-size': 11, 'text-offset': [0, 0.8], 'text-anchor': 'top', 'text-max-width': 8, 'symbol-sort-key': ['coalesce', ['get', 'rank'], 3],
    }),
    ...districtNames(colours, name),
  ]
}

/** Numbers of the arrondissements large and pale like a watermark; the names of quarters (a higher rank) when near. */
function districtNames(colours: MapPalette, name: ExpressionSpecification): LayerSpecification[] {
  const first: ExpressionSpecification = ['==', ['get', 'rank'], 1]
  const label = (id: string, filter: ExpressionSpecification, minzoom: number, font: string[], size: ExpressionSpecification, colour: string): LayerSpecification => ({
    id, type: 'symbol', source: 'city', filter: ['all', is('district-label'), filter], minzoom,
    layout: { 'text-field': name, 'text-font': font, 'text-size': size, 'text-letter-spacing': 0.04, 'text-max-width': 8 },
    paint: { 'text-color': colour, 'text-halo-color': colours.halo, 'text-halo-width': 1.2 },
  })
  return [
    label('arrondissement-names', first, 9.5, FONT_BOLD, grow(10, 11, 13, 19, 16, 30), colours.numeral),
    label('quarter-names', ['!', first], 11.8, FONT, grow(12, 10, 15, 15), colours.soft),
  ]
}
