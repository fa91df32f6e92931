import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { readSelection, writeSelection, type Selection } from '../model/selection'

/** The selection lives in the address: a change is a step that the browser's back button undoes. */
export function useSelection() {
  const route = useRoute()
  const router = useRouter()
  const selection = computed(() => readSelection(route.query))
  const change = (patch: Partial<Selection>) => {
    const { view } = route.query
    return router.push({ query: { ...writeSelection({ ...selection.value, ...patch }), ...(view ? { view } : {}) } })
  }
  return { selection, change }
}
