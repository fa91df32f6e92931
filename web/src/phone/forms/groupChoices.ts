/**
 * Long lists with a filter, made quick. The engine evaluates `instance('ville')/root/item[region = /data/region]` item by
 * item, for every question that uses the list, at each answer. Here the form is given a second copy of the list in which
 * the items stand in groups of one region, and asks for `…/root/by[region = /data/region]/item`: ten comparisons instead
 * of two thousand, and the very same items in the same order, chosen by the engine as before.
 */

/** Shorter lists are quick as they are. */
const LONG = 100

const NAME = String.raw`[\w.-]+`
const PATH = String.raw`(?:current\(\)(?:/\.\.)*|)/${NAME}(?:/${NAME})*`
const FILTERED = new RegExp(String.raw`nodeset="instance\('(${NAME})'\)/root/item\[\s*(${NAME})\s*=\s*(${PATH})\s*(?:and\s+([^"]+?)\s*)?\]"`, 'g')
/** What would mean something else once the items stand in groups. */
const UNGROUPABLE = /\bor\b|\bposition\s*\(|\blast\s*\(|[[\]|]|^\s*\d+\s*$/

const listOf = (xform: string, id: string) => new RegExp(String.raw`<instance id="${id.replaceAll('.', '\\.')}">\s*<root>((?:\s*<item>(?:(?!<item>)[\s\S])*?</item>)*)\s*</root>\s*</instance>`).exec(xform)

interface Grouped {
  id: string
  xml: string
}

/** The form with its long filtered lists grouped by what they are filtered by; anything unusual stays as it is. */
export function groupChoices(xform: string): string {
  const made = new Map<string, Grouped | null>()
  const rewritten = xform.replace(FILTERED, (whole, list: string, column: string, path: string, rest: string | undefined) => {
    if (column === 'item' || (rest !== undefined && UNGROUPABLE.test(rest))) return whole
    const key = `${list} ${column}`
    if (!made.has(key)) made.set(key, group(xform, list, column))
    const grouped = made.get(key)
    return grouped ? `nodeset="instance('${grouped.id}')/root/by[${column} = ${path}]/item${rest === undefined ? '' : `[${rest}]`}"` : whole
  })
  return [...made.keys()].reduce((form, key) => place(form, key.split(' ')[0]!, made.get(key) ?? null), rewritten)
}

/** Puts the grouped copy behind the list it was made from, or in its place when nothing else asks for that one. */
function place(form: string, list: string, grouped: Grouped | null): string {
  if (!grouped) return form
  const plain = listOf(form, list)
  const isAsked = form.includes(`instance('${list}')`) || form.includes(`instance(&quot;${list}&quot;)`) || form.includes(`instance("${list}")`)
  if (!plain) return form.replace('</model>', () => `${grouped.xml}</model>`)
  return form.replace(plain[0], () => (isAsked ? plain[0] + grouped.xml : grouped.xml))
}

function group(xform: string, list: string, column: string): Grouped | null {
  const items = listOf(xform, list)?.[1]?.match(/<item>[\s\S]*?<\/item>/g) ?? []
  if (items.length < LONG) return null
  const cell = new RegExp(`<${column}>([^<]*)</${column}>`, 'g')
  const groups = new Map<string, string[]>()
  for (const item of items) {
    const cells = [...item.matchAll(cell)]
    if (cells.length > 1) return null
    // Without the column nothing equals it: such an item is never a choice.
    const value = cells[0]?.[1]
    if (value === undefined) continue
    const members = groups.get(value)
    if (members) members.push(item)
    else groups.set(value, [item])
  }
  return isAmbiguous([...groups.keys()]) ? null : { id: `${list}--${column}`, xml: written(`${list}--${column}`, column, groups) }
}

/** `1` and `01` are one number: both groups could be asked for, and their items would come out of order. */
function isAmbiguous(values: readonly string[]): boolean {
  const asNumbers = values.map((v) => v.trim()).filter((v) => v !== '' && !Number.isNaN(Number(v))).map(Number)
  return new Set(asNumbers).size < asNumbers.length
}

const written = (id: string, column: string, groups: ReadonlyMap<string, string[]>) =>
  `<instance id="${id}"><root>${[...groups].map(([value, items]) => `<by><${column}>${value}</${column}>${items.join('')}</by>`).join('')}</root></instance>`
