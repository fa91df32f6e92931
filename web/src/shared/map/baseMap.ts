import { layers as protomapsLayers, namedFlavor } from '@protomaps/basemaps'
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl'
import { FONT, FONT_BOLD, paletteOf, type Theme } from './palette'
import { schematicStyle } from './schematicStyle'

const ARCHIVE = '/basemap/tiles.pmtiles'

/**
 * The base map that the server has: a Protomaps-layered archive of the operator, or the schematic city that ships inside.
 * Both come from our own server and need neither glyphs nor sprites.
 */
export async function baseStyle(theme: Theme, language: string, schematicAttribution: string): Promise<StyleSpecification> {
  return (await hasArchive()) ? archiveStyle(theme, language) : schematicStyle(paletteOf(theme), language, schematicAttribution)
}

let archive: Promise<boolean> | undefined

/** The server's own style names the archive when there is one: no request that could only fail. */
function hasArchive(): Promise<boolean> {
  archive ??= fetch('/basemap/style.json')
    .then(async (answer) => answer.ok && (await answer.text()).includes(ARCHIVE))
    .catch(() => false)
  return archive
}

function archiveStyle(theme: Theme, language: string): StyleSpecification {
  const layers = protomapsLayers('city', namedFlavor(theme), { lang: language }) as LayerSpecification[]
  return {
    version: 8,
    sources: { city: { type: 'vector', url: `pmtiles://${location.origin}${ARCHIVE}`, attribution: '© OpenStreetMap' } },
    layers: layers.map(withLocalFonts),
  }
}

/** The published style asks a glyph server for its fonts and a sprite for its icons; we have neither. */
function withLocalFonts(layer: LayerSpecification): LayerSpecification {
  if (layer.type !== 'symbol') return layer
  const layout = { ...layer.layout }
  const bold = JSON.stringify(layout['text-font'] ?? '').includes('Medium')
  if (layout['text-field']) layout['text-font'] = bold ? FONT_BOLD : FONT
  delete layout['icon-image']
  return { ...layer, layout }
}
