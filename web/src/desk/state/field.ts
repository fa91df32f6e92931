import { reactive, shallowRef } from 'vue'
import { apiQuery, type Selection } from '../model/selection'
import type { Figures, LiveEvent, Place, Report } from '../model/types'
import { desk, problemText } from './calls'
import { followLive } from './live'
import { may, session, tonight } from './session'

/** How many reports the list beside the map holds; the reports page goes further back. */
const RECENT = 60
/** Events come in bursts when phones find the network again: read once for all that arrive within this time (ms). */
const GATHER = 250

/** The field as the present selection shows it: one source for the map, the lists and the counters. */
export const places = shallowRef<Place[]>([])
export const figures = shallowRef<Figures | null>(null)
export const reports = shallowRef<Report[]>([])
export const field = reactive({
  loading: false,
  loaded: false,
  problem: '',
  reportTotal: 0,
  /** Reports waiting to be read again by a coordinator, over all nights. */
  toReview: 0,
  /** Place id → when it last changed before our eyes (ms); drives the pulse on the map and the rising row. */
  fresh: {} as Record<string, number>,
})

let current: Selection | undefined
let running: AbortController | undefined
let gathering: number | undefined

export async function loadField(selection: Selection): Promise<void> {
  current = selection
  running?.abort()
  const turn = (running = new AbortController())
  const query = apiQuery(selection, tonight.value)
  const recent = new URLSearchParams(query)
  recent.set('limit', String(RECENT))
  const read = <T>(address: string, take: (answer: T) => void) => desk.get<T>(address, { signal: turn.signal }).then((answer) => void (turn.signal.aborted || take(answer)))
  field.loading = true
  try {
    // Each is shown as it comes: the row of a place need not wait for the sums.
    await Promise.all([
      read<{ places: Place[] }>(`/api/places?${query}`, (answer) => {
        places.value = answer.places
        field.loaded = true
      }),
      read<Figures>(`/api/figures?${query}`, (answer) => (figures.value = answer)),
      read<{ reports: Report[]; total: number }>(`/api/reports?${recent}`, (answer) => {
        reports.value = answer.reports
        field.reportTotal = answer.total
      }),
    ])
    field.problem = ''
  } catch (problem) {
    if (!turn.signal.aborted) field.problem = problemText(problem)
  } finally {
    if (running === turn) field.loading = false
  }
}

/** What a coordinator has to read again: reports of the own association, whatever the night. */
export function reviewQuery(): URLSearchParams {
  return new URLSearchParams({ status: 'review', organisation: session.me?.organisation?.id ?? '' })
}

export async function countToReview(): Promise<void> {
  if (!may.review.value) return
  const query = reviewQuery()
  query.set('limit', '1')
  const answer = await desk.get<{ total: number }>(`/api/reports?${query}`).catch(() => null)
  if (answer) field.toReview = answer.total
}

/** Reads the present selection again, at most once for a burst. */
export function refreshSoon(): void {
  if (gathering !== undefined) return
  gathering = window.setTimeout(() => {
    gathering = undefined
    if (current) void loadField(current)
    void countToReview()
  }, GATHER)
}

/** Keeps the field up to date from the live feed; call the result to stop. */
export function followField(): () => void {
  return followLive({
    event(kind, event) {
      const place = placeOf(kind, event)
      if (place) field.fresh[place] = Date.now()
      refreshSoon()
    },
    resumed: refreshSoon,
  })
}

function placeOf(kind: string, event: LiveEvent): string | undefined {
  return event.place ?? (kind === 'place' ? event.id : undefined)
}

/** Forgets everything: nothing of one reader may stay on screen for the next. */
export function forgetField(): void {
  running?.abort()
  current = undefined
  places.value = []
  reports.value = []
  figures.value = null
  Object.assign(field, { loading: false, loaded: false, problem: '', reportTotal: 0, toReview: 0, fresh: {} })
}
