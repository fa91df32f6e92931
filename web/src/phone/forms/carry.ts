import type { Field } from './engine'

/** An answer that has no place in another version of the form. */
export interface Lost {
  label: string
  value: string
}

const isContainer = (field: Field) => field.kind === 'group' || field.kind === 'instance'
const NEVER_ASKED = new Set(['hidden', 'note'])

/** Questions and repeats of one level of repetition, through groups. */
const levelOf = (fields: readonly Field[]): Field[] => fields.flatMap((f) => (isContainer(f) ? levelOf(f.children) : [f]))

/**
 * Carries answers from one filled form into an empty one of another version, by name of question; tells what has no place
 * there. `hidden` are answers that are not relevant now, by path.
 */
export function carry(from: readonly Field[], to: readonly Field[], hidden: Readonly<Record<string, string>>): Lost[] {
  const targets = new Map(levelOf(to).map((field) => [field.name, field]))
  return levelOf(from).flatMap((field) => {
    const target = targets.get(field.name)
    return field.kind === 'repeat' ? carryTurns(field, target, hidden) : carryOne(field, target, hidden)
  })
}

function carryTurns(from: Field, to: Field | undefined, hidden: Readonly<Record<string, string>>): Lost[] {
  const repeat = to?.kind === 'repeat' ? to : undefined
  return from.children.flatMap((turn, at) => {
    if (repeat?.growable && repeat.children.length <= at) repeat.addInstance()
    return carry(turn.children, repeat?.children[at]?.children ?? [], hidden)
  })
}

function carryOne(from: Field, to: Field | undefined, hidden: Readonly<Record<string, string>>): Lost[] {
  const value = from.relevant ? from.value : (hidden[from.path] ?? '')
  if (value === '' || NEVER_ASKED.has(from.kind) || from.readonly) return []
  if (to && from.kind === 'upload' && to.kind === 'upload') {
    to.putFile(from.file)
    return []
  }
  if (to && from.kind !== 'upload' && to.put(value)) return []
  return [{ label: from.label || from.name, value: from.options.find((o) => o.value === value)?.label ?? value }]
}
