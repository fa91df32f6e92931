import type { Column, DataForm, Labels, Wanted } from './types'

/** The words in the reader's language (`fr`, or written `Français (fr)`), else in any, else the name. */
export function wordsOf(labels: Labels, language: string, name: string): string {
  const own = Object.keys(labels).find((key) => key === language || key.endsWith(`(${language})`))
  return (own === undefined ? Object.values(labels)[0] : labels[own]) || name
}

export const nameOf = (key: string) => key.split('/').at(-1)!
export const columnText = (column: Column, language: string) => wordsOf(column.labels, language, nameOf(column.key))

export function choiceText(column: Column, code: string, language: string): string {
  const choice = column.choices.find((one) => one.code === code)
  return choice ? wordsOf(choice.labels, language, code) : code
}

/** An answer as people read it: words for codes, several of them side by side. */
export function answerText(column: Column, value: string | undefined, language: string): string {
  if (!value) return ''
  if (column.kind === 'ONE') return choiceText(column, value, language)
  if (column.kind === 'SEVERAL' || column.kind === 'RANK') return value.split(/\s+/).map((code) => choiceText(column, code, language)).join(' · ')
  return value
}

/** The headings above the columns: each group once over the columns that follow each other in it. */
export function groupsOf(form: DataForm, columns: Column[], language: string): { label: string; span: number }[] {
  const groups: { key: string; label: string; span: number }[] = []
  for (const column of columns) {
    const key = column.key.split('/').slice(0, -1).join('/')
    const section = form.sections.find((one) => one.key === key)
    const last = groups.at(-1)
    if (last?.key === key) last.span++
    else groups.push({ key, label: section ? wordsOf(section.labels, language, '') : '', span: 1 })
  }
  return groups.map(({ label, span }) => ({ label, span }))
}

/** The test of one question in the grammar of the API; '' while it says nothing. */
export function filterText(wanted: Wanted): string {
  if (!wanted.question) return ''
  if (wanted.test === 'empty') return `${wanted.question} is empty`
  const value = wanted.value.trim().replaceAll("'", "''")
  return value ? `${wanted.question} ${wanted.test} '${value}'` : ''
}

export function queryOf(wanted: Wanted): URLSearchParams {
  const query = new URLSearchParams()
  for (const name of ['version', 'status', 'from', 'to', 'search', 'sort'] as const) if (wanted[name].trim()) query.set(name, wanted[name].trim())
  if (wanted.linked) query.set('linked', 'true')
  const filter = filterText(wanted)
  if (filter) query.set('filter', filter)
  return query
}

export function bytesText(bytes: number, tag: string): string {
  const [unit, size] = bytes >= 1e9 ? (['gigabyte', 1e9] as const) : bytes >= 1e6 ? (['megabyte', 1e6] as const) : (['kilobyte', 1e3] as const)
  return new Intl.NumberFormat(tag, { style: 'unit', unit, maximumFractionDigits: bytes >= 1e6 ? 1 : 0 }).format(bytes / size).replace(/[\u00a0\u202f]/g, ' ')
}

/** How much of all it is: what is there is never said to be nothing, nor what is missing to be all. */
export function shareText(count: number, of: number): string {
  if (of === 0) return ''
  const percent = (100 * count) / of
  if (count > 0 && percent < 1) return '< 1 %'
  return count < of && percent > 99 ? '> 99 %' : `${Math.round(percent)} %`
}

const DIGIT = 6.5

/** A number over a bar as far as the bar is wide: whole, else shortened, else left to the table below. */
export function overBar(count: number, width: number, language: string): string {
  const shortened = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 0, numberingSystem: 'latn' }).format(count)
  return [String(count), shortened].find((text) => text.length * DIGIT <= width) ?? ''
}
