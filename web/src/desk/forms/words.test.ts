import { describe, expect, it } from 'vitest'
import type { Outline } from './types'
import { conditionText, wordsOf } from './words'

const outline: Outline[] = [
  { name: 'resultat', type: 'select_one', labels: { 'Français (fr)': 'Résultat', 'العربية (ar)': 'النتيجة' }, required: true, relevant: '', children: [], choices: [{ code: 'vu', labels: { 'Français (fr)': 'Personnes vues' } }] },
]
const say = (key: string) => ({ 'life.and': 'et', 'life.or': 'ou', 'life.not': 'pas', 'life.nothing': 'rien' })[key] ?? key

describe('the words of a form', () => {
  it('are those of the reader, else the first there are', () => {
    expect(wordsOf(outline[0]!.labels, 'x', 'ar')).toBe('النتيجة')
    expect(wordsOf({ '': 'Seul' }, 'x', 'ar')).toBe('Seul')
    expect(wordsOf({}, 'nom', 'fr')).toBe('nom')
  })

  it('tell a condition without code', () => {
    expect(conditionText("${resultat} = 'vu' and not(${resultat} = '')", outline, 'fr', say)).toBe('« Résultat » = « Personnes vues » et pas (« Résultat » = rien)')
    expect(conditionText("selected(${resultat}, 'vu')", outline, 'fr', say)).toBe('« Résultat » = « Personnes vues »')
  })
})
