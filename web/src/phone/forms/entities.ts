/** What reports say of list entries on this phone, before the server knows: followed, numbered and shown in its own lists. */

/** A change of one entry by one report. */
export interface LocalChange {
  dataset: string
  id: string
  create: boolean
  /** By column of the list; `label` too when the report names it. */
  values: Record<string, string>
  /** The phone's own number after the change; the server's own until then. */
  version: number
  /** The server's version at which the chain of offline changes began; '' when the entry was made on this phone. */
  trunk: string
  branch: string
  /** The server has acknowledged the report; it applies it a moment later. */
  delivered?: boolean
}

const ENTITIES = 'http://www.opendatakit.org/xforms/entities'
const parse = (xml: string) => new DOMParser().parseFromString(xml, 'text/xml')
const truly = (element: Element, name: string) => ['1', 'true'].includes(element.getAttribute(name) ?? '')
const acting = (form: Document) => [...form.getElementsByTagNameNS('*', 'entity')].filter((e) => e.parentElement?.localName === 'meta' && (truly(e, 'create') || truly(e, 'update')))

/** Column of the list by path of question, as the form's binds say. */
export function columnsOf(xform: string): Map<string, string> {
  const binds = [...parse(xform).getElementsByTagNameNS('*', 'bind')]
  return new Map(binds.flatMap((bind): [string, string][] => {
    const column = bind.getAttributeNS(ENTITIES, 'saveto') ?? bind.getAttribute('entities:saveto')
    return column ? [[bind.getAttribute('nodeset') ?? '', column]] : []
  }))
}

function pathOf(element: Element): string {
  return `${element.parentElement ? pathOf(element.parentElement) : ''}/${element.localName}`
}

function valuesOf(entity: Element, columns: Map<string, string>): Record<string, string> {
  const values: Record<string, string> = {}
  const label = entity.getElementsByTagNameNS('*', 'label')[0]?.textContent ?? ''
  if (label) values.label = label
  const scope = entity.parentElement?.parentElement
  for (const answer of scope?.getElementsByTagName('*') ?? []) {
    const column = answer.children.length === 0 ? columns.get(pathOf(answer)) : undefined
    if (column) values[column] = answer.textContent ?? ''
  }
  return values
}

/** The server's list tells it by now, with whatever others said since. What is still on the phone is never told by anybody else. */
const isTold = (change: LocalChange, listed: number | null) => change.delivered === true && listed !== null && listed >= change.version

type Said = Pick<LocalChange, 'dataset' | 'id' | 'create'> & { base: number }
type Numbers = Pick<LocalChange, 'create' | 'version' | 'trunk' | 'branch'> & { base: number }

/**
 * The place of a change in its chain. A chain goes on while the phone shows something of its own; once the server's list has
 * caught up, the volunteer sees the server's values, and the next change starts a new chain from their version.
 */
export function numbersOf(said: Said, earlier: readonly LocalChange[], listed: number | null, newBranch: () => string): Numbers {
  const own = earlier.filter((c) => c.dataset === said.dataset && c.id === said.id).at(-1)
  const before = own && !isTold(own, listed) ? own : undefined
  const create = said.create && !own
  const base = before?.version ?? listed ?? said.base
  return { create, base, version: create ? 1 : base + 1, trunk: create ? '' : (before?.trunk ?? String(base)), branch: before?.branch ?? newBranch() }
}

/**
 * Numbers what a finished report says of entries, as ODK Collect does: `baseVersion` counts on from the phone's own earlier
 * changes, `trunkVersion` and `branchId` tell the server which chain they belong to.
 *
 * @param earlier changes of this phone, the oldest first
 * @param listed the version of an entry in the list that the report was made with
 */
export function follow(xml: string, xform: string, earlier: readonly LocalChange[], listed: (dataset: string, id: string) => number | null, newBranch: () => string): { xml: string; changes: LocalChange[] } {
  const form = parse(xml)
  const columns = columnsOf(xform)
  const changes: LocalChange[] = []
  for (const entity of acting(form)) {
    const dataset = entity.getAttribute('dataset') ?? ''
    const id = entity.getAttribute('id') ?? ''
    const said = { dataset, id, create: truly(entity, 'create'), base: Number(entity.getAttribute('baseVersion') || 1) }
    const { base, ...numbers } = numbersOf(said, [...earlier, ...changes], listed(dataset, id), newBranch)
    if (!numbers.create) entity.setAttribute('baseVersion', String(base))
    entity.setAttribute('trunkVersion', numbers.trunk)
    entity.setAttribute('branchId', numbers.branch)
    changes.push({ dataset, id, values: valuesOf(entity, columns), ...numbers })
  }
  return changes.length === 0 ? { xml, changes } : { xml: new XMLSerializer().serializeToString(form), changes }
}

/** A CSV as its rows of cells; quotes as RFC 4180 has them. */
export function readCsv(csv: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of csv.replace(/^\uFEFF/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^,\n\r"]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end === '') break
    if (end !== ',') rows.push([])
  }
  return rows.filter((row) => row.length > 1 || row[0] !== '')
}

const cell = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** The version of each entry that a list shows. */
export function versionsIn(csv: string): Map<string, number> {
  const [header = [], ...rows] = readCsv(csv)
  const name = header.indexOf('name')
  const version = header.indexOf('__version')
  return new Map(rows.map((row) => [row[name] ?? '', Number(row[version] ?? 1)]))
}

/** The server's list with what this phone said since, and without what is gone; a change that the list tells by now is left out. */
export function withChanges(csv: string, dataset: string, changes: readonly LocalChange[], gone: ReadonlySet<string> = new Set()): string {
  const own = changes.filter((c) => c.dataset === dataset && !gone.has(c.id))
  const [header, ...rows] = readCsv(csv)
  if (!header || (own.length === 0 && gone.size === 0)) return csv
  const name = header.indexOf('name')
  const version = header.indexOf('__version')
  const kept = rows.filter((row) => !gone.has(row[name] ?? ''))
  for (const change of own) {
    let row = kept.find((r) => r[name] === change.id)
    if (!row && !change.create) continue
    if (row && isTold(change, Number(row[version] ?? 0))) continue
    if (!row) kept.push((row = header.map((column) => (column === 'name' ? change.id : ''))))
    for (const [column, value] of Object.entries(change.values)) if (header.includes(column)) row[header.indexOf(column)] = value
    if (version >= 0) row[version] = String(change.version)
  }
  return `${[header, ...kept].map((row) => row.map(cell).join(',')).join('\n')}\n`
}

/** The entries of a list that a report names, with what they are called. */
export function namedIn(xml: string, csv: string): Map<string, string> {
  const [header = [], ...rows] = readCsv(csv)
  const name = header.indexOf('name')
  const label = header.indexOf('label')
  return new Map(rows.filter((row) => row[name] && xml.includes(row[name])).map((row) => [row[name] ?? '', row[label] ?? '']))
}

/** What this phone said of entries, the oldest first; the outbox knows. */
export const local: { changes: () => LocalChange[] } = { changes: () => [] }
