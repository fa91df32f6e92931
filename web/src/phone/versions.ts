/** Installs the service worker and lets a new version in when nothing is being filled in. */
export async function followVersions(isBusy: () => boolean): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return
  const running = navigator.serviceWorker.controller !== null
  const registration = await navigator.serviceWorker.register('/app/sw.js', { scope: '/app/' }).catch(() => undefined)
  if (!registration) return
  const offer = () => {
    if (registration.waiting && !isBusy()) registration.waiting.postMessage('take-over')
  }
  offer()
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', offer))
  document.addEventListener('visibilitychange', offer)
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (running && !isBusy()) location.reload()
  })
}
