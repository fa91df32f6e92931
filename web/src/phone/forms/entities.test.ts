import { describe, expect, it } from 'vitest'
import { readCsv, versionsIn, withChanges, type LocalChange } from './entities'

const csv = 'name,label,nb,__version\na,"Tente, la ""grande""",3,2\nb,Quai,,1\n'
const change = (more: Partial<LocalChange>): LocalChange => ({ dataset: 'bornes', id: 'a', create: false, values: { nb: '9' }, version: 3, trunk: '2', branch: 'x', ...more })

describe('the lists of the phone', () => {
  it('read what the server writes, quotes and commas included', () => {
    expect(readCsv(csv)[1]).toEqual(['a', 'Tente, la "grande"', '3', '2'])
    expect(versionsIn(csv)).toEqual(new Map([['a', 2], ['b', 1]]))
  })

  it('show a change at once, and count on from the version', () => {
    expect(readCsv(withChanges(csv, 'bornes', [change({})]))[1]).toEqual(['a', 'Tente, la "grande"', '9', '3'])
  })

  it('show an entry that was made on the phone, and what was changed of it since', () => {
    const made = change({ id: 'c', create: true, values: { label: 'Pont', nb: '1' }, version: 1, trunk: '' })
    const rows = readCsv(withChanges(csv, 'bornes', [made, change({ id: 'c', values: { nb: '2' }, version: 2, trunk: '' })]))
    expect(rows[3]).toEqual(['c', 'Pont', '2', '2'])
  })

  it('give way to the server once its list has the change', () => {
    expect(withChanges('name,label,nb,__version\na,Tente,7,3\n', 'bornes', [change({})])).toBe('name,label,nb,__version\na,Tente,7,3\n')
  })

  it('leave other lists alone, and out what is gone', () => {
    expect(withChanges(csv, 'lieux', [change({})])).toBe(csv)
    expect(withChanges(csv, 'bornes', [change({ create: true, id: 'c' })], new Set(['b', 'c']))).not.toMatch(/\nb,|\nc,/)
  })
})
