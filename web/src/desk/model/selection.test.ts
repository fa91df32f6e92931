import { describe, expect, it } from 'vitest'
import { apiQuery, countFacets, emptySelection, readSelection, writeSelection } from './selection'

describe('the selection in the address', () => {
  it('is empty for the default of fourteen nights', () => {
    expect(writeSelection(emptySelection())).toEqual({})
    expect(readSelection({})).toEqual(emptySelection())
  })

  it('comes back as it was written', () => {
    const selection = { ...emptySelection(), period: { nights: 1 }, zone: ['75119', '75118'], urgency: ['vitale'] }
    const query = writeSelection(selection)
    expect(query).toEqual({ period: 'tonight', zone: '75118,75119', urgency: 'vitale' })
    expect(readSelection(query)).toEqual({ ...selection, zone: ['75118', '75119'] })
  })

  it('puts dates given backwards in order', () => {
    expect(readSelection({ period: '2026-11-20..2026-11-01' }).period).toEqual({ from: '2026-11-01', to: '2026-11-20' })
  })

  it('keeps the default when somebody typed a period that does not exist', () => {
    expect(readSelection({ period: '5' }).period).toEqual({ nights: 14 })
    expect(readSelection({ period: '2026-13-45..x' }).period).toEqual({ nights: 14 })
  })

  it('accepts a repeated parameter and drops doubles', () => {
    expect(readSelection({ kind: ['squat_bati', 'squat_bati,vehicules', null] }).kind).toEqual(['squat_bati', 'vehicules'])
  })
})

describe('the selection asked of the server', () => {
  it('counts tonight as one of the nights', () => {
    const params = apiQuery({ ...emptySelection(), period: { nights: 3 } }, '2026-11-23')
    expect(params.get('from')).toBe('2026-11-21')
    expect(params.get('to')).toBe('2026-11-23')
  })

  it('crosses the change of month', () => {
    expect(apiQuery(emptySelection(), '2026-03-05').get('from')).toBe('2026-02-20')
  })

  it('sends a facet only when something is chosen', () => {
    const selection = { ...emptySelection(), need: ['duvet', 'eau'] }
    expect(apiQuery(selection, '2026-11-23').get('need')).toBe('duvet,eau')
    expect(apiQuery(selection, '2026-11-23').has('zone')).toBe(false)
    expect(countFacets(selection)).toBe(2)
  })
})
