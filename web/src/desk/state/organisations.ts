import { computed, shallowRef, watch } from 'vue'
import type { Named } from '../model/types'
import { places, reports } from './field'
import { session } from './session'

const met = shallowRef(new Map<string, string>())

watch([places, reports], () => {
  const all = new Map(met.value)
  for (const { organisation } of [...places.value, ...reports.value]) all.set(organisation.id, organisation.name)
  if (all.size > met.value.size) met.value = all
})
/** Nothing that one reader saw is offered to the next. */
watch(() => session.me?.member.id, () => (met.value = new Map()))

/**
 * The associations whose data this reader has seen, his own first. There is no public list of associations: one that
 * shares nothing with the reader must not show, not even by name.
 */
export const organisationsSeen = computed<Named[]>(() => {
  const own = session.me?.organisation
  const others = [...met.value].map(([id, name]) => ({ id, name })).filter(({ id }) => id !== own?.id).sort((a, b) => a.name.localeCompare(b.name))
  return own ? [{ id: own.id, name: own.name }, ...others] : others
})
