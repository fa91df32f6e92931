import { describe, expect, it } from 'vitest'
import type { Column, DataForm, Wanted } from './types'
import { answerText, bytesText, filterText, groupsOf, overBar, queryOf, shareText, wordsOf } from './words'

const column = (over: Partial<Column>): Column => ({ key: 'qui/nom', kind: 'TEXT', labels: {}, choices: [], hxl: null, repeat: null, fieldClass: 'TEXT', versions: ['1'], ...over })
const wanted = (over: Partial<Wanted>): Wanted => ({ version: '', status: '', from: '', to: '', search: '', linked: false, sort: '', question: '', test: 'has', value: '', ...over })

describe('the words of a form', () => {
  it('are those of the reader, else of any language, else the name', () => {
    const labels = { 'Français (fr)': 'Votre nom', 'العربية (ar)': 'اسمك' }
    expect(wordsOf(labels, 'ar', 'nom')).toBe('اسمك')
    expect(wordsOf(labels, 'en', 'nom')).toBe('Votre nom')
    expect(wordsOf({}, 'fr', 'nom')).toBe('nom')
  })

  it('stand for the codes of choices', () => {
    const needs = column({ kind: 'SEVERAL', choices: [{ code: 'eau', labels: { fr: 'De l’eau' } }] })
    expect(answerText(needs, 'eau duvet', 'fr')).toBe('De l’eau · duvet')
  })

  it('head groups of columns that follow each other', () => {
    const form = { sections: [{ key: 'qui', repeats: false, labels: { fr: 'Qui' } }] } as unknown as DataForm
    expect(groupsOf(form, [column({}), column({ key: 'qui/age' }), column({ key: 'jour' })], 'fr')).toEqual([{ label: 'Qui', span: 2 }, { label: '', span: 1 }])
  })
})

describe('the address of what is shown', () => {
  it('names only what was chosen', () => {
    expect(queryOf(wanted({ status: 'hold', search: 'pont ' })).toString()).toBe('status=hold&search=pont')
  })

  it('doubles quotes in a value, so that a name is never read as a filter', () => {
    expect(filterText(wanted({ question: 'qui/nom', value: "l'eau" }))).toBe("qui/nom has 'l''eau'")
    expect(filterText(wanted({ question: 'qui/nom', test: 'empty' }))).toBe('qui/nom is empty')
    expect(filterText(wanted({ question: 'qui/nom', value: '' }))).toBe('')
  })
})

it('tells sizes in units people know', () => {
  expect(bytesText(900, 'fr-FR')).toBe('1 ko')
  expect(bytesText(3_400_000, 'fr-FR')).toBe('3,4 Mo')
})

describe('the numbers of a chart', () => {
  it('never say that there is nothing where there is something', () => {
    expect([shareText(370, 104_518), shareText(0, 10), shareText(1, 2), shareText(0, 0)]).toEqual(['< 1 %', '0 %', '50 %', ''])
    expect([shareText(104_517, 104_518), shareText(10, 10)]).toEqual(['> 99 %', '100 %'])
  })

  it('are shortened, then left out, before they run into each other', () => {
    expect(overBar(230, 31, 'fr')).toBe('230')
    expect(overBar(67_395, 31, 'en')).toBe('67K')
    expect(overBar(67_395, 31, 'fr').replace(/\s/, ' ')).toBe('67 k')
    expect(overBar(67_395, 12, 'fr')).toBe('')
  })
})
