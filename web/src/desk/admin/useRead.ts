import { onMounted, ref, type Ref } from 'vue'
import { desk, useDeed, type Deed } from '../state/calls'

/** A list that a section shows: read when it opens, read again after each change. Accepts `[…]` and `{items: […]}`. */
export function useRead<T>(address: string): { items: Ref<T[]>; reading: Deed; read: () => Promise<boolean> } {
  const items = ref([]) as Ref<T[]>
  const reading = useDeed()
  const read = () => reading.run(async () => void (items.value = listOf<T>(await desk.get<unknown>(address))))
  onMounted(read)
  return { items, reading, read }
}

export function listOf<T>(answer: unknown): T[] {
  if (Array.isArray(answer)) return answer as T[]
  const lists = Object.values((answer ?? {}) as Record<string, unknown>).filter(Array.isArray)
  return (lists[0] as T[] | undefined) ?? []
}
