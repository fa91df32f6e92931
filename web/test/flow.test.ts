import { describe, expect, it } from 'vitest'
import type { Field } from '../src/phone/forms/engine'
import { faults, goesOn, isBlank, markerOf, screensOf } from '../src/phone/forms/screens'

/** A question or a group as the flow sees it; the real ones come from the engine. */
type Plain = Partial<Omit<Field, 'children'>> & { name: string; children?: Plain[]; growable?: boolean }

function field(plain: Plain, path = ''): Field {
  const at = `${path}/${plain.name}`
  return {
    key: at,
    path: at,
    kind: plain.children ? 'group' : 'input',
    type: 'string',
    label: plain.name,
    relevant: true,
    required: false,
    multiple: false,
    value: '',
    options: [],
    appearances: new Set(),
    growable: false,
    ...plain,
    get violation() {
      return plain.required && (plain.value ?? '') === '' ? { condition: 'required' as const, message: '' } : null
    },
    children: (plain.children ?? []).map((child) => field(child, at)),
  } as unknown as Field
}

/** A thumb that goes through a form and counts. */
class Thumb {
  taps = 0
  private at = 0
  readonly visited: string[] = []

  constructor(private readonly form: () => Field[]) {
    this.at = Math.max(0, this.screens().findIndex((s) => !s.fields.every((f) => f.value !== '')))
    this.note()
  }
  private screens() {
    return screensOf({ top: this.form() })
  }
  private note() {
    this.visited.push(this.screens()[this.at]?.name ?? '')
  }
  answers(act: () => void, taps = 1) {
    act()
    this.taps += taps
    if (goesOn(this.screens()[this.at]?.fields ?? [])) this.moves()
    return this
  }
  next() {
    this.taps++
    expect(faults(this.screens()[this.at]?.fields ?? [])).toEqual([])
    this.moves()
    return this
  }
  private moves() {
    this.at++
    this.note()
  }
  sends() {
    this.taps++
    expect(this.screens().flatMap((s) => faults(s.fields))).toEqual([])
    return this
  }
}

describe('going through a short visit', () => {
  const answers: Record<string, string> = {}
  const met = () => answers.resultat === 'rencontre'
  const visit = () =>
    [
      { name: 'ecran_lieu', children: [{ name: 'lieu', kind: 'select' as const, value: 'p1' }] },
      { name: 'ecran_resultat', children: [{ name: 'resultat', kind: 'select' as const, required: true, value: answers.resultat ?? '' }] },
      { name: 'ecran_effectif', relevant: met(), children: [{ name: 'effectif', type: 'int', required: true, value: answers.effectif ?? '' }, { name: 'qualite', kind: 'select' as const, value: answers.qualite ?? 'estime' }] },
      { name: 'ecran_groupes', relevant: met(), children: [{ name: 'femmes', type: 'int' }, { name: 'familles', type: 'int' }] },
      { name: 'ecran_besoins', relevant: met(), children: [{ name: 'besoins', kind: 'select' as const, multiple: true, value: answers.besoins ?? '' }] },
      { name: 'ecran_note', children: [{ name: 'note' }] },
    ].map((plain) => field(plain))

  it('takes at most twelve taps with three answers changed, digits included', () => {
    const start = 1
    const thumb = new Thumb(visit)
      .answers(() => (answers.resultat = 'rencontre'))
      .answers(() => (answers.effectif = '140'), 3)
      .answers(() => (answers.qualite = 'compte'))
      .next()
      .next()
      .answers(() => (answers.besoins = 'duvet'))
      .sends()
    expect(start + thumb.taps).toBeLessThanOrEqual(12)
    expect(thumb.visited).toEqual(['ecran_resultat', 'ecran_effectif', 'ecran_groupes', 'ecran_besoins'])
  })

  it('never asks how many people were there when nobody was', () => {
    answers.resultat = 'personne'
    expect(screensOf({ top: visit() }).map((s) => s.name)).toEqual(['ecran_lieu', 'ecran_resultat', 'ecran_note'])
  })
})

describe('screens', () => {
  it('turns a chapter into its pages, and leaves out pages with nothing to ask', () => {
    const chapter = field({
      name: 'plus',
      children: [
        { name: 'eau', children: [{ name: 'acces' }] },
        { name: 'vide', children: [{ name: 'somme', kind: 'hidden' }] },
        { name: 'details', kind: 'repeat', children: [] },
      ],
    })
    expect(screensOf({ top: [chapter] }).map((s) => s.name)).toEqual(['eau'])
  })

  it('asks for an outline, which is drawn on the map of the phone', () => {
    expect(screensOf({ top: [field({ name: 'emprise', type: 'geoshape' })] }).map((s) => s.name)).toEqual(['emprise'])
  })

  it('waits for the thumb when a screen asks several things', () => {
    const two = [field({ name: 'a', kind: 'select', value: 'x' }), field({ name: 'b' })]
    expect(goesOn(two)).toBe(false)
    expect(goesOn([field({ name: 'a', kind: 'select', multiple: true, value: 'x' })])).toBe(false)
    expect(goesOn([field({ name: 'a', kind: 'select', value: 'x' })])).toBe(true)
  })

  it('finds "which is the most urgent" beside its list', () => {
    const needs = [field({ name: 'besoins', kind: 'select', multiple: true }), field({ name: 'besoin_urgent', kind: 'select' })]
    expect(markerOf(needs)?.name).toBe('besoin_urgent')
    expect(markerOf([field({ name: 'besoins', kind: 'select', multiple: true })])).toBeUndefined()
  })

  it('knows a screen that needs nothing', () => {
    expect(isBlank([field({ name: 'note' })])).toBe(true)
    expect(isBlank([field({ name: 'note', value: 'x' })])).toBe(false)
  })
})
