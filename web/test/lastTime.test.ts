import { describe, expect, it } from 'vitest'
import { carry } from '../src/phone/forms/carry'
import type { Field } from '../src/phone/forms/engine'
import { copyInto, markSeen, traceOf, unseen } from '../src/phone/forms/lastTime'

interface Plain {
  name: string
  kind?: Field['kind']
  value?: string
  codes?: string[]
  relevant?: boolean
  children?: Plain[]
}

/** A question as the engine would hold it: a choice refuses what is not on its list. */
function field(plain: Plain, parent = '/data'): Field {
  const path = `${parent}/${plain.name}`
  const made = {
    kind: plain.children ? 'group' : 'input',
    label: `« ${plain.name} »`,
    relevant: true,
    readonly: false,
    options: [],
    value: '',
    growable: plain.kind === 'repeat',
    ...plain,
    path,
    children: (plain.children ?? []).map((child) => field(child, path)),
    put(text: string) {
      if (plain.codes && text.split(' ').some((code) => !plain.codes!.includes(code))) return false
      made.value = text
      return true
    },
    addInstance() {
      made.children.push(field({ name: plain.name, kind: 'instance', children: [{ name: 'article' }] }, `${parent}/${plain.name}[${made.children.length + 1}]`))
    },
  }
  return made as unknown as Field
}

describe('a visit that starts as the last one', () => {
  const last = { form: 'passage', night: '2026-11-24', answers: { effectif: '40', besoins: 'tente savon', femmes: '4' } }
  const visit = () => field({ name: 'ecran', children: [{ name: 'effectif' }, { name: 'besoins', codes: ['tente', 'eau'] }, { name: 'femmes', value: '9' }, { name: 'note' }] })

  it('fills what is empty, never what was answered tonight nor a choice that is gone', () => {
    const top = [visit()]
    const copies = copyInto(top, last)
    expect(Object.keys(copies)).toEqual(['/data/ecran/effectif'])
    expect(top[0]!.children.map((f) => f.value)).toEqual(['40', '', '9', ''])
  })

  it('asks to look at every copied answer before it is tonight’s', () => {
    const top = [visit()]
    const copies = copyInto(top, last)
    const asked = top[0]!.children
    expect(unseen(copies, asked).map((f) => f.path)).toEqual(['/data/ecran/effectif'])
    markSeen(copies, asked)
    expect(unseen(copies, asked)).toEqual([])
  })

  it('lets what was changed stand out', () => {
    const top = [visit()]
    const copies = copyInto(top, last)
    const [effectif, , femmes] = top[0]!.children
    expect(traceOf(copies, effectif!)).toBe('same')
    effectif!.put('55')
    expect(traceOf(copies, effectif!)).toBe('changed')
    expect(traceOf(copies, femmes!)).toBeNull()
    expect(unseen(copies, [effectif!])).toEqual([])
  })
})

describe('a draft that goes over to a new version', () => {
  it('finds its questions by name wherever they moved, and names what has no place', () => {
    const before = [field({ name: 'ecran', children: [{ name: 'effectif', value: '40' }, { name: 'ancien', value: 'oui' }, { name: 'besoin', value: 'savon' }] })]
    const after = [field({ name: 'effectif' }), field({ name: 'autre', children: [{ name: 'besoin', codes: ['eau'] }] })]
    expect(carry(before, after, {})).toEqual([
      { label: '« ancien »', value: 'oui' },
      { label: '« besoin »', value: 'savon' },
    ])
    expect(after[0]!.value).toBe('40')
  })

  it('carries answers that are not shown at the moment, and every turn of a repeat', () => {
    const turns = [{ name: 'dons', kind: 'instance' as const, children: [{ name: 'article', value: 'tente' }] }, { name: 'dons', kind: 'instance' as const, children: [{ name: 'article', value: 'eau' }] }]
    const before = [field({ name: 'motif', relevant: false }), field({ name: 'dons', kind: 'repeat', children: turns })]
    const after = [field({ name: 'motif' }), field({ name: 'dons', kind: 'repeat' })]
    expect(carry(before, after, { '/data/motif': 'pluie' })).toEqual([])
    expect(after[0]!.value).toBe('pluie')
    expect(after[1]!.children.map((turn) => turn.children[0]!.value)).toEqual(['tente', 'eau'])
  })

  it('says so when the new version has no such repeat', () => {
    const before = [field({ name: 'dons', kind: 'repeat', children: [{ name: 'dons', kind: 'instance', children: [{ name: 'article', value: 'tente' }] }] })]
    expect(carry(before, [field({ name: 'effectif' })], {})).toEqual([{ label: '« article »', value: 'tente' }])
  })
})
