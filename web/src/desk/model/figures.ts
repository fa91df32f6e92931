import type { Figures } from './types'

/** One counter of the desk: its number and the sentences under it. Texts are keys; the component turns them into words. */
export interface Counter {
  id: 'people' | 'encounters' | 'visits' | 'needs' | 'evictions' | 'doubles' | 'gaps' | 'places'
  value: number
  /** The sum holds at least one floor: it is written "au moins". */
  atLeast: boolean
  notes: Note[]
  /** Something a coordinator should look at tonight. */
  attention: boolean
}
export interface Note { key: string; n?: number; item?: string }

/** How many kinds of needs are named under the counter; the rest is in the filter. */
const NAMED_NEEDS = 3

/** The counters in the order of the desk, by the definitions of the glossary. Nothing is added up that must stay apart. */
export function countersOf(figures: Figures): Counter[] {
  const { peoplePresent: people, encounters, evictions, needsOpen } = figures
  const needs = [...needsOpen].sort((a, b) => b.count - a.count)
  return [
    counter('people', people.value, { atLeast: people.atLeast, notes: [...some('counter.notConfirmed', people.notConfirmed), ...some('counter.hearsay', people.hearsay)] }),
    counter('encounters', encounters.value, { atLeast: encounters.atLeast, notes: [{ key: 'counter.again' }, ...some('counter.hearsay', encounters.hearsay)] }),
    counter('visits', figures.visits),
    counter('places', figures.placesActive),
    counter('needs', needs.reduce((sum, need) => sum + need.count, 0), { notes: needs.slice(0, NAMED_NEEDS).map((need) => ({ key: 'counter.need', n: need.count, item: need.item })) }),
    counter('gaps', figures.gaps, { attention: figures.gaps > 0 }),
    counter('doubles', figures.doubles, { attention: figures.doubles > 0 }),
    counter('evictions', evictions.count, {
      attention: evictions.withoutSolution > 0,
      notes: [...some('counter.withoutSolution', evictions.withoutSolution), ...some('counter.partial', evictions.partial)],
    }),
  ]
}

function counter(id: Counter['id'], value: number, more: Partial<Counter> = {}): Counter {
  return { id, value, atLeast: false, notes: [], attention: false, ...more }
}

function some(key: string, n: number): Note[] {
  return n > 0 ? [{ key, n }] : []
}
