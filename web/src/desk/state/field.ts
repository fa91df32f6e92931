import { reactive, shallowRef } from 'vue'
import { apiQuery, type Selection } from '../model/selection'
import type { Figures, LiveEvent, Place, Report } from '../model/types'
import { desk, problemText } from './calls'
import { followLive } from './live'
import { tonight } from './session'

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
  field.loading = true
  try {
    const [found, sums, latest] = await Promise.all([
      desk.get<{ places: Place[] }>(`/api/places?${query}`, { signal: turn.signal }),
      desk.get<Figures>(`/api/figures?${query}`, { signal: turn.signal }),
      desk.get<{ reports: Report[]; total: number }>(`/api/reports?${recent}`, { signal: turn.signal }),
    ])
    places.value = found.places
    figures.value = sums
    reports.value = latest.reports
    field.reportTotal = latest.total
    field.problem = ''
    field.loaded = true
  } catch (problem) {
    if (!turn.signal.aborted) field.problem = problemText(problem)
  } finally {
    if (running === turn) field.loading = false
  }
}

export async function countToReview(): Promise<void> {
  const answer = await desk.get<{ total: number }>('/api/reports?status=review&limit=1').catch(() => null)
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
