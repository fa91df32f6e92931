import { describe, expect, it } from 'vitest'
import type { Field } from '../src/phone/forms/engine'
import { blocksOf, toggled } from '../src/phone/forms/grids'

const scale = ['jamais', 'parfois', 'souvent']

function asked(name: string, appearance: string, choices = scale, kind: Field['kind'] = 'select'): Field {
  const options = choices.map((value) => ({ value, label: value, extra: {}, image: '' }))
  return { key: name, name, kind, options, appearances: new Set([appearance]) } as unknown as Field
}
const drawn = (...fields: Field[]) => blocksOf(fields).map((b) => `${b.columns ? 'table' : 'alone'}: ${b.fields.map((f) => f.name).join(' ')}`)

describe('questions that share their choices', () => {
  it('are one table below their heading', () => {
    expect(drawn(asked('tete', 'label', scale, 'header'), asked('eau', 'list-nolabel'), asked('pain', 'list-nolabel'))).toEqual(['table: eau pain'])
  })
  it('are two tables when another list, or another question, comes between', () => {
    const yesNo = ['oui', 'non']
    expect(drawn(asked('eau', 'list-nolabel'), asked('abri', 'list-nolabel', yesNo), asked('feu', 'list-nolabel', yesNo))).toEqual(['table: eau', 'table: abri feu'])
    expect(drawn(asked('eau', 'list-nolabel'), asked('nom', ''), asked('pain', 'list-nolabel'))).toEqual(['table: eau', 'alone: nom', 'table: pain'])
  })
  it('stay questions with words of their own when a thumb could not hit the columns', () => {
    const many = ['1', '2', '3', '4', '5', '6', '7', '8']
    expect(drawn(asked('tete', 'label', many, 'header'), asked('eau', 'list-nolabel', many), asked('pain', 'list-nolabel', many))).toEqual(['alone: eau', 'alone: pain'])
  })
  it('with `list` are a table below a heading only: alone they carry their words themselves', () => {
    expect(drawn(asked('eau', 'list'))).toEqual(['alone: eau'])
    expect(drawn(asked('tete', 'label', scale, 'header'), asked('eau', 'list'))).toEqual(['table: eau'])
  })
  it('leave out a heading whose rows are not shown', () => {
    expect(drawn(asked('tete', 'label', scale, 'header'), asked('nom', ''))).toEqual(['alone: nom'])
  })
})

describe('a tap on a choice', () => {
  it('chooses one, and takes it back', () => {
    expect(toggled({ value: 'eau', multiple: false, required: false }, 'pain')).toBe('pain')
    expect(toggled({ value: 'pain', multiple: false, required: false }, 'pain')).toBe('')
  })
  it('leaves the one answer that a question must have', () => {
    expect(toggled({ value: 'actif', multiple: false, required: true }, 'actif')).toBe('actif')
    expect(toggled({ value: 'actif', multiple: false, required: true }, 'vide')).toBe('vide')
  })
  it('adds to several, and takes one back', () => {
    expect(toggled({ value: 'eau', multiple: true, required: false }, 'pain')).toBe('eau pain')
    expect(toggled({ value: 'eau pain', multiple: true, required: false }, 'eau')).toBe('pain')
  })
})
