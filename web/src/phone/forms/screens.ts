import type { Field, FilledForm } from './engine'

/** What is shown at a time: a top group of the form with its questions, or one question that stands alone. */
export interface Screen {
  key: string
  name: string
  title: string
  fields: Field[]
}

/** The part of a Field that the flow looks at; tests use plain objects. */
export type Step = Pick<Field, 'key' | 'kind' | 'name' | 'type' | 'label' | 'relevant' | 'required' | 'value' | 'path' | 'multiple' | 'violation' | 'options'> & { children: Step[] }

const isContainer = (field: Step) => field.kind === 'group' || field.kind === 'instance'

/** Something to see or answer: relevant, not computed, and for a group or a repeat of fixed length at least one such child. */
export function isShown(field: Step): boolean {
  if (!field.relevant || field.kind === 'hidden') return false
  return isContainer(field) ? field.children.some(isShown) : true
}

/** Questions of a field, through groups and repeats, that are shown now. */
export function questions(field: Step): Step[] {
  if (!isShown(field)) return []
  if (isContainer(field) || field.kind === 'repeat') return field.children.flatMap(questions)
  return field.kind === 'note' || field.kind === 'header' ? [] : [field]
}

/** A chapter is a group made of groups or repeats: it is gone through page by page instead of being one long screen. */
const isChapter = (field: Field) => field.kind === 'group' && !field.appearances.has('field-list') && field.children.some((c) => c.kind === 'group' || c.kind === 'repeat')

/** The screens of the moment: relevance of the form decides, so answers make them come and go. */
export const screensOf = (form: Pick<FilledForm, 'top'>): Screen[] => form.top.flatMap(screensIn)

function screensIn(field: Field): Screen[] {
  if (!isShown(field) || (field.kind === 'repeat' && !field.growable && field.children.length === 0)) return []
  if (isChapter(field)) return field.children.flatMap(screensIn)
  return [{ key: field.path, name: field.name, title: field.label, fields: field.kind === 'group' ? field.children.filter(isShown) : [field] }]
}

/**
 * "Of these, which is the most urgent?": a single choice named after a several-choice of the same screen. It is asked in
 * one line above the buttons instead of below a long list.
 */
export const markerOf = (fields: readonly Field[]): Field | undefined =>
  (fields.flatMap(questions) as Field[]).find((q) => q.kind === 'select' && !q.multiple && q.name.endsWith('_urgent') && fields.length > 1)

/** Wrong or missing answers of a screen. */
export const faults = (fields: readonly Step[]) => fields.flatMap(questions).filter((q) => q.violation !== null)

export const isBlank = (fields: readonly Step[]) => fields.flatMap(questions).every((q) => q.value === '')

/** A screen of one short choice goes on by itself once answered. */
export function goesOn(fields: readonly Step[]): boolean {
  const asked = fields.flatMap(questions)
  const [only] = asked
  return asked.length === 1 && only?.kind === 'select' && !only.multiple && only.value !== ''
}

/** First question with this name, at any depth, shown or not. */
export function findNamed(fields: readonly Field[], test: (field: Field) => boolean): Field | undefined {
  for (const field of fields) {
    if (test(field)) return field
    const found = findNamed(field.children, test)
    if (found) return found
  }
  return undefined
}
