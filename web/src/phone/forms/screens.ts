import type { Field, FilledForm } from './engine'

/** What is shown at a time: a top group of the form with its questions, or one question that stands alone. */
export interface Screen {
  key: string
  name: string
  title: string
  fields: Field[]
}

/** The part of a Field that the flow looks at; tests use plain objects. */
export type Step = Pick<Field, 'key' | 'kind' | 'name' | 'label' | 'relevant' | 'required' | 'value' | 'path' | 'multiple' | 'violation' | 'options'> & { children: Step[] }

const isContainer = (field: Step) => field.kind === 'group' || field.kind === 'instance'

/** Something to see or answer: relevant, not computed, and for a group at least one such child. */
export function isShown(field: Step): boolean {
  if (!field.relevant || field.kind === 'hidden') return false
  return isContainer(field) ? field.children.some(isShown) : true
}

/** Questions of a field, through groups and repeats, that are shown now. */
export function questions(field: Step): Step[] {
  if (!isShown(field)) return []
  if (isContainer(field) || field.kind === 'repeat') return field.children.flatMap(questions)
  return field.kind === 'note' ? [] : [field]
}

/** The screens of the moment: relevance of the form decides, so answers make them come and go. */
export function screensOf(form: Pick<FilledForm, 'top'>): Screen[] {
  return form.top.filter(isShown).map((field) => ({
    key: field.path,
    name: field.name,
    title: field.label,
    fields: field.kind === 'group' ? field.children.filter(isShown) : [field],
  }))
}

/** Wrong or missing answers of a screen. */
export const faults = (fields: readonly Step[]) => fields.flatMap(questions).filter((q) => q.violation !== null)

export const isBlank = (fields: readonly Step[]) => fields.flatMap(questions).every((q) => q.value === '')

/** A screen of one short choice goes on by itself once answered. */
export function goesOn(fields: readonly Step[]): boolean {
  const asked = fields.flatMap(questions)
  const [only] = asked
  return asked.length === 1 && only?.kind === 'select' && !only.multiple && only.options.length <= 12 && only.value !== ''
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
