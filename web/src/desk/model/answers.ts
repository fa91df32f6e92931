import { plain, type FormWords } from './formWords'
import type { Answer, ReportSheet } from './types'

/** One line of the sheet of a report: the question in its own words and what was answered. */
export interface AnswerLine {
  /** Unique on the sheet; a repeat gives one path several times. */
  key: string
  path: string
  /** The name of the group that starts with this line, else empty. */
  heading: string
  label: string
  text: string
  value: string
  marked: boolean
  correctable: boolean
}

/** Photos and positions are corrected where they were made. */
const FIXED = new Set(['geopoint', 'geotrace', 'geoshape', 'binary', 'base64binary'])

export function linesOf(sheet: ReportSheet, words: FormWords | undefined): AnswerLine[] {
  const marked = new Set(sheet.findings.map((finding) => plain(finding.path)))
  const times = new Map<string, number>()
  for (const { path } of sheet.answers) times.set(path, (times.get(path) ?? 0) + 1)
  let group = ''
  return sheet.answers.map((answer, index) => {
    const parent = answer.path.slice(0, answer.path.lastIndexOf('/'))
    const heading = parent === group ? '' : (words?.label(parent) ?? '')
    group = parent
    return {
      key: `${index}:${answer.path}`, path: answer.path, heading, label: labelOf(answer, words), text: textOf(answer, words), value: answer.value,
      marked: marked.has(plain(answer.path)), correctable: times.get(answer.path) === 1 && !FIXED.has((words?.type(answer.path) ?? '').toLowerCase()),
    }
  })
}

/** The question's own words, or its name when the form has no label for it. */
function labelOf(answer: Answer, words: FormWords | undefined): string {
  return words?.label(answer.path) || answer.name.replaceAll('_', ' ')
}

function textOf(answer: Answer, words: FormWords | undefined): string {
  return words?.answer(answer.path, answer.value) ?? answer.value
}
