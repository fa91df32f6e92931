import { api, ApiProblem } from '@shared/api'
import type { Me, Place } from '@shared/model'
import { reactive } from 'vue'
import type { LastVisit, Lends } from '../forms/lastTime'
import { vault } from '../vault'

/** What `GET /api/phone/pack` sends: everything a volunteer needs for a night without network. */
export interface Pack {
  organisation: { id: string; name: string }
  member: { id: string; name: string } | null
  team: { id: string; name: string } | null
  zones: { code: string; name: string }[]
  night: string
  places: Place[]
  /** What the next visit may start from, by place; absent from a pack that an older server sent. */
  lastVisits?: Record<string, LastVisit>
  forms: PackForm[]
  /** 32 bytes, base64. */
  storageKey: string
  serverTime: string
}

export interface PackForm {
  id: string
  version: string
  title: string
  hash: string
  /** Path below the ODK door. */
  url: string
  /** What its reports lend to the next visit before they came back; absent from a pack that an older server sent. */
  lends?: Lends
}

interface Link {
  token: string
  /** Path of the ODK door, without the submission's name at its end. */
  door: string
  deviceId: string
}

interface State {
  ready: boolean
  link: Link | null
  pack: Omit<Pack, 'storageKey'> | null
  /** When the pack was fetched, by this phone's clock. */
  fetchedAt: number
  revoked: boolean
  refreshing: boolean
  /** Phone minus server, ms; 0 until known. */
  clockAhead: number
}

/** Who this phone works for. `link` stays after a revocation until the phone is linked again, so nothing unsent is lost. */
export const device = reactive<State>({ ready: false, link: null, pack: null, fetchedAt: 0, revoked: false, refreshing: false, clockAhead: 0 })

const CLOCK_TOLERANCE = 10 * 60_000
const LANGUAGE = () => document.documentElement.lang

export const clockIsWrong = () => Math.abs(device.clockAhead) > CLOCK_TOLERANCE

/** Opens what the last session left; works without network. */
export async function wakeUp(): Promise<void> {
  if (await vault.open()) {
    device.link = (await vault.find<Link>('settings', 'link')) ?? null
    const kept = await vault.find<{ pack: State['pack']; fetchedAt: number; clockAhead: number; revoked: boolean }>('pack', 'pack')
    if (kept) Object.assign(device, kept)
  }
  device.ready = true
}

/** Links this phone by a device token (from the QR code or from `linkBySession`). Throws ApiProblem or NetworkProblem. */
export async function linkByToken(token: string): Promise<void> {
  const pack = await fetchPack(token)
  await vault.install(Uint8Array.from(atob(pack.storageKey), (c) => c.charCodeAt(0)))
  const deviceId = (await vault.find<Link>('settings', 'link'))?.deviceId ?? `halte:${crypto.randomUUID()}`
  const link: Link = { token, door: `/openrosa/${token}`, deviceId }
  await vault.put('settings', 'link', link)
  device.link = link
  device.revoked = false
  await keep(pack)
}

/** Makes a device token for the member who is signed in here, then leaves the session: the phone only keeps the token. */
export async function linkBySession(team: string | null, label: string): Promise<void> {
  const made = await api.post<{ id: string; token: string }>('/api/devices', team === null ? { label, own: true } : { label, own: true, team }, { language: LANGUAGE() })
  await linkByToken(made.token)
  await api.delete('/api/session').catch(() => undefined)
}

/** Who is signed in by cookie, null for nobody. */
export const whoIsHere = () => api.get<Me>('/api/me').catch((e) => (e instanceof ApiProblem ? null : Promise.reject(e as Error)))

export const signIn = (email: string, password: string) => api.post<Me>('/api/session', { email, password }, { language: LANGUAGE() })

/** Fetches the pack again. False when nobody answered; a 401 marks the phone as revoked and keeps everything. */
export async function refreshPack(): Promise<boolean> {
  const token = device.link?.token
  if (!token || device.refreshing) return false
  device.refreshing = true
  try {
    await keep(await fetchPack(token))
    device.revoked = false
    return true
  } catch (e) {
    if (e instanceof ApiProblem && e.status === 401) await markRevoked()
    return false
  } finally {
    device.refreshing = false
  }
}

export async function markRevoked(): Promise<void> {
  device.revoked = true
  await save()
}

const fetchPack = (token: string) => api.get<Pack>('/api/phone/pack', { bearer: token, language: LANGUAGE() })

/** What this phone may not know of a place is absent in the answer; the screens want a word for it. */
const withBlanks = (place: Partial<Place> & Pick<Place, 'id' | 'organisation' | 'number' | 'version'>): Place => ({
  sensitivity: 'normale',
  precision: 'exact',
  needs: [],
  alert: 'none',
  ...place,
  name: place.name ?? '—',
  kind: place.kind ?? '',
  state: place.state ?? '',
  zone: place.zone ?? null,
  position: place.position ?? null,
  lastVisit: place.lastVisit ? { ...place.lastVisit, result: place.lastVisit.result ?? '' } : null,
  headcount: place.headcount ?? null,
  unseenNights: place.unseenNights ?? null,
})

async function keep({ storageKey: _, ...pack }: Pack): Promise<void> {
  device.pack = { ...pack, places: pack.places.map(withBlanks) }
  device.fetchedAt = Date.now()
  device.clockAhead = Date.now() - Date.parse(pack.serverTime)
  await save()
}

const save = () => vault.put('pack', 'pack', { pack: device.pack, fetchedAt: device.fetchedAt, clockAhead: device.clockAhead, revoked: device.revoked })
