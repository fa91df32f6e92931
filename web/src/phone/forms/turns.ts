/**
 * Repeats whose number of turns is itself an answer (`repeat_count`). The engine makes every turn at once: a slip of the
 * thumb, 999 for 9, would stop the phone for half a minute, and again each time the draft is opened.
 */

/** More turns than anybody fills in on a phone; the server's own figure is for as many. */
export const MOST_TURNS = 200

const attribute = (tag: string, name: string) => new RegExp(`(?:^|[\\s:])${name}=["']\\s*([^"']+?)\\s*["']`).exec(tag)?.[1] ?? ''

/** Path of the question that counts → paths of the repeats it counts. Only whole paths: what is calculated is the form's own matter. */
export function countsIn(xform: string): Map<string, string[]> {
  const counts = new Map<string, string[]>()
  for (const [tag] of xform.matchAll(/<repeat\b[^>]*>/g)) {
    const count = attribute(tag, 'count')
    if (/^\/[\w./-]+$/.test(count)) counts.set(count, [...(counts.get(count) ?? []), attribute(tag, 'nodeset')])
  }
  return counts
}

/** How many turns to keep so that no touched one is lost, from what each says and what the form's own empty turn says. */
export const touchedTurns = (texts: readonly string[], blank: string) => texts.findLastIndex((text) => text.trim() !== blank.trim()) + 1

/** A draft with fewer turns, and the counts that were changed for it: from, by path. */
export interface Trimmed {
  xml: string
  counts: Record<string, string>
}

/** A draft of before, whose count is out of reach, with as many turns as were filled in; nothing that was filled in is cut. */
export function trimTurns(xml: string, xform: string): Trimmed {
  const counts = countsIn(xform)
  if (counts.size === 0) return { xml, counts: {} }
  const draft = parse(xml)
  const empty = parse(xform).getElementsByTagNameNS('*', 'instance')[0]?.firstElementChild ?? null
  const changed: Record<string, string> = {}
  for (const [count, repeats] of counts) {
    for (const counter of at(draft.documentElement, count)) {
      if (!(Number(counter.textContent) > MOST_TURNS)) continue
      const touched = repeats.map((repeat) => touchedTurns(at(draft.documentElement, repeat).map((turn) => turn.textContent), at(empty, repeat)[0]?.textContent ?? ''))
      changed[count] = counter.textContent
      counter.textContent = String(Math.max(...touched))
    }
  }
  return { xml: Object.keys(changed).length > 0 ? new XMLSerializer().serializeToString(draft) : xml, counts: changed }
}

const parse = (xml: string) => new DOMParser().parseFromString(xml, 'text/xml')

function at(top: Element | null, path: string): Element[] {
  const [root, ...steps] = path.split('/').filter(Boolean)
  const start = top && top.localName === root ? [top] : []
  return steps.reduce<Element[]>((elements, step) => elements.flatMap((e) => [...e.children].filter((c) => c.localName === step)), start)
}
