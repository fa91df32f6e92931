import { describe, expect, it } from 'vitest'
import { areaOf, lengthOf, readTrace, writeTrace } from '../src/phone/forms/traces'

/** A square of about 100 m, drawn by hand nowhere in particular. */
const SQUARE = [
  { lat: 48.85, lon: 2.35 },
  { lat: 48.85, lon: 2.351366 },
  { lat: 48.8509, lon: 2.351366 },
  { lat: 48.8509, lon: 2.35 },
]

describe('a drawing on the map', () => {
  it('is written as ODK reads it and comes back', () => {
    const text = writeTrace(SQUARE, true)
    expect(text.split(';')).toHaveLength(5)
    expect(text.split(';')[0]).toBe('48.850000 2.350000 0 0')
    expect(text.split(';').at(-1)).toBe(text.split(';')[0])
    expect(readTrace(text, true)).toEqual(SQUARE)
    expect(readTrace(writeTrace(SQUARE, false), false)).toEqual(SQUARE)
  })

  it('is no answer with too few points, and survives what is no trace', () => {
    expect(writeTrace(SQUARE.slice(0, 2), true)).toBe('')
    expect(writeTrace(SQUARE.slice(0, 1), false)).toBe('')
    expect(readTrace('', true)).toEqual([])
    expect(readTrace('nord sud;48.85 2.35 0 0', false)).toEqual([{ lat: 48.85, lon: 2.35 }])
  })

  it('tells its length and the ground it takes', () => {
    expect(lengthOf(SQUARE)).toBeGreaterThan(295)
    expect(lengthOf(SQUARE)).toBeLessThan(305)
    expect(areaOf(SQUARE)).toBeGreaterThan(9_700)
    expect(areaOf(SQUARE)).toBeLessThan(10_300)
    expect(areaOf(SQUARE.slice(0, 2))).toBe(0)
  })
})
