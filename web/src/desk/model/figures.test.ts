import { describe, expect, it } from 'vitest'
import { countersOf } from './figures'
import type { Figures } from './types'

const none: Figures = {
  visits: 0, encounters: { value: 0, atLeast: false, hearsay: 0 }, peoplePresent: { value: 0, atLeast: false, notConfirmed: 0, hearsay: 0 },
  needsOpen: [], evictions: { count: 0, withoutSolution: 0, partial: 0 }, doubles: 0, gaps: 0, placesActive: 0,
}
const counter = (figures: Partial<Figures>, id: string) => countersOf({ ...none, ...figures }).find((one) => one.id === id)!

describe('the counters', () => {
  it('keep people who were not confirmed and hearsay apart from the number', () => {
    const people = counter({ peoplePresent: { value: 340, atLeast: true, notConfirmed: 55, hearsay: 8 } }, 'people')
    expect(people).toMatchObject({ value: 340, atLeast: true })
    expect(people.notes).toEqual([{ key: 'counter.notConfirmed', n: 55 }, { key: 'counter.hearsay', n: 8 }])
  })

  it('always say that encounters may count a person again', () => {
    expect(counter({}, 'encounters').notes).toEqual([{ key: 'counter.again' }])
  })

  it('never add partial solutions to evictions without solution', () => {
    const evictions = counter({ evictions: { count: 9, withoutSolution: 5, partial: 3 } }, 'evictions')
    expect(evictions.value).toBe(9)
    expect(evictions.notes).toEqual([{ key: 'counter.withoutSolution', n: 5 }, { key: 'counter.partial', n: 3 }])
  })

  it('name the three most frequent needs', () => {
    const needsOpen = [{ item: 'eau', count: 2 }, { item: 'duvet', count: 9 }, { item: 'soins', count: 4 }, { item: 'repas', count: 5 }]
    const needs = counter({ needsOpen }, 'needs')
    expect(needs.value).toBe(20)
    expect(needs.notes.map((note) => note.item)).toEqual(['duvet', 'repas', 'soins'])
  })

  it('call for attention only when there is something to do', () => {
    expect(counter({}, 'gaps').attention).toBe(false)
    expect(counter({ gaps: 1 }, 'gaps').attention).toBe(true)
  })
})
