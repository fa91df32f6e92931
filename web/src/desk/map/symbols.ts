import type { Alert } from '../model/types'

/**
 * The signs of places, one drawing for the map (canvas) and for the lists (SVG). The glyph says the kind, the plate says
 * the state, the ring says the urgency: each differs in shape, never in colour only. All paths lie in a 24 × 24 box.
 */
const GLYPHS: Record<string, string> = {
  campement_tentes: 'M12 5.5 20 18.5H4ZM12 11.5 14.8 18.5H9.2Z',
  bidonville_cabanes: 'M4 11 20 7V10H18.5V18H13.5V13H10.5V18H5.5V13.6L4 14Z',
  squat_bati: 'M6 5H18V19H6ZM8.5 7.5V10H11V7.5ZM13 7.5V10H15.5V7.5ZM8.5 12V14.5H11V12ZM13 12V19H15.5V12Z',
  pont_tunnel: 'M3.5 7H20.5V17.5H17.5A5.5 5.5 0 0 0 6.5 17.5H3.5Z',
  voie_publique_diffus: 'M7 6.5A2.2 2.2 0 1 1 7 10.9 2.2 2.2 0 1 1 7 6.5ZM16.5 8A2.2 2.2 0 1 1 16.5 12.4 2.2 2.2 0 1 1 16.5 8ZM11 13.5A2.2 2.2 0 1 1 11 17.9 2.2 2.2 0 1 1 11 13.5Z',
  gare_metro: 'M5 18.5V5.5H8L12 11.5 16 5.5H19V18.5H16.2V10.3L12.9 15.2H11.1L7.8 10.3V18.5Z',
  vehicules: 'M3.5 8H14.5L20.5 12V16.5H18.6A2.3 2.3 0 0 1 14.2 16.5H9.8A2.3 2.3 0 0 1 5.4 16.5H3.5ZM13.5 9.7V12H17.8L14.3 9.7Z',
  parc_bois: 'M12 4.5 17 11H14.8L18.5 16H13.2V19.5H10.8V16H5.5L9.2 11H7Z',
  autre: 'M12 5.5 18.5 12 12 18.5 5.5 12Z',
}

export interface Plate {
  /** Filled plates are places where people are expected; hollow ones where not. */
  filled: boolean
  tone: 'calm' | 'text' | 'soft' | 'alarm'
  dash?: number[]
  /** A line across the plate: evicted (rising) or closed (level). */
  strike?: 'rising' | 'level'
  mark?: string
}

const PLATES: Record<string, Plate> = {
  actif: { filled: true, tone: 'calm' },
  incertain: { filled: false, tone: 'calm', dash: [3, 2.2] },
  vide: { filled: false, tone: 'soft' },
  expulse: { filled: false, tone: 'alarm', strike: 'rising' },
  ferme: { filled: false, tone: 'soft', strike: 'level' },
  a_verifier: { filled: false, tone: 'text', dash: [0.5, 2.6], mark: '?' },
}

export interface Colours { calm: string; text: string; soft: string; alarm: string; accent: string; paper: string }

export const LIGHT: Colours = { calm: '#0b6f71', text: '#14202f', soft: '#6b7787', alarm: '#b3172d', accent: '#d98e00', paper: '#fffdf8' }
export const DARK: Colours = { calm: '#4cc4c0', text: '#f2f0ea', soft: '#93a2ba', alarm: '#ff7b85', accent: '#ffb000', paper: '#16233a' }

export const glyphOf = (kind: string | null): string => GLYPHS[kind ?? ''] ?? GLYPHS.autre!
export const plateOf = (state: string | null): Plate => PLATES[state ?? ''] ?? PLATES.a_verifier!

/** The image name that the map asks for, and what `drawSymbol` reads back. */
export const symbolName = (kind: string | null, state: string | null, alert: Alert): string => `sign|${kind ?? ''}|${state ?? ''}|${alert}`

const SIDE = 44
const CENTRE = SIDE / 2
const PLATE_RADIUS = 14

