import { leaves, openForm } from '../src/phone/forms/engine'

/**
 * Runs answer sets through the phone's form engine, as drafts that somebody takes up again, and says what it makes of
 * each: the answers after its calculations, and which questions it refuses.
 */
interface Work {
  forms: Record<string, string>
  lists: Record<string, string>
  sets: { form: string; xml: string }[]
}
interface Verdict {
  xml: string
  violations: { path: string; condition: string }[]
  error: string
}

async function judge(work: Work, set: Work['sets'][number]): Promise<Verdict> {
  try {
    const form = await openForm({
      xform: work.forms[set.form]!,
      attachment: async (name) => work.lists[name] ?? null,
      deviceId: 'halte:differential',
      username: 'differential',
      locate: async () => '',
      draft: { xml: set.xml, parts: [] },
    })
    const refused = leaves(form.top).flatMap((leaf) => (leaf.relevant && leaf.violation ? [{ path: leaf.path, condition: leaf.violation.condition }] : []))
    return { xml: (await form.write()).xml, violations: refused, error: '' }
  } catch (problem) {
    return { xml: '', violations: [], error: String(problem) }
  }
}

const work = (await (await fetch('/work')).json()) as Work
const verdicts: Verdict[] = []
for (const set of work.sets) verdicts.push(await judge(work, set))
await fetch('/done', { method: 'POST', body: JSON.stringify(verdicts) })
