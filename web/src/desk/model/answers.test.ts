import { describe, expect, it } from 'vitest'
import { linesOf } from './answers'
import type { FormWords } from './formWords'
import type { ReportSheet } from './types'

const words: FormWords = {
  label: (path) => ({ '/data/ecran': 'Sur place', '/data/ecran/effectif': 'Personnes vues' })[path],
  answer: (path, value) => (path.endsWith('item') ? value.toUpperCase() : undefined),
  type: (path) => (path.endsWith('point') ? 'geopoint' : 'string'),
}
const answer = (path: string, value: string) => ({ name: path.split('/').at(-1)!, path, value })
const sheet = (answers: ReturnType<typeof answer>[], findings: ReportSheet['findings'] = []) => ({ answers, findings, history: [], review: null }) as unknown as ReportSheet

describe('the answers of a report', () => {
  it('speak by the words of the form, and by their name where it has none', () => {
    const lines = linesOf(sheet([answer('/data/ecran/effectif', '12'), answer('/data/ecran/a_faire', 'x')]), words)
    expect(lines.map((line) => line.label)).toEqual(['Personnes vues', 'a faire'])
  })

  it('name a group once, where it starts', () => {
    const lines = linesOf(sheet([answer('/data/ecran/effectif', '12'), answer('/data/ecran/femmes', '3')]), words)
    expect(lines.map((line) => line.heading)).toEqual(['Sur place', ''])
  })

  it('can be corrected, but not positions, nor repeats whose turn would be unclear', () => {
    const lines = linesOf(sheet([answer('/data/note', 'a'), answer('/data/point', '48 2'), answer('/data/besoins/item', 'eau'), answer('/data/besoins/item', 'duvet')]), words)
    expect(lines.map((line) => line.correctable)).toEqual([true, false, false, false])
    expect(lines.map((line) => line.text)).toEqual(['a', '48 2', 'EAU', 'DUVET'])
  })

  it('are marked where a check found something, in any turn of a repeat', () => {
    const finding = { path: '/data/besoins[2]/item', kind: 'CONSTRAINT', message: '', value: '' }
    expect(linesOf(sheet([answer('/data/besoins/item', 'eau'), answer('/data/note', '')], [finding]), words).map((line) => line.marked)).toEqual([true, false])
  })
})
