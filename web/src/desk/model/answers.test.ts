import { describe, expect, it } from 'vitest'
import { linesOf } from './answers'
import type { FormWords } from './formWords'
import type { ReportSheet } from './types'

const LABELS: Record<string, string> = { '/data/ecran': 'Sur place', '/data/ecran/effectif': 'Personnes vues', '/data/ecran/femmes': 'Femmes', '/data/note': 'Note', '/data/point': 'Où ?', '/data/lieu': 'Quel lieu ?', '/data/besoins/item': 'Besoin' }
const words: FormWords = {
  label: (path) => LABELS[path],
  answer: (path, value) => (path.endsWith('item') ? value.toUpperCase() : undefined),
  type: (path) => (path.endsWith('point') ? 'geopoint' : path.endsWith('debut') ? 'dateTime' : 'string'),
  options: () => [],
  several: () => false,
}
const speech = { words, own: (name: string) => `(${name})`, moment: (instant: string) => `at ${instant}` }
const answer = (path: string, value: string) => ({ path, label: null, value, type: words.type(path)! })
const sheet = (answers: ReturnType<typeof answer>[], findings: ReportSheet['findings'] = []) => ({ place: { id: 'p1', name: 'Quai fictif' }, answers, findings, history: [] }) as unknown as ReportSheet

describe('the answers of a report', () => {
  it('speak by the words of the form; what it asks nobody is left out, unless the form is not at hand', () => {
    const answers = [answer('/data/ecran/effectif', '12'), answer('/data/ecran/a_faire', 'x')]
    expect(linesOf(sheet(answers), speech).map((line) => line.label)).toEqual(['Personnes vues'])
    expect(linesOf(sheet(answers), { ...speech, words: undefined }).map((line) => line.label)).toEqual(['effectif', 'a faire'])
  })

  it('name a group once, where it starts', () => {
    const lines = linesOf(sheet([answer('/data/ecran/effectif', '12'), answer('/data/ecran/femmes', '3')]), speech)
    expect(lines.map((line) => line.heading)).toEqual(['Sur place', ''])
  })

  it('can be corrected, but not positions, nor repeats whose turn would be unclear', () => {
    const lines = linesOf(sheet([answer('/data/note', 'a'), answer('/data/point', '48 2'), answer('/data/besoins/item', 'eau'), answer('/data/besoins/item', 'duvet')]), speech)
    expect(lines.map((line) => line.correctable)).toEqual([true, false, false, false])
    expect(lines.map((line) => line.text)).toEqual(['a', '48 2', 'EAU', 'DUVET'])
  })

  it('are marked where a check found something, in any turn of a repeat', () => {
    const finding = { path: '/data/besoins[2]/item', label: null, kind: 'constraint', message: '…', value: '' }
    expect(linesOf(sheet([answer('/data/besoins/item', 'eau'), answer('/data/note', '')], [finding]), speech).map((line) => line.marked)).toEqual([true, false])
  })

  it('name the place and not its number, and say what the phone wrote by itself', () => {
    const lines = linesOf(sheet([answer('/data/lieu', 'p1'), answer('/data/debut', '2026-11-22T20:10:00Z')]), speech)
    expect(lines.map((line) => [line.label, line.text, line.correctable])).toEqual([['Quel lieu ?', 'Quai fictif', false], ['(debut)', 'at 2026-11-22T20:10:00Z', false]])
  })
})
