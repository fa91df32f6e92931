import type { Place } from '@shared/model'
import { computed, ref } from 'vue'
import { pending } from './app'
import { device } from './device/device'
import { here } from './device/position'
import type { NewPlace } from './forms/drafts'
import { inOrder, sift, type Sieve } from './places'

/** The selection that list and map share, kept while the volunteer goes from one to the other. */
const sieve = ref<Sieve>('all')
const words = ref('')
const chosen = ref<string | null>(null)

/** A place this phone just made: the server has not listed it yet. */
function asPlace(fresh: NewPlace): Place {
  const [lat, lon] = fresh.geometry.split(' ').map(Number)
  return {
    id: fresh.id,
    number: 0,
    version: 0,
    name: fresh.name,
    kind: 'autre',
    state: 'actif',
    sensitivity: 'normale',
    organisation: device.pack?.organisation ?? { id: '', name: '' },
    zone: null,
    precision: 'exact',
    position: lat !== undefined && lon !== undefined && Number.isFinite(lat) && Number.isFinite(lon) ? { lat, lon } : null,
    lastVisit: null,
    headcount: null,
    needs: [],
    alert: 'none',
    unseenNights: null,
  }
}

export const places = computed<Place[]>(() => [...pending.value.map(asPlace), ...(device.pack?.places ?? [])])
export const findPlace = (id: string) => places.value.find((p) => p.id === id)

/** Rounded, so that a still phone whose position trembles does not reorder the list under a thumb. */
const steadyHere = computed(() => (here.state === 'on' ? { lat: Math.round(here.lat * 5000) / 5000, lon: Math.round(here.lon * 5000) / 5000 } : null))
const ordered = computed(() => inOrder(places.value, steadyHere.value))
const listed = computed(() => sift(ordered.value, sieve.value, words.value))
const total = computed(() => places.value.length)

export const useTonight = () => ({ sieve, words, chosen, listed, total, SIEVES: ['all', 'urgent', 'unseen'] as const })
