import type { Theme } from '../state/theme'

/** The colours of the base map: paper and ink, quiet enough for the signs of places to stand out. */
export interface MapPalette {
  ground: string; land: string; city: string; park: string; water: string; waterLine: string; waterText: string
  edge: string; ring: string; ringCase: string; road: string; rail: string; text: string; soft: string; halo: string; station: string; numeral: string
}

const light: MapPalette = {
  ground: '#ebe6da', land: '#f1ede3', city: '#f8f5ee', park: '#e3e8d5', water: '#c3d9df', waterLine: '#a4c4cd', waterText: '#4d7c8a',
  edge: '#cbc2ae', ring: '#fffdf8', ringCase: '#bfb59f', road: '#ffffff', rail: '#cfc7b8', text: '#4c5a6d', soft: '#8c8676', halo: '#f8f5ee', station: '#6b7787', numeral: '#c3b89f',
}

const dark: MapPalette = {
  ground: '#0b121e', land: '#0f1826', city: '#131e30', park: '#16281f', water: '#1d3d52', waterLine: '#2b5570', waterText: '#7fb0c8',
  edge: '#2b3a54', ring: '#3a4a66', ringCase: '#0b121e', road: '#24344f', rail: '#26344b', text: '#a9b6cb', soft: '#6f7f99', halo: '#0f1826', station: '#8796ae', numeral: '#3c4d6b',
}

export const paletteOf = (theme: Theme): MapPalette => (theme === 'dark' ? dark : light)

/** No glyph server: MapLibre draws text with these fonts of the reader's own device. */
export const FONT = ['Noto Sans', 'Segoe UI', 'Roboto', 'Helvetica Neue', 'sans-serif']
export const FONT_BOLD = ['Noto Sans Bold', 'Segoe UI Bold', 'Roboto Bold', 'Helvetica Neue Bold', 'sans-serif']
