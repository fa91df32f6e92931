import { describe, expect, it } from 'vitest'
import { countsIn, touchedTurns } from '../src/phone/forms/turns'

describe('an answer that says how often a part of the form is asked', () => {
  it('is found in the form; what is calculated is left to it', () => {
    const xform = `<repeat nodeset="/data/tente" jr:count=" /data/tentes "><repeat nodeset="/data/sac" jr:count="/data/tentes"/><repeat nodeset="/data/lit" jr:count="/data/a * 2"/><repeat nodeset="/data/libre"/>`
    expect([...countsIn(xform)]).toEqual([['/data/tentes', ['/data/tente', '/data/sac']]])
  })

  it('keeps every turn that somebody filled in, whatever comes before or after it', () => {
    expect(touchedTurns(['bleue', '', 'verte', '', ''], '')).toBe(3)
    expect(touchedTurns(['', '', 'verte'], '')).toBe(3)
    expect(touchedTurns(['', 'bleue', 'bleue', 'bleue'], '')).toBe(4)
    expect(touchedTurns([' ', ''], '')).toBe(0)
    expect(touchedTurns([], '')).toBe(0)
  })

  it('takes for untouched what the form itself proposes', () => {
    expect(touchedTurns(['oui', 'non', 'oui', 'oui'], 'oui')).toBe(2)
  })
})
