import { beforeAll, describe, expect, it, vi } from 'vitest'
import { i18n } from '../i18n'
import { choicesOf, columnText, sentenceOf, shownIn, type Conflict, type Property } from './model'

const conflict: Conflict = {
  id: '1', kind: 'values', property: 'nb', label: 'Fontaine', otherLabel: null, before: '10', current: '55',
  earlier: { value: '40', who: 'Amina', at: '2026-11-26T20:10:00Z', report: 'uuid:a' },
  said: { value: '55', who: null, at: '2026-11-26T20:40:00Z', report: 'uuid:b' },
}

const column = (more: Partial<Property>): Property => ({ name: 'nb', type: 'NUMBER', fieldClass: 'COUNTS', label: '', retired: false, ...more })

describe('a conflict on the desk', () => {
  beforeAll(() => {
    vi.stubGlobal('document', { documentElement: {} })
    return i18n.use('fr')
  })

  it('says who noted what, when, and what both started from', () => {
    const sentence = sentenceOf(conflict).replace(/[\u2066-\u2069]/g, '')
    expect(sentence).toContain('Amina a noté « 40 »')
    expect(sentence).toContain('un téléphone partagé « 55 »')
    expect(sentence).toContain('à partir de « 10 »')
  })

  it('offers to keep both of two texts, never of two numbers', () => {
    expect(choicesOf(conflict, [column({})])).toEqual(['earlier', 'said'])
    expect(choicesOf(conflict, [column({ type: 'TEXT' })])).toEqual(['earlier', 'said', 'both'])
    expect(choicesOf({ ...conflict, kind: 'deleted' }, [])).toEqual(['restore', 'leave'])
  })

  it('has a sentence for each kind, in each language', async () => {
    for (const language of ['fr', 'en', 'ar'] as const) {
      await i18n.use(language)
      for (const kind of ['values', 'merged', 'deleted', 'same', 'forced'] as const) expect(sentenceOf({ ...conflict, kind })).not.toMatch(/lists\.|\{\w+\}/)
    }
  })
})

describe('a column on the desk', () => {
  it('is called what the association calls it, or else by its name', () => {
    expect(columnText('nb', [column({ label: 'Robinets' })])).toBe('Robinets')
    expect(columnText('nb_robinets', [column({ name: 'nb_robinets' })])).toBe('nb robinets')
  })

  it('is not shown once it is retired', () => {
    expect(shownIn([column({}), column({ name: 'vieux', retired: true })])).toEqual(['nb'])
  })
})
