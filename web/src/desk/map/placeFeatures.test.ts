import { describe, expect, it } from 'vitest'
import type { Place } from '../model/types'
import { CELL, cellsOf, headcountLabel, pointsOf } from './placeFeatures'

function place(patch: Partial<Place>): Place {
  return {
    id: 'p1', number: 1, version: 1, name: 'Quai fictif', kind: 'campement_tentes', state: 'actif', sensitivity: 'normale',
    organisation: { id: 'o1', name: 'Lanterne' }, zone: '75119', precision: 'exact', position: { lat: 48.885, lon: 2.3725 },
    lastVisit: null, headcount: { value: 40, quality: 'compte', night: '2026-11-20', confirmed: true }, needs: [], alert: 'none', unseenNights: 0, doubles: [], mayEdit: true,
    ...patch,
  }
}

describe('places on the map', () => {
  it('draws an exact place as a point and a blurred one as its cell, never the other way round', () => {
    const both = [place({}), place({ id: 'p2', precision: 'district' })]
    expect(pointsOf(both).features.map((point) => point.properties.id)).toEqual(['p1'])
    expect(cellsOf(both).areas.features.map((cell) => cell.properties.ids)).toEqual(['p2'])
  })

  it('draws the cell around its centre', () => {
    const centre = { lat: 48.885, lon: 2.3775 }
    const ring = cellsOf([place({ precision: 'district', position: centre })]).areas.features[0]!.geometry.coordinates[0]!
    expect(ring[0]![0]).toBeCloseTo(centre.lon - CELL.lon / 2, 6)
    expect(ring[0]![1]).toBeCloseTo(centre.lat - CELL.lat / 2, 6)
  })

  it('puts two blurred places of one cell into one area with their sum', () => {
    const cells = cellsOf([place({ id: 'a', precision: 'district' }), place({ id: 'b', precision: 'district', alert: 'vital' })])
    expect(cells.centres.features).toHaveLength(1)
    expect(cells.centres.features[0]!.properties).toMatchObject({ count: 2, label: '≈ 80', vital: 1 })
  })

  it('leaves out a place without a position', () => {
    expect(pointsOf([place({ position: null })]).features).toEqual([])
  })

  it('does not count people who were not confirmed', () => {
    const old = place({ headcount: { value: 40, quality: 'compte', night: '2026-10-01', confirmed: false } })
    expect(pointsOf([old]).features[0]!.properties).toMatchObject({ people: 0, label: '(40)' })
  })

  it('says the quality of a number in its label', () => {
    const label = (quality: string) => headcountLabel(place({ headcount: { value: 12, quality, night: '2026-11-20', confirmed: true } }))
    expect([label('compte'), label('au_moins'), label('estime'), label('oui_dire')]).toEqual(['12', '12+', '≈ 12', '(12)'])
    expect(headcountLabel(place({ headcount: null }))).toBe('')
  })
})
