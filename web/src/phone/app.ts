import { preferredLanguage, type Language } from '@shared/i18n'
import { computed, reactive, ref } from 'vue'
import { device, markRevoked, refreshPack } from './device/device'
import { followIfAllowed } from './device/position'
import { local } from './forms/entities'
import { pendingPlaces } from './forms/reports'
import { syncForms } from './forms/library'
import { createOutbox } from './outbox/outbox'
import { i18n } from './say'
import { vault } from './vault'

/** What the screens share: where we are, the outbox, the network; and what they say, which knows nothing of these. */

export { i18n, news, t, tell, tellTrouble, tn } from './say'

export const outbox = createOutbox(() => (device.link && !device.revoked ? { token: device.link.token, device: device.link.deviceId } : null))

local.changes = () => [...outbox.list.value].reverse().flatMap((parcel) => (parcel.changes ?? []).map((change) => ({ ...change, delivered: parcel.condition === 'received' })))

export const pending = computed(() => pendingPlaces(outbox.list.value, device.pack?.places ?? []))

/** `online` as the browser believes it: only ever used for words, never to decide whether to try. */
export const network = reactive({ online: navigator.onLine })

/** The address after `#/`, cut at the slashes: ['places'], ['place', id], ['fill', form, place], ['draft', id] … */
export const route = ref<string[]>([])

const parse = () => {
  const parts = location.hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decodeURIComponent)
  return parts.length > 0 ? parts : ['places']
}

export const go = (...parts: string[]) => {
  location.hash = `/${parts.map(encodeURIComponent).join('/')}`
}

/** Changes the address without leaving the screen: what a reload should come back to. */
export const settleAt = (...parts: string[]) => history.replaceState(null, '', `#/${parts.map(encodeURIComponent).join('/')}`)

export const followAddress = () => {
  route.value = parse()
  addEventListener('hashchange', () => (route.value = parse()))
}

const LANGUAGE = 'language'

/** Changes the language; remembered once the phone is linked (before, there is no vault to write in). */
export async function speak(language: Language): Promise<void> {
  await i18n.use(language)
  if (device.link) await vault.put('settings', LANGUAGE, language)
}

/** The language chosen on this phone, else the browser's. */
export async function firstLanguage(): Promise<Language> {
  const kept = (await vault.open()) ? await vault.find<Language>('settings', LANGUAGE) : undefined
  return kept ?? preferredLanguage()
}

const STALE = 2 * 60_000
let refreshing: ReturnType<typeof setTimeout> | undefined

/** Pack, forms and lists anew; quiet when there is no network. */
export async function refresh(): Promise<boolean> {
  const fresh = await refreshPack()
  if (fresh) await syncForms().catch(() => undefined)
  return fresh
}

const refreshSoon = (wait: number) => {
  clearTimeout(refreshing)
  refreshing = setTimeout(() => void refresh(), wait)
}

/** Wires the outbox, the network and the return to the front together; called once. */
export function keepGoing(): void {
  outbox.onReceived = () => refreshSoon(2_500)
  outbox.onRevoked = () => void markRevoked()
  addEventListener('online', () => {
    network.online = true
    refreshSoon(500)
  })
  addEventListener('offline', () => (network.online = false))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && Date.now() - device.fetchedAt > STALE) refreshSoon(200)
  })
}

/** After the phone was linked (again): reports that waited for that go out. */
export async function afterLink(): Promise<void> {
  await vault.put('settings', LANGUAGE, i18n.language)
  await outbox.start()
  for (const parcel of outbox.list.value) if (parcel.held?.reason === 'revoked') await outbox.hurry(parcel.id)
  void followIfAllowed()
  await syncForms().catch(() => undefined)
}

/** Forgets everything on this phone; the caller made sure that the volunteer means it. */
export async function eraseAll(): Promise<void> {
  await vault.erase()
  location.hash = ''
  location.reload()
}
