import type { Field } from './engine'
import { leaves } from './engine'

/** What the pack says of the last visit to a place: answers by question name, only those that may be copied. */
export interface LastVisit {
  form: string
  night: string
  answers: Record<string, string>
}

/** What a report of a form lends to the next visit, by path of question; nobody met or hearsay lends nothing. */
export interface Lends {
  paths: string[]
  result: string
  met: string
  quality: string
  hearsay: string
}

const HALF_A_DAY = 12 * 3600_000

/** The local date on which the night of a moment began. */
function nightOf(moment: string): string {
  const noon = new Date(Date.parse(moment) - HALF_A_DAY)
  return [noon.getFullYear(), noon.getMonth() + 1, noon.getDate()].map((n) => String(n).padStart(2, '0')).join('-')
}

/**
 * What a finished report of this phone lends, as the pack will say of it once it came back: through groups, not out of
 * repeats. Null when there is nothing to lend.
 */
export function lentBy(report: { form: string; xml: string; finishedAt: string }, lends: Lends): LastVisit | null {
  const answers: Record<string, string> = {}
  let isSeen = true
  const walk = (group: Element, path: string) => {
    const children = [...group.children]
    for (const child of children) {
      if (children.filter((other) => other.localName === child.localName).length > 1) continue
      const at = `${path}/${child.localName}`
      const text = child.textContent ?? ''
      if (child.children.length > 0) walk(child, at)
      else if (at === lends.quality) isSeen &&= text !== lends.hearsay
      else if (at === lends.result) isSeen &&= text === lends.met
      else if (text !== '' && lends.paths.includes(at)) answers[child.localName] ??= text
    }
  }
  const root = new DOMParser().parseFromString(report.xml, 'text/xml').documentElement
  walk(root, `/${root.localName}`)
  return !isSeen || Object.keys(answers).length === 0 ? null : { form: report.form, night: nightOf(report.finishedAt), answers }
}

/** An answer copied from the last visit: what it was then, and whether the volunteer has seen it on its screen. */
export interface Copy {
  value: string
  seen: boolean
}

/** By path of question. */
export type Copies = Record<string, Copy>

/** Several choices are the same choices in any order. */
const inOrder = (value: string) => value.split(' ').sort().join(' ')

type Answered = Pick<Field, 'path' | 'value' | 'relevant'>

const isInRepeat = (path: string) => /\[\d+\]/.test(path)

/**
 * Writes the answers of the last visit into questions that are still empty, shown or not: those that are not relevant yet
 * will be there once they are. A choice that the list no longer has is left out.
 */
export function copyInto(top: readonly Field[], last: LastVisit): Copies {
  const copies: Copies = {}
  for (const leaf of leaves(top)) {
    const value = last.answers[leaf.name]
    if (value === undefined || leaf.value !== '' || isInRepeat(leaf.path)) continue
    if (leaf.put(value)) copies[leaf.path] = { value, seen: false }
  }
  return copies
}

/** `same`: it says what it said then; `changed`: tonight it is another; null: it was never copied. */
export function traceOf(copies: Copies, field: Answered): 'same' | 'changed' | null {
  const copy = copies[field.path]
  if (!copy) return null
  return inOrder(field.value) === inOrder(copy.value) ? 'same' : 'changed'
}

/** A copied number that nobody looked at tonight must not be sent as tonight's. */
export const unseen = (copies: Copies, fields: readonly Answered[]) => fields.filter((f) => f.relevant && copies[f.path]?.seen === false && traceOf(copies, f) === 'same')

export function markSeen(copies: Copies, fields: readonly Answered[]): void {
  for (const field of fields) {
    const copy = copies[field.path]
    if (copy && field.relevant) copy.seen = true
  }
}
