import type { LocalChange } from '../forms/entities'

/**
 * The life of one report after "send", as plain data: queued → sending → received, or back to queued with a later date,
 * or held until a person looks. Nothing but an acknowledgement ever removes a report.
 */
export type Condition = 'queued' | 'sending' | 'received' | 'held'

/** Why the server will not take a report as it is; each has its sentence `held.<reason>` with what to do. */
export type HeldReason = 'conflict' | 'form' | 'too-large' | 'revoked' | 'refused' | 'incomplete'

export interface Parcel {
  /** OpenRosa instance id, `uuid:…`. */
  id: string
  form: string
  formVersion: string
  title: string
  /** What the volunteer recognises: name of the place, or of the form. */
  subject: string
  placeId: string | null
  /** Set when the report creates a place. */
  newPlace: { id: string; name: string; geometry: string } | null
  xml: string
  /** What it says of list entries; absent in reports of before. */
  changes?: LocalChange[]
  /** Names of photos, each on the shelf `files` as `<id>/<name>`. */
  files: string[]
  finishedAt: string
  condition: Condition
  attempts: number
  /** Not before this moment (ms since 1970) by itself; a tap or the return of the network sends at once. */
  notBefore: number
  receivedAt: string | null
  /** What the server said of files that it did not keep; the report itself is received. */
  note?: string
  held: { reason: HeldReason; sentence: string; status: number } | null
}

/** What came back from one try. */
export type Answer =
  | { kind: 'acknowledged'; at: string; note?: string }
  | { kind: 'unreachable' }
  | { kind: 'status'; status: number; sentence: string }
  | { kind: 'incomplete'; sentence: string }

const FIRST_WAIT = 5_000
const LONGEST_WAIT = 15 * 60_000

/** 5 s, 10 s, 20 s … at most a quarter of an hour, ± 20 % so that a team's phones do not knock together. */
export function waitAfter(attempts: number, chance: () => number = Math.random): number {
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.max(0, attempts - 1))
  return Math.round(wait * (0.8 + 0.4 * chance()))
}

/** Statuses that say "not now" rather than "not this". 401 and 403 hold: only a person can link the phone again. */
const isPassing = (status: number) => status === 408 || status === 425 || status === 429 || status >= 500

export function reasonOf(status: number): HeldReason {
  if (status === 401 || status === 403) return 'revoked'
  if (status === 409) return 'conflict'
  if (status === 404) return 'form'
  if (status === 413) return 'too-large'
  return 'refused'
}

export const isDue = (parcel: Parcel, now: number) => parcel.condition === 'queued' && parcel.notBefore <= now

export const begin = (parcel: Parcel): Parcel => ({ ...parcel, condition: 'sending', attempts: parcel.attempts + 1 })

/** A try that the phone's death cut short: nobody knows what the server got, so it goes again (the server knows doubles). */
export const wake = (parcel: Parcel): Parcel => (parcel.condition === 'sending' ? { ...parcel, condition: 'queued', notBefore: 0 } : parcel)

/** A person, or the return of the network, wants it sent now. */
export const urge = (parcel: Parcel): Parcel =>
  parcel.condition === 'queued' || parcel.condition === 'held' ? { ...parcel, condition: 'queued', notBefore: 0, held: null } : parcel

export function settle(parcel: Parcel, answer: Answer, now: number, chance: () => number = Math.random): Parcel {
  const again = (): Parcel => ({ ...parcel, condition: 'queued', notBefore: now + waitAfter(parcel.attempts, chance) })
  const hold = (reason: HeldReason, sentence: string, status: number): Parcel => ({ ...parcel, condition: 'held', held: { reason, sentence, status } })
  switch (answer.kind) {
    case 'acknowledged':
      return { ...parcel, condition: 'received', receivedAt: answer.at, held: null, ...(answer.note && { note: answer.note }) }
    case 'unreachable':
      return again()
    case 'incomplete':
      return hold('incomplete', answer.sentence, 0)
    case 'status':
      return isPassing(answer.status) ? again() : hold(reasonOf(answer.status), answer.sentence, answer.status)
  }
}
