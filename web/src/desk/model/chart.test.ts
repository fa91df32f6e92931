import { describe, expect, it } from 'vitest'
import { barsOf } from './chart'
import type { Report } from './types'

const visit = (patch: Partial<Report>) => ({ status: 'ok', night: '2026-11-20', startedAt: null, headcount: null, quality: 'compte', result: 'rencontre', ...patch }) as Report

describe('the bars of a place', () => {
  it('run from the oldest to the newest, the tallest fills the height', () => {
    const bars = barsOf([visit({ night: '2026-11-22', headcount: 20 }), visit({ night: '2026-11-01', headcount: 40 })], 240, 60)
    expect(bars.map((bar) => bar.value)).toEqual([40, 20])
    expect(bars.map((bar) => bar.height)).toEqual([60, 30])
  })

  it('draw "seen empty" as a zero but leave out a place that could not be reached', () => {
    const bars = barsOf([visit({ result: 'personne' }), visit({ result: 'inaccessible' })], 240, 60)
    expect(bars.map((bar) => bar.kind)).toEqual(['empty'])
  })

  it('leave out what was rejected or replaced', () => {
    expect(barsOf([visit({ headcount: 9, status: 'rejected' }), visit({ headcount: 8, status: 'replaced' })], 240, 60)).toEqual([])
  })

  it('keep a floor and hearsay apart from a count', () => {
    const kinds = barsOf([visit({ headcount: 5, quality: 'au_moins' }), visit({ headcount: 5, quality: 'oui_dire' })], 240, 60).map((bar) => bar.kind)
    expect(kinds).toEqual(['floor', 'hearsay'])
  })
})
