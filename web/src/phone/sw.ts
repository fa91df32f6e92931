import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

declare const self: ServiceWorkerGlobalScope
declare const __PRECACHE__: { url: string; revision: string | null }[]

/*
 * Keeps the app itself on the phone, nothing else: places, forms, drafts and photos are never in these caches, only in the
 * sealed vault. The schematic city is the one thing of the server kept here; it is the same for everybody.
 */
const CITY = '/basemap/schematic.geojson'
const CITY_CACHE = 'halte-city'

cleanupOutdatedCaches()
precacheAndRoute(__PRECACHE__, { cleanURLs: false })
registerRoute(new NavigationRoute(createHandlerBoundToURL('/app/index.html'), { allowlist: [/^\/app\/?($|[?#])/, /^\/app\/index\.html/] }))

async function freshCity(): Promise<Response> {
  const response = await fetch(CITY)
  if (response.ok) await (await caches.open(CITY_CACHE)).put(CITY, response.clone())
  return response
}

registerRoute(
  ({ url }) => url.origin === self.location.origin && url.pathname === CITY,
  async ({ event }) => {
    const kept = await caches.match(CITY)
    const fresh = freshCity()
    if (!kept) return fresh
    ;(event as ExtendableEvent).waitUntil(fresh.catch(() => undefined))
    return kept
  },
)

self.addEventListener('install', (event) => event.waitUntil(freshCity().catch(() => undefined)))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

/** A new version takes over only when the page says that no report is open: its old chunks vanish with the old version. */
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting()
})
