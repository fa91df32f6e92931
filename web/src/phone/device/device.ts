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
    const link = await vault.find<Link & { door?: string }>('settings', 'link')
    device.link = link ? { token: link.token, deviceId: link.deviceId } : null
    // A phone of before kept an address with its token; from now on the token travels in a header only.
    if (link?.door) await vault.put('settings', 'link', device.link)
    const kept = await vault.find<{ pack: State['pack']; fetchedAt: number; clockAhead: number; revoked: boolean }>('pack', 'pack')
    if (kept) Object.assign(device, kept)
  }
  device.ready = true
}

/** The code of the QR code or link waits for its person to sign in. */
export const needsSignIn = (e: unknown) => e instanceof ApiProblem && e.code === 'people.sign-in-to-enrol'

/** Exchanges the code of an enrolment address for this phone's token; `signedIn` when its person has signed in here. Throws ApiProblem or NetworkProblem. */
export async function linkByCode(code: string, signedIn = false): Promise<void> {
  const { token } = await api.post<{ token: string }>(signedIn ? '/api/devices/claims' : '/api/enrol', { code }, { language: LANGUAGE() })
  await linkByToken(token)
  // The phone only keeps the token.
  if (signedIn) await api.delete('/api/session').catch(() => undefined)
}

/** A code counts once: a network that fails just after must not cost the phone its token. */
async function fetchFirstPack(token: string, tries = 3): Promise<Pack> {
  try {
    return await fetchPack(token)
  } catch (e) {
    if (e instanceof ApiProblem || tries <= 1) throw e
    await new Promise((over) => setTimeout(over, 1_500))
    return fetchFirstPack(token, tries - 1)
  }
}

async function linkByToken(token: string): Promise<void> {
  const pack = await fetchFirstPack(token)
  await vault.install(Uint8Array.from(atob(pack.storageKey), (c) => c.charCodeAt(0)))
  const deviceId = (await vault.find<Link>('settings', 'link'))?.deviceId ?? `halte:${crypto.randomUUID()}`
  const link: Link = { token, deviceId }
  await vault.put('settings', 'link', link)
  device.link = link
  device.revoked = false
  await keep(pack)
}

/** Links the phone of the member who is signed in here, then leaves the session: the phone only keeps the token. */
export async function linkBySession(team: string | null, label: string): Promise<void> {
  const offered = await api.post<{ code: string }>('/api/devices', team === null ? { label, own: true } : { label, own: true, team }, { language: LANGUAGE() })
  await linkByCode(offered.code)
  await api.delete('/api/session').catch(() => undefined)
}

/** Who is signed in by cookie, null for nobody. */
export const whoIsHere = () => api.get<Me>('/api/me').catch((e) => (e instanceof ApiProblem ? null : Promise.reject(e as Error)))

/** `association` names the one to enter, for who has an account in several with one password. */
export const signIn = (email: string, password: string, association = '') => api.post<Me>('/api/session', { email, password, association }, { language: LANGUAGE() })

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
