import { computed, reactive } from 'vue'
import { typeOf } from '../forms/files'
import { vault, type Change, type Vault } from '../vault'
import { deliver, type Delivery } from './door'
import { begin, isDue, settle, urge, wake, type Answer, type Parcel } from './machine'

/** Received reports stay on the list this long, so that a volunteer can look back at the night. */
const KEEP_RECEIVED = 36 * 3600_000
const LOCK = 'halte.outbox'

export interface Route {
  token: string
  device: string
}

/** What the outbox needs from around it; the tests hand in their own. */
export interface Surroundings {
  store: Vault
  route: () => Route | null
  send: (route: Route, delivery: Delivery) => Promise<Answer>
  now: () => number
  /** Runs `work` unless another tab is doing so. */
  alone: (work: () => Promise<void>) => Promise<void>
}

async function aloneInAllTabs(work: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return work()
  await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock) await work()
  })
}

/**
 * Finished reports on their way to the server. Each goes on its own: what is wrong with one never delays another. A report
 * leaves the phone's memory only after the server acknowledged it and a day and a half passed.
 */
export class Outbox {
  readonly parcels = reactive(new Map<string, Parcel>())
  readonly list = computed(() => [...this.parcels.values()].sort((a, b) => b.finishedAt.localeCompare(a.finishedAt)))
  readonly waiting = computed(() => this.list.value.filter((p) => p.condition !== 'received').length)
  readonly held = computed(() => this.list.value.filter((p) => p.condition === 'held').length)
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(LOCK)
  /** Called after each acknowledgement. */
  onReceived: (parcel: Parcel) => void = () => undefined
  /** Called when the server no longer knows this phone. */
  onRevoked: () => void = () => undefined

  constructor(private readonly around: Surroundings) {
    if (this.channel) this.channel.onmessage = () => void this.reload()
  }

  /** Reads what earlier sessions left and sends what is due. */
  async start(): Promise<void> {
    await this.reload()
    await this.sweep()
    void this.run()
  }

  /** Takes a finished report. `changes` (the draft it came from) are written in the same breath. */
  async add(parcel: Parcel, changes: readonly Change[]): Promise<void> {
    await this.around.store.write([{ put: 'outbox', id: parcel.id, value: parcel }, ...changes])
    this.parcels.set(parcel.id, parcel)
    void this.run()
  }

  /** Sends now whatever waits: the network came back, or somebody tapped. */
  async hurry(id?: string): Promise<void> {
    for (const parcel of this.parcels.values()) {
      const chosen = id === undefined ? parcel.condition === 'queued' : parcel.id === id
      if (chosen) await this.keep(urge(parcel))
    }
    await this.run()
  }

  /** Goes through all due reports once, then sets the alarm for the next. */
  async run(): Promise<void> {
    clearTimeout(this.timer)
    const route = this.around.route()
    if (!route) return
    await this.around.alone(async () => {
      await this.reload()
      for (const parcel of [...this.parcels.values()].map(wake).reverse()) {
        if (isDue(parcel, this.around.now())) await this.carry(route, parcel)
      }
    })
    this.setAlarm()
  }

  private async carry(route: Route, parcel: Parcel): Promise<void> {
    const sending = begin(parcel)
    await this.keep(sending)
    const after = settle(sending, await this.try(route, sending), this.around.now())
    await this.keep(after)
    if (after.condition === 'received') this.onReceived(after)
    if (after.held?.reason === 'revoked') this.onRevoked()
  }

  /** A report that cannot even be read from the phone is held like one that the server refuses. */
  private async try(route: Route, parcel: Parcel): Promise<Answer> {
    const files: Delivery['files'] = []
    for (const name of parcel.files) {
      const bytes = await this.around.store.find<Uint8Array<ArrayBuffer>>('files', `${parcel.id}/${name}`).catch(() => undefined)
      if (!bytes) return { kind: 'incomplete', sentence: name }
      files.push({ name, type: typeOf(name), bytes })
    }
    return this.around.send(route, { xml: parcel.xml, files })
  }

  private async keep(parcel: Parcel): Promise<void> {
    this.parcels.set(parcel.id, parcel)
    await this.around.store.put('outbox', parcel.id, parcel).catch(() => undefined)
    this.channel?.postMessage(parcel.id)
  }

  private async reload(): Promise<void> {
    const stored = await this.around.store.listAll<Parcel>('outbox')
    for (const { id, value } of stored) this.parcels.set(id, value)
  }

  private async sweep(): Promise<void> {
    for (const parcel of [...this.parcels.values()]) {
      const old = parcel.receivedAt !== null && this.around.now() - Date.parse(parcel.receivedAt) > KEEP_RECEIVED
      if (parcel.condition !== 'received' || !old) continue
      await this.around.store.write([{ drop: 'outbox', id: parcel.id }, ...parcel.files.map((f): Change => ({ drop: 'files', id: `${parcel.id}/${f}` }))])
      this.parcels.delete(parcel.id)
    }
  }

  private setAlarm(): void {
    const dates = [...this.parcels.values()].filter((p) => p.condition === 'queued').map((p) => p.notBefore)
    if (dates.length === 0) return
    this.timer = setTimeout(() => void this.run(), Math.max(1_000, Math.min(...dates) - this.around.now()))
  }
}

/** The outbox of this page; it wakes with the network and when the app comes back to the front. */
export function createOutbox(route: () => Route | null): Outbox {
  const outbox = new Outbox({
    store: vault,
    route,
    send: (way, delivery) => deliver(way.token, way.device, delivery),
    now: Date.now,
    alone: aloneInAllTabs,
  })
  addEventListener('online', () => void outbox.hurry())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void outbox.run()
  })
  return outbox
}