/** Draws one sign at twice its size; null when the name is not one of ours. */
export function drawSymbol(name: string, colours: Colours): ImageData | null {
  const [family, kind = '', state = '', alert = 'none'] = name.split('|')
  if (family !== 'sign') return null
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = SIDE * 2
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) return null
  pen.scale(2, 2)
  drawRing(pen, alert as Alert, colours)
  drawPlate(pen, plateOf(state), glyphOf(kind), colours)
  return pen.getImageData(0, 0, canvas.width, canvas.height)
}

function drawRing(pen: CanvasRenderingContext2D, alert: Alert, colours: Colours): void {
  if (alert === 'none') return
  pen.lineWidth = alert === 'vital' ? 3.4 : 2.6
  pen.strokeStyle = alert === 'vital' ? colours.alarm : colours.accent
  pen.setLineDash(alert === 'vital' ? [] : [5, 3.2])
  circle(pen, PLATE_RADIUS + 4.6)
  pen.stroke()
  pen.setLineDash([])
  if (alert === 'vital') exclaim(pen, colours)
}

/** A small flag at the top right: "vital" must be seen without colour. */
function exclaim(pen: CanvasRenderingContext2D, colours: Colours): void {
  pen.fillStyle = colours.alarm
  pen.beginPath()
  pen.arc(36.5, 7.5, 7, 0, Math.PI * 2)
  pen.fill()
  pen.fillStyle = colours.paper
  pen.font = '800 11px sans-serif'
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.fillText('!', 36.5, 8)
}

function drawPlate(pen: CanvasRenderingContext2D, plate: Plate, glyph: string, colours: Colours): void {
  const tone = colours[plate.tone]
  circle(pen, PLATE_RADIUS)
  pen.fillStyle = plate.filled ? tone : colours.paper
  pen.fill()
  pen.lineWidth = plate.filled ? 1.5 : 2.2
  pen.strokeStyle = plate.filled ? colours.paper : tone
  pen.setLineDash(plate.dash ?? [])
  pen.stroke()
  pen.setLineDash([])
  pen.save()
  pen.translate(CENTRE - 9.6, CENTRE - 9.6)
  pen.scale(0.8, 0.8)
  pen.fillStyle = plate.filled ? colours.paper : tone
  pen.fill(new Path2D(glyph), 'evenodd')
  pen.restore()
  if (plate.strike) strike(pen, plate.strike, tone, colours.paper)
  if (plate.mark) question(pen, plate.mark, tone, colours.paper)
}

function strike(pen: CanvasRenderingContext2D, way: 'rising' | 'level', tone: string, paper: string): void {
  const reach = way === 'rising' ? 10.5 : 14
  const lift = way === 'rising' ? 10.5 : 0
  for (const [width, colour] of [[5, paper], [2.4, tone]] as const) {
    pen.lineWidth = width
    pen.strokeStyle = colour
    pen.beginPath()
    pen.moveTo(CENTRE - reach, CENTRE + lift)
    pen.lineTo(CENTRE + reach, CENTRE - lift)
    pen.stroke()
  }
}

function question(pen: CanvasRenderingContext2D, mark: string, tone: string, paper: string): void {
  pen.fillStyle = tone
  pen.beginPath()
  pen.arc(34, 33, 6.5, 0, Math.PI * 2)
  pen.fill()
  pen.fillStyle = paper
  pen.font = '700 10px sans-serif'
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.fillText(mark, 34, 33.5)
}

function circle(pen: CanvasRenderingContext2D, radius: number): void {
  pen.beginPath()
  pen.arc(CENTRE, CENTRE, radius, 0, Math.PI * 2)
}

/** The hatching of a blurred cell: a plain area could be taken for a zone. */
export function drawHatching(colours: Colours): ImageData | null {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 16
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) return null
  pen.strokeStyle = colours.calm
  pen.globalAlpha = 0.55
  pen.lineWidth = 1.8
  pen.beginPath()
  for (const start of [-16, 0, 16]) {
    pen.moveTo(start, 16)
    pen.lineTo(start + 16, 0)
  }
  pen.stroke()
  return pen.getImageData(0, 0, 16, 16)
}
