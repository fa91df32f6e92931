import type { Answer } from './types'

/** The question's own words, or the last part of its path when the form has no label for it. */
export function labelOf(answer: Answer): string {
  return answer.label || (answer.path.split('/').at(-1) ?? answer.path).replaceAll('_', ' ')
}

/** What the volunteer answered, in words where the server knows them (`text`), else as it was sent. */
export function answerText(answer: Answer): string {
  if (answer.text) return answer.text
  const value = valueOf(answer)
  return value === '' ? '–' : value
}

/** The answer as a form writes it: choices separated by blanks, numbers and dates as text. */
export function valueOf(answer: Answer): string {
  const { value } = answer
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.join(' ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const FIXED = new Set(['geopoint', 'geotrace', 'geoshape', 'image', 'audio', 'video', 'file', 'binary', 'group', 'repeat'])

/** Photos and positions are corrected where they were made; what the phone wrote by itself stays. */
export function correctable(answer: Answer): boolean {
  return !FIXED.has(answer.type ?? '') && !answer.path.includes('/meta/')
}
