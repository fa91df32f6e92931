import { i18n } from '../i18n'

/** A column; `label` is what the desk calls it, retired ones it shows no more. */
export interface Property { name: string; type: string; fieldClass: string; label: string; retired: boolean }

export const TYPES = ['text', 'number', 'date', 'position'] as const

/** A list at a glance; `bytes` is what a phone carries of it. */
export interface ListCard { name: string; title: string; teams: string[]; properties: Property[]; rows: number; changedAt: string | null; conflicts: number; waiting: number; bytes: number; writable: boolean }

export interface Row { id: string; version: number; values: Record<string, string>; updatedAt: string; deleted: boolean; mergedInto: string | null; conflicts: number }

export interface Saying { version?: number; value: string; who: string | null; at: string; report: string | null }

export interface Conflict { id: string; kind: 'values' | 'merged' | 'deleted' | 'same' | 'forced'; property: string; label: string; otherLabel: string | null; before: string; earlier: Saying | null; said: Saying; current: string }

export interface Waiting { report: string; ordinal: number; entity: string; label: string | null; reason: string; base: number | null; since: string }

export interface Sheet { list: ListCard; rows: Row[]; conflicts: Conflict[]; waiting: Waiting[] }

export interface Deed { version: number; kind: string; who: string | null; at: string; report: string | null; offline: boolean; forced: boolean; changed: Record<string, [string, string]> }

export interface Uploaded { created: number; changed: number; same: number; columns: string[]; errors: { line: number; sentence: string }[] }

export const whoOf = (saying: Pick<Saying, 'who' | 'report'>) => saying.who ?? i18n.t(saying.report ? 'lists.aPhone' : 'lists.theDesk')
export const momentOf = (at: string) => i18n.date(at, { weekday: 'short', hour: '2-digit', minute: '2-digit' })

/** What the property is called for people: the label is the name, the position is the position. */
export const propertyText = (name: string) => {
  const key = `lists.property.${name}`
  const text = i18n.t(key)
  return text === key ? name.replaceAll('_', ' ') : text
}

/** As the people of the association call it, or else as everybody does. */
export const columnText = (name: string, properties: readonly Property[]) => properties.find((p) => p.name === name)?.label || propertyText(name)

/** The columns that the desk shows. */
export const shownIn = (properties: readonly Property[]) => properties.filter((p) => !p.retired).map((p) => p.name)

/** A value in a sentence of another script keeps its own direction. */
const apart = (text: string) => `\u2068${text}\u2069`
const capital = (sentence: string) => sentence.replace(/^\u2068?\p{L}/u, (start) => start.toLocaleUpperCase(i18n.tag))

/** One plain sentence: who noted what and when, and what both started from. */
export function sentenceOf(conflict: Pick<Conflict, 'kind' | 'property' | 'label' | 'otherLabel' | 'before' | 'earlier' | 'said'>): string {
  const words = {
    property: propertyText(conflict.property),
    name: conflict.label,
    other: conflict.otherLabel ?? '',
    before: conflict.before || i18n.t('lists.nothing'),
    who: whoOf(conflict.said),
    value: conflict.said.value || i18n.t('lists.nothing'),
    at: momentOf(conflict.said.at),
    first: conflict.earlier ? whoOf(conflict.earlier) : '',
    one: conflict.earlier?.value || i18n.t('lists.nothing'),
    then: conflict.earlier ? momentOf(conflict.earlier.at) : '',
  }
  return capital(i18n.t(`lists.sentence.${conflict.kind}`, Object.fromEntries(Object.entries(words).map(([key, text]) => [key, apart(text)]))))
}

/** What a coordinator may choose, the first one the least surprising. */
export function choicesOf(conflict: Conflict, properties: readonly Property[]): string[] {
  const text = conflict.property === 'label' || properties.some((p) => p.name === conflict.property && p.type.toLowerCase() === 'text')
  switch (conflict.kind) {
    case 'values':
      return text ? ['earlier', 'said', 'both'] : ['earlier', 'said']
    case 'deleted':
      return ['restore', 'leave']
    case 'same':
      return ['merge', 'merge-into-other', 'different']
    default:
      return ['seen']
  }
}

/** The words on the button of a choice. */
export function choiceText(conflict: Conflict, choice: string): string {
  if (choice === 'earlier' || choice === 'said') return i18n.t('lists.choice.keep', { value: apart((choice === 'said' ? conflict.said.value : conflict.earlier?.value) || i18n.t('lists.nothing')) })
  return i18n.t(`lists.choice.${choice}`, { name: apart(conflict.label), other: apart(conflict.otherLabel ?? '') })
}
