import { inject, type InjectionKey, type Ref } from 'vue'
import type { Field } from '../forms/engine'
import type { Copies } from '../forms/lastTime'

/** What a question needs from the report around it. */
export interface Report {
  /** An answer changed: keep the draft, perhaps go on. */
  changed: (field: Field) => void
  /** A repeat was cut. */
  cut: (path: string) => void
  /** Key of the number that the pad writes into, '' for none. */
  pad: Ref<string>
  /** Several numbers on this screen: their names go beside them to save height. */
  dense: Readonly<Ref<boolean>>
  /** One question has the screen to itself. */
  alone: Readonly<Ref<boolean>>
  /** Questions whose faults may be shown: nobody is scolded before having had the chance to answer. */
  touched: Set<string>
  /** What came from the last visit to this place. */
  copies: Readonly<Ref<Copies>>
  /** Path → text that the form cannot take: it stays on screen, and in the draft, until it is corrected. */
  refused: Map<string, string>
  /** Keys of the questions whose last answer the form did not take. */
  denied: Set<string>
  /** Longer help for a question in the language of the questions, '' for none. */
  guidanceOf: (field: Field) => string
  /** A file that came with the form, null when the phone has none. */
  mediaOf: (name: string) => Promise<Blob | null>
}

export const REPORT: InjectionKey<Report> = Symbol('report')

/** The report around a question, and the way to answer one: what the form does not take is said at the question. */
export function useReport(): Report & { answer: (field: Field, text: string) => void } {
  const report = inject(REPORT)
  if (!report) throw new Error('A question was drawn outside of a report')
  const answer = (field: Field, text: string) => {
    if (!field.put(text)) return void report.denied.add(field.key)
    report.denied.delete(field.key)
    report.changed(field)
  }
  return { ...report, answer }
}
