import { reactive } from 'vue'

/** Where the phone is; it never leaves the phone by itself. */
export const here = reactive<{ state: 'off' | 'asking' | 'on' | 'denied'; lat: number; lon: number; accuracy: number }>({
  state: 'off',
  lat: 0,
  lon: 0,
  accuracy: 0,
})

let watch: number | undefined

/** Follows the position from now on; asks for permission the first time. */
export function followPosition(): void {
  if (!('geolocation' in navigator)) {
    here.state = 'denied'
    return
  }
  if (watch !== undefined) return
  here.state = 'asking'
  watch = navigator.geolocation.watchPosition(
    ({ coords }) => Object.assign(here, { state: 'on', lat: coords.latitude, lon: coords.longitude, accuracy: coords.accuracy }),
    (error) => {
      if (error.code === error.PERMISSION_DENIED) {
        here.state = 'denied'
        stopFollowing()
      }
    },
    { enableHighAccuracy: true, maximumAge: 20_000, timeout: 30_000 },
  )
}

function stopFollowing(): void {
  if (watch !== undefined) navigator.geolocation.clearWatch(watch)
  watch = undefined
}

/** Follows at once when the volunteer allowed it before; otherwise waits for a tap. */
export async function followIfAllowed(): Promise<void> {
  const answer = await navigator.permissions?.query({ name: 'geolocation' }).catch(() => undefined)
  if (answer?.state === 'granted') followPosition()
}

/** `lat lon 0 accuracy` for the form engine; '' when unknown. */
export const locationText = () => (here.state === 'on' ? `${here.lat.toFixed(6)} ${here.lon.toFixed(6)} 0 ${Math.round(here.accuracy)}` : '')
