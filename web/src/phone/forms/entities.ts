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

/**
 * Numbers what a finished report says of entries, as ODK Collect does: `baseVersion` counts on from the phone's own earlier
 * changes, `trunkVersion` and `branchId` tell the server which chain they belong to.
 *
 * @param earlier changes of this phone that its lists do not show yet, the oldest first
 * @param listed the version of an entry in the phone's list
 */
export function follow(xml: string, xform: string, earlier: readonly LocalChange[], listed: (dataset: string, id: string) => number | null, newBranch: () => string): { xml: string; changes: LocalChange[] } {
  const form = parse(xml)
  const columns = columnsOf(xform)
  const changes: LocalChange[] = []
  for (const entity of acting(form)) {
    const dataset = entity.getAttribute('dataset') ?? ''
    const id = entity.getAttribute('id') ?? ''
    const before = [...earlier, ...changes].filter((c) => c.dataset === dataset && c.id === id).at(-1)
    const create = truly(entity, 'create') && !before
    const base = before?.version ?? listed(dataset, id) ?? Number(entity.getAttribute('baseVersion') || 1)
    const trunk = create ? '' : (before?.trunk ?? String(base))
    const branch = before?.branch ?? newBranch()
    if (!create) entity.setAttribute('baseVersion', String(base))
    entity.setAttribute('trunkVersion', trunk)
    entity.setAttribute('branchId', branch)
    changes.push({ dataset, id, create, values: valuesOf(entity, columns), version: create ? 1 : base + 1, trunk, branch })
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

/** The server's list with what this phone said since, and without what is gone; a change that the list shows already is left out. */
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
    if (row && Number(row[version] ?? 0) >= change.version) continue
    if (!row) kept.push((row = header.map((column) => (column === 'name' ? change.id : ''))))
    for (const [column, value] of Object.entries(change.values)) if (header.includes(column)) row[header.indexOf(column)] = value
    if (version >= 0) row[version] = String(change.version)
  }
  return `${[header, ...kept].map((row) => row.map(cell).join(',')).join('\n')}\n`
}

/** Changes that the phone's lists do not show yet; the outbox knows them. */
export const local: { changes: () => LocalChange[] } = { changes: () => [] }
