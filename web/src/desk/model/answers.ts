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
/** What the phone writes by itself; the form has no words for it. */
const OWN_WORDS = ['debut', 'fin', 'appareil', 'equipe', 'tournee']

export interface Speech {
  words: FormWords | undefined
  /** The words of what the phone writes by itself, by name. */
  own(name: string): string
  moment(instant: string): string
}

/** Lines in the order of the form. With its words known, questions that it asks nobody (counts, labels) are left out. */
export function linesOf(sheet: ReportSheet, speech: Speech): AnswerLine[] {
  const { words } = speech
  const marked = new Set(sheet.findings.map((finding) => plain(finding.path)))
  const times = new Map<string, number>()
  for (const { path } of sheet.answers) times.set(path, (times.get(path) ?? 0) + 1)
  let group = ''
  return sheet.answers.filter((answer) => isShown(answer, words)).map((answer, index) => {
    const parent = answer.path.slice(0, answer.path.lastIndexOf('/'))
    const heading = parent === group ? '' : (words?.label(parent) ?? '')
    group = parent
    const isPlace = answer.value === sheet.place?.id
    return {
      key: `${index}:${answer.path}`, path: answer.path, heading, label: labelOf(answer, speech), value: answer.value,
      text: isPlace ? (sheet.place?.name ?? answer.value) : textOf(answer, speech),
      marked: marked.has(plain(answer.path)), correctable: !isPlace && times.get(answer.path) === 1 && !isOwn(answer) && !FIXED.has(answer.type.toLowerCase()),
    }
  })
}

/** The question's name, the last part of its path. */
export const nameOf = (path: string): string => path.split('/').at(-1) ?? path
const isOwn = (answer: Answer) => OWN_WORDS.includes(nameOf(answer.path))
const isShown = (answer: Answer, words: FormWords | undefined) => !words || isOwn(answer) || Boolean(words.label(answer.path) ?? answer.label)

/** The question's own words, or its name when the form has no label for it. */
function labelOf(answer: Answer, { words, own }: Speech): string {
  const name = nameOf(answer.path)
  return words?.label(answer.path) || answer.label || (isOwn(answer) ? own(name) : name.replaceAll('_', ' '))
}

function textOf(answer: Answer, { words, moment }: Speech): string {
  if (answer.type === 'dateTime') return moment(answer.value)
  return words?.answer(answer.path, answer.value) ?? answer.value
}
