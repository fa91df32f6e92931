import type { Place } from '../src/shared/model'
import { describe, expect, it } from 'vitest'
import { normalise } from '../src/phone/forms/normalise'
import { withPending } from '../src/phone/forms/csv'
import { inOrder, listNear, metresBetween, sift } from '../src/phone/places'
import ar from '../src/phone/texts/ar'
import en from '../src/phone/texts/en'
import fr from '../src/phone/texts/fr'

const place = (name: string, patch: Partial<Place> = {}): Place => ({
  id: name,
  number: 1,
  version: 1,
  name,
  kind: 'autre',
  state: 'actif',
  sensitivity: 'normale',
  organisation: { id: 'o', name: 'O' },
  zone: '75118',
  precision: 'exact',
  position: { lat: 48.88, lon: 2.36 },
  lastVisit: null,
  headcount: null,
  needs: [],
  alert: 'none',
  unseenNights: 0,
  ...patch,
})
const names = (listed: { place: Place }[]) => listed.map((l) => l.place.name)

describe('tonight’s list', () => {
  it('puts the nearest first when the phone knows where it is', () => {
    const near = place('near', { position: { lat: 48.8801, lon: 2.36 } })
    const far = place('far', { position: { lat: 48.9, lon: 2.36 }, alert: 'vital' })
    expect(names(inOrder([far, near], { lat: 48.88, lon: 2.36 }))).toEqual(['near', 'far'])
  })

  it('puts alerts, then the longest unseen first when it does not', () => {
    const listed = inOrder([place('seen'), place('unseen', { unseenNights: 9 }), place('vital', { alert: 'vital' }), place('never', { unseenNights: null })], null)
    expect(names(listed)).toEqual(['vital', 'never', 'unseen', 'seen'])
  })

  it('gives no distance to a place that is only known to its district', () => {
    expect(inOrder([place('blurred', { precision: 'district' })], { lat: 48.88, lon: 2.36 })[0]?.metres).toBeNull()
  })

  it('finds by name without accents and keeps to the sieve', () => {
    const all = inOrder([place('Porte Dorée', { unseenNights: 4 }), place('Grève', { alert: '48h' })], null)
    expect(names(sift(all, 'all', 'doree'))).toEqual(['Porte Dorée'])
    expect(names(sift(all, 'urgent', ''))).toEqual(['Grève'])
    expect(names(sift(all, 'unseen', ''))).toEqual(['Porte Dorée'])
  })

  it('proposes places within 150 m before a new one', () => {
    const here = { lat: 48.88, lon: 2.36 }
    const at = (metres: number) => place(`${metres} m`, { position: { lat: 48.88 + metres / 111_195, lon: 2.36 } })
    expect(metresBetween(here, at(140).position!)).toBeCloseTo(140, 0)
    expect(names(listNear([at(160), at(140), at(20)], here))).toEqual(['20 m', '140 m'])
  })
})

describe('answers as text', () => {
  it('refuses what the engine would silently blank or cut', () => {
    expect(normalise('int', '99999999999')).toBeNull()
    expect(normalise('int', '12a')).toBeNull()
    expect(normalise('int', '12.5')).toBeNull()
    expect(normalise('decimal', 'beaucoup')).toBeNull()
  })

  it('accepts a decimal comma and an hour without seconds', () => {
    expect(normalise('decimal', '1,5')).toBe('1.5')
    expect(normalise('time', '12:30')).toBe('12:30:00')
  })
})

describe('places made on this phone', () => {
  it('join the list of the form before the server knows them', () => {
    const csv = 'name,label,geometry,type\na,Quai,48 2 0 0,autre\n'
    const fresh = { id: 'b', name: 'Pont, rive "nord"', geometry: '48.1 2.1 0 5' }
    expect(withPending(csv, [fresh])).toBe('name,label,geometry,type\na,Quai,48 2 0 0,autre\nb,"Pont, rive ""nord""",48.1 2.1 0 5,\n')
  })

  it('are not listed twice once the server sent them', () => {
    const csv = 'name,label\na,Quai\n'
    expect(withPending(csv, [{ id: 'a', name: 'Quai', geometry: '' }])).toBe(csv)
  })
})

describe('texts', () => {
  const plural = /\.(zero|one|two|few|many|other)$/
  const stems = (catalogue: object) => [...new Set(Object.keys(catalogue).map((key) => key.replace(plural, '')))].sort()

  it('exist in the three languages', () => {
    expect(stems(ar)).toEqual(stems(fr))
    expect(stems(en)).toEqual(stems(fr))
  })

  it('have every plural that the language makes', () => {
    for (const [tag, catalogue] of [['fr', fr], ['ar', ar], ['en', en]] as const) {
      const counted = Object.keys(catalogue).filter((key) => key.endsWith('.other')).map((key) => key.replace(/\.other$/, ''))
      const wanted = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.filter((c) => c !== 'many' || tag === 'ar')
      for (const key of counted) for (const category of wanted) expect(Object.keys(catalogue), `${tag} ${key}`).toContain(`${key}.${category}`)
    }
  })

  it('name the same values in every language', () => {
    const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).filter((h) => h !== 'n').sort()
    for (const [key, text] of Object.entries(fr)) {
      for (const other of [ar, en]) if (key in other && !plural.test(key)) expect(holes(other[key]!), key).toEqual(holes(text))
    }
  })
})
