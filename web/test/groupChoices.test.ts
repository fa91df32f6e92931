import { describe, expect, it } from 'vitest'
import { groupChoices } from '../src/phone/forms/groupChoices'

const item = (n: number, region: string) => `<item><name>t${n}</name><label>Ville ${n}</label><region>${region}</region></item>`
const list = (items: string[]) => `<instance id="ville"><root>${items.join('')}</root></instance>`
const towns = (count: number) => Array.from({ length: count }, (_, n) => item(n, `r${n % 3}`))
const form = (items: string[], nodeset: string, more = '') => `<model>${list(items)}</model><itemset nodeset="${nodeset}"/>${more}`
const FILTER = "instance('ville')/root/item[region =  /data/region ]"

describe('a long list that answers filter', () => {
  it('stands in groups, each item once, in its order', () => {
    const grouped = groupChoices(form(towns(120), FILTER))
    expect(grouped).toContain(`nodeset="instance('ville--region')/root/by[region = /data/region]/item"`)
    const second = /<by><region>r1<\/region>(.*?)<\/by>/.exec(grouped)![1]!
    expect([...second.matchAll(/<name>t(\d+)</g)].map((m) => Number(m[1]))).toEqual(Array.from({ length: 40 }, (_, n) => n * 3 + 1))
    expect(grouped.match(/<item>/g)).toHaveLength(120)
  })

  it('keeps the list itself for whoever else asks for it, and one copy for all who filter alike', () => {
    const grouped = groupChoices(form(towns(120), FILTER, `<itemset nodeset="${FILTER}"/><bind calculate="instance('ville')/root/item[name = 't1']/label"/>`))
    expect(grouped.match(/<instance id="ville">/g)).toHaveLength(1)
    expect(grouped.match(/<instance id="ville--region">/g)).toHaveLength(1)
  })

  it('leaves the rest of a filter to be asked of the items of the group', () => {
    const grouped = groupChoices(form(towns(120), "instance('ville')/root/item[region = current()/../region and name != /data/autre]"))
    expect(grouped).toContain("/root/by[region = current()/../region]/item[name != /data/autre]")
  })

  it('stays as it is when a group would mean something else', () => {
    const asked = (nodeset: string, items = towns(120)) => form(items, nodeset)
    for (const untouched of [
      asked("instance('ville')/root/item[region = /data/region or name = 't1']"),
      asked("instance('ville')/root/item[region = /data/region and position() = 1]"),
      asked("instance('ville')/root/item[selected(/data/regions, region)]"),
      asked("instance('ville')/root/item[region = name]"),
      asked(FILTER, towns(20)),
      asked(FILTER, [...towns(120), item(1, '1'), item(2, '01')]),
      asked(FILTER, [...towns(120), '<item><name>x</name><region>a</region><region>b</region></item>']),
      asked("instance('autre')/root/item[region = /data/region]"),
    ])
      expect(groupChoices(untouched)).toBe(untouched)
  })

  it('reads twenty thousand choices in no time', () => {
    const began = performance.now()
    expect(groupChoices(form(towns(20_000), FILTER))).toContain('ville--region')
    expect(performance.now() - began).toBeLessThan(1_000)
  })
})
