import { describe, expect, it } from 'vitest'
import { namedIn, numbersOf, readCsv, versionsIn, withChanges, type LocalChange } from './entities'

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
    expect(withChanges('name,label,nb,__version\na,Tente,7,3\n', 'bornes', [change({ delivered: true })])).toBe('name,label,nb,__version\na,Tente,7,3\n')
  })

  it('show what waits on the phone even when somebody else changed the entry as often', () => {
    expect(readCsv(withChanges('name,label,nb,__version\na,Tente,7,5\n', 'bornes', [change({})]))[1]).toEqual(['a', 'Tente', '9', '3'])
  })

  it('show what was acknowledged until the server has applied it', () => {
    expect(readCsv(withChanges(csv, 'bornes', [change({ delivered: true })]))[1]?.[2]).toBe('9')
  })

  it('know which entries a report names, and what they are called', () => {
    expect(namedIn('<data><point>b</point></data>', 'name,label\nb,Quai\nc1,Pont\n')).toEqual(new Map([['b', 'Quai']]))
  })

  it('leave other lists alone, and out what is gone', () => {
    expect(withChanges(csv, 'lieux', [change({})])).toBe(csv)
    expect(withChanges(csv, 'bornes', [change({ create: true, id: 'c' })], new Set(['b', 'c']))).not.toMatch(/\nb,|\nc,/)
  })
})

/** A phone that says one thing after the other of the entry `a`; the server hears of it when told so. */
class Phone {
  readonly said: LocalChange[] = []
  private branches = 0

  constructor(public listed: number | null) {}

  says(create = false) {
    const { base, ...numbers } = numbersOf({ dataset: 'bornes', id: 'a', create, base: 1 }, this.said, this.listed, () => `chain ${++this.branches}`)
    this.said.push({ dataset: 'bornes', id: 'a', values: {}, ...numbers })
    return { ...numbers, base }
  }

  isAcknowledged(listed: number | null) {
    for (const change of this.said) change.delivered = true
    this.listed = listed
  }
}

describe('the changes of one entry, numbered', () => {
  it('count on from one another offline, in one chain that began at the version of the list', () => {
    const phone = new Phone(4)
    expect([phone.says(), phone.says(), phone.says()]).toEqual([
      { create: false, base: 4, version: 5, trunk: '4', branch: 'chain 1' },
      { create: false, base: 5, version: 6, trunk: '4', branch: 'chain 1' },
      { create: false, base: 6, version: 7, trunk: '4', branch: 'chain 1' },
    ])
  })

  it('of an entry that was made offline have no version of the server to start from', () => {
    const phone = new Phone(null)
    expect(phone.says(true)).toMatchObject({ create: true, version: 1, trunk: '' })
    expect(phone.says()).toEqual({ create: false, base: 1, version: 2, trunk: '', branch: 'chain 1' })
  })

  it('do not make an entry twice', () => {
    const phone = new Phone(null)
    phone.says(true)
    expect(phone.says(true)).toMatchObject({ create: false, base: 1, version: 2 })
  })

  it('begin anew at the version of the server once its list has caught up', () => {
    const phone = new Phone(4)
    phone.says()
    phone.isAcknowledged(5)
    expect(phone.says()).toEqual({ create: false, base: 5, version: 6, trunk: '5', branch: 'chain 2' })
  })

  it('start from what others said since, when the list shows that', () => {
    const phone = new Phone(null)
    phone.says(true)
    phone.says()
    phone.isAcknowledged(9)
    expect(phone.says()).toMatchObject({ base: 9, trunk: '9', branch: 'chain 2' })
  })

  it('go on in their chain while the server has acknowledged but not applied them', () => {
    const phone = new Phone(4)
    phone.says()
    phone.says()
    phone.isAcknowledged(5)
    expect(phone.says()).toMatchObject({ base: 6, trunk: '4', branch: 'chain 1' })
  })

  it('go on in their chain while they wait, whatever the list says by now', () => {
    const phone = new Phone(4)
    phone.says()
    phone.listed = 8
    expect(phone.says()).toMatchObject({ base: 5, trunk: '4', branch: 'chain 1' })
  })

  it('go on when the entry fell out of the list', () => {
    const phone = new Phone(4)
    phone.says()
    phone.isAcknowledged(null)
    expect(phone.says()).toMatchObject({ base: 5, trunk: '4', branch: 'chain 1' })
  })

  it('of other entries and lists are other chains', () => {
    const earlier: LocalChange[] = [{ dataset: 'bornes', id: 'b', create: false, values: {}, version: 7, trunk: '6', branch: 'x' }]
    expect(numbersOf({ dataset: 'bornes', id: 'a', create: false, base: 1 }, earlier, 2, () => 'y')).toMatchObject({ base: 2, branch: 'y' })
    expect(numbersOf({ dataset: 'lieux', id: 'b', create: false, base: 1 }, earlier, 2, () => 'y')).toMatchObject({ base: 2, branch: 'y' })
  })
})
