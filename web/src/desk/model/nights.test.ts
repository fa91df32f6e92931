import { describe, expect, it } from 'vitest'
import { nightOf, nightText, nightsBefore, nightsBetween } from './nights'

describe('nights', () => {
  it('run from noon to noon: one in the morning belongs to the evening before', () => {
    const at = (hour: number) => new Date(2026, 10, 23, hour, 30).toISOString()
    expect([nightOf(at(1)), nightOf(at(11)), nightOf(at(13))]).toEqual(['2026-11-22', '2026-11-22', '2026-11-23'])
  })

  it('count backwards over the end of a year and of February', () => {
    expect(nightsBefore('2026-01-01', 1)).toBe('2025-12-31')
    expect(nightsBefore('2028-03-01', 1)).toBe('2028-02-29')
    expect(nightsBetween('2026-10-20', '2026-11-03')).toBe(14)
  })

  it('are written with Latin digits in every language, and as a dash when there is none', () => {
    expect(nightText('2026-11-23', 'fr')).toBe('23 nov.')
    expect(nightText('2026-11-23', 'ar')).toContain('23')
    expect([nightText(null, 'fr'), nightText('soon', 'fr')]).toEqual(['–', '–'])
  })
})
