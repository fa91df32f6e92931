import type { Field, Option } from './engine'

/** What is drawn together: one question, or several that share their choices, as a table. */
export interface Block {
  key: string
  fields: Field[]
  /** Columns of the table, from the questions' own list; null for a question that stands alone. */
  columns: Option[] | null
}

/** More columns than these cannot be hit with a thumb: each question then shows its own words. */
const MOST_COLUMNS = 7
const ROW = ['list-nolabel', 'list']

const isRow = (field: Field) => field.kind === 'select' && ROW.some((appearance) => field.appearances.has(appearance))
const codes = (field: Field) => field.options.map((option) => option.value).join(' ')

/**
 * Questions in the order of the form, those of one table gathered: a `table-list`, or rows (`list-nolabel`) below a heading
 * (`label`). A heading says nothing alone and is left out.
 */
export function blocksOf(fields: readonly Field[]): Block[] {
  const blocks: Block[] = []
  let headed = ''
  for (const field of fields) {
    if (field.kind === 'header') {
      headed = codes(field)
      continue
    }
    const above = blocks.at(-1)
    if (above?.columns && isRow(field) && codes(field) === codes(above.fields[0]!)) above.fields.push(field)
    else blocks.push({ key: field.key, fields: [field], columns: columnsOf(field, headed) })
    if (!isRow(field)) headed = ''
  }
  return blocks
}

function columnsOf(field: Field, headed: string): Option[] | null {
  const fits = isRow(field) && field.options.length > 0 && field.options.length <= MOST_COLUMNS
  return fits && (headed === codes(field) || field.appearances.has('list-nolabel')) ? field.options : null
}

/**
 * The answer after a tap on a choice: chosen, or taken back. The one answer that a question must have stays: who taps what
 * the form proposes means yes.
 */
export function toggled(field: Pick<Field, 'value' | 'multiple' | 'required'>, choice: string): string {
  const chosen = field.value.split(' ').filter(Boolean)
  if (field.required && chosen.length === 1 && chosen[0] === choice) return choice
  if (chosen.includes(choice)) return chosen.filter((value) => value !== choice).join(' ')
  return (field.multiple ? [...chosen, choice] : [choice]).join(' ')
}
