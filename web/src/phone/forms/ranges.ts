/** The bounds of a scale as its form gives them; it may run downwards. */
export interface Bounds {
  from: number
  to: number
  step: number
}

/** More stops than these nobody looks through in a list. */
const MOST_STOPS = 2_000

const sizeOf = (bounds: Bounds) => Math.abs(bounds.step) || 1
const lowest = (bounds: Bounds) => Math.min(bounds.from, bounds.to)
const last = (bounds: Bounds) => Math.floor(Math.abs(bounds.to - bounds.from) / sizeOf(bounds) + 1e-9)
const stop = (bounds: Bounds, index: number) => String(Number((lowest(bounds) + index * sizeOf(bounds)).toFixed(6)))

/** The answer one step up or down, on the scale's own stops; from the middle when nothing is answered. */
export function stepped(bounds: Bounds, value: string, by: number): string {
  const at = value === '' ? Math.floor(last(bounds) / 2) : Math.round((Number(value) - lowest(bounds)) / sizeOf(bounds))
  return stop(bounds, Math.max(0, Math.min(last(bounds), at + by)))
}

/** Every stop of a scale, in its own direction. */
export function stopsOf(bounds: Bounds): string[] {
  const stops = Array.from({ length: Math.min(last(bounds), MOST_STOPS) + 1 }, (_, i) => stop(bounds, i))
  return bounds.from <= bounds.to ? stops : stops.reverse()
}
