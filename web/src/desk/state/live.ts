import { ref } from 'vue'
import type { LiveEvent } from '../model/types'

export type LiveState = 'connecting' | 'live' | 'retrying' | 'offline'
export interface LiveListener {
  event(kind: 'report' | 'place' | 'eviction', event: LiveEvent): void
  /** The line was cut and is back: what happened in between is unknown, read again. */
  resumed(): void
}

export const liveState = ref<LiveState>('connecting')
const KINDS = ['report', 'place', 'eviction'] as const
const WAITS = [1000, 2000, 4000, 8000, 15000]

/**
 * Follows `/api/events` until the returned function is called. The browser reconnects by itself and sends the last id;
 * where it gives up (a proxy's 502, a restart) we open a new stream, waiting longer each time up to 15 s.
 */
export function followLive(listener: LiveListener): () => void {
  let source: EventSource | undefined
  let timer: number | undefined
  let failures = 0
  let wasLive = false

  const open = () => {
    source = new EventSource('/api/events')
    source.onopen = () => {
      failures = 0
      liveState.value = 'live'
      if (wasLive) listener.resumed()
      wasLive = true
    }
    source.onerror = () => {
      liveState.value = navigator.onLine ? 'retrying' : 'offline'
      if (source?.readyState === EventSource.CLOSED) retryLater()
    }
    for (const kind of KINDS) {
      source.addEventListener(kind, (message) => listener.event(kind, JSON.parse((message as MessageEvent<string>).data) as LiveEvent))
    }
  }
  const retryLater = () => {
    source?.close()
    clearTimeout(timer)
    timer = window.setTimeout(open, WAITS[Math.min(failures++, WAITS.length - 1)])
  }
  const online = () => retryNow()
  const offline = () => (liveState.value = 'offline')
  const retryNow = () => {
    failures = 0
    source?.close()
    clearTimeout(timer)
    liveState.value = 'retrying'
    open()
  }
  addEventListener('online', online)
  addEventListener('offline', offline)
  liveState.value = 'connecting'
  open()
  return () => {
    removeEventListener('online', online)
    removeEventListener('offline', offline)
    clearTimeout(timer)
    source?.close()
  }
}
