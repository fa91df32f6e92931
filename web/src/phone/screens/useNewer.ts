import { shallowRef, type Ref } from 'vue'
import { tell, tellTrouble, t } from '../app'
import type { Lost } from '../forms/carry'
import type { Filling, NewPlace } from '../forms/drafts'
import { carryOver, discard, findNewer } from '../forms/reports'

interface Newer {
  filling: Filling
  lost: Lost[]
}

/** The offer to carry a draft over to the version that came since. Whoever declines sends the version it was begun with. */
export function useNewer(filling: Ref<Filling | null>, pending: Readonly<Ref<readonly NewPlace[]>>, settle: (next: Filling) => void) {
  const newer = shallowRef<Newer | null>(null)

  /** Looks once, when a draft is opened. A new version that does not open is no reason not to go on with the old one. */
  async function look(): Promise<void> {
    const old = filling.value
    if (!old) return
    const form = await findNewer(old.draft)
    if (form) newer.value = await carryOver(old, form, pending.value).catch(() => null)
  }

  /** The new one is written before the old one goes: a phone that dies in between has both. */
  async function take(): Promise<void> {
    const old = filling.value
    const next = newer.value?.filling
    if (!old || !next) return
    try {
      await next.save()
      old.stop()
      await discard(old.draft)
      newer.value = null
      settle(next)
      tell(t('newer.taken'))
    } catch (e) {
      tellTrouble(e)
    }
  }

  const keep = () => (newer.value = null)
  return { newer, look, take, keep }
}
