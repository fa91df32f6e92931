import { device, type PackForm } from '../device/device'
import { DOOR, doorHeaders } from '../outbox/door'
import { vault, type Change } from '../vault'
import type { Draft } from './drafts'
import { local, namedIn } from './entities'
import { isList, typeOf } from './files'

/** A published form as the phone keeps it: one per version, so that an old draft finds the form it was begun with. */
export interface KeptForm {
  key: string
  id: string
  version: string
  title: string
  xform: string
  /** File name → address on the shelf `media`. */
  media: Record<string, string>
}

const INDEX = 'forms'
const GONE = 'gone'
const keyOf = (form: PackForm) => `${form.id}@${form.hash}`

const ask = (url: string) => fetch(url, { headers: doorHeaders(device.link?.token ?? ''), credentials: 'omit', cache: 'no-store' })

async function fetchFrom(url: string): Promise<Response> {
  const response = await ask(url)
  if (!response.ok) throw new Error(`${response.status}`)
  return response
}

const read = async (url: string) => (await fetchFrom(url)).text()
const readBytes = async (url: string) => new Uint8Array(await (await fetchFrom(url)).arrayBuffer())

let running: Promise<void> | null = null

/** Brings forms and their lists up to date; who asks while that is under way waits for the same. */
export function syncForms(): Promise<void> {
  running ??= bringForms().finally(() => {
    running = null
  })
  return running
}

/** One form that fails leaves the others, and its own older copy, in place. */
async function bringForms(): Promise<void> {
  const { link, pack } = device
  if (!link || !pack) return
  const index = await listCurrent()
  for (const form of pack.forms) {
    const kept = await syncOne(form).catch(() => undefined)
    if (kept) index[form.id] = kept
  }
  await vault.put('settings', INDEX, index)
  await tidy(index)
}

async function syncOne(form: PackForm): Promise<string> {
  const key = keyOf(form)
  const known = await vault.find<KeptForm>('forms', key)
  const xform = known?.xform ?? (await read(`${DOOR}/${form.url}?version=${encodeURIComponent(form.version)}`))
  const media: Record<string, string> = {}
  const changes: Change[] = []
  for (const file of await readManifest(form.id)) {
    const address = `${file.name}#${file.hash}`
    media[file.name] = address
    if ((await vault.find('media', address)) === undefined) changes.push({ put: 'media', id: address, value: await (isList(file.name) ? read : readBytes)(file.url) })
    if (file.integrity) await askGone(file.name, file.integrity)
  }
  await vault.write([...changes, { put: 'forms', id: key, value: { key, id: form.id, version: form.version, title: form.title, xform, media } satisfies KeptForm }])
  return key
}

async function readManifest(form: string): Promise<{ name: string; hash: string; url: string; integrity: string }[]> {
  const response = await ask(`${DOOR}/manifest/${form}`)
  if (response.status === 404) return []
  if (!response.ok) throw new Error(`${response.status}`)
  const manifest = new DOMParser().parseFromString(await response.text(), 'text/xml')
  const text = (file: Element, tag: string) => file.getElementsByTagNameNS('*', tag)[0]?.textContent?.trim() ?? ''
  return [...manifest.getElementsByTagNameNS('*', 'mediaFile')].map((file) => {
    const name = text(file, 'filename')
    return { name, hash: text(file, 'hash'), url: `${DOOR}/media/${form}/${encodeURIComponent(name)}`, integrity: text(file, 'integrityUrl') ? `${DOOR}/integrity/${form}/${encodeURIComponent(name)}` : '' }
  })
}

/** Entries that were made on this phone, or that a draft is about, may have been deleted or merged: the server is asked about each. */
async function askGone(list: string, url: string): Promise<void> {
  const made = new Set(local.changes().filter((c) => `${c.dataset}.csv` === list).map((c) => c.id))
  for (const draft of await vault.listAll<Draft>('drafts')) for (const id of (await namedBy(draft.value, list)).keys()) made.add(id)
  if (made.size === 0) return
  const answer = new DOMParser().parseFromString(await read(`${url}?id=${[...made].map(encodeURIComponent).join(',')}`), 'text/xml')
  const gone = new Set(await listGone())
  for (const entity of answer.getElementsByTagNameNS('*', 'entity')) {
    const id = entity.getAttribute('id') ?? ''
    if (entity.textContent?.trim() === 'true') gone.add(id)
    else gone.delete(id)
  }
  await vault.put('settings', GONE, [...gone])
}

/** The entries of a list that a draft names, as the list called them when it was begun. */
async function namedBy(draft: Draft, list: string): Promise<Map<string, string>> {
  const named = namedIn(draft.xml, (await readMedia(draft.media[list])) ?? '')
  if (list === 'lieux.csv' && draft.placeId) named.set(draft.placeId, draft.subject)
  return named
}

/** What a draft names and the server says is gone: its name, null when all of it is still there. */
export async function findGoneIn(draft: Draft): Promise<string | null> {
  const gone = await listGone()
  for (const list of Object.keys(draft.media).filter((name) => gone.size > 0 && name.endsWith('.csv'))) {
    for (const [id, name] of await namedBy(draft, list)) if (gone.has(id)) return name
  }
  return null
}

/** Entries that the server says are gone. */
export const listGone = async (): Promise<ReadonlySet<string>> => new Set((await vault.find<string[]>('settings', GONE)) ?? [])

/** Form id → key of the version to fill in now. */
export const listCurrent = async (): Promise<Record<string, string>> => (await vault.find<Record<string, string>>('settings', INDEX)) ?? {}

export async function findForm(id: string): Promise<KeptForm | undefined> {
  const key = (await listCurrent())[id]
  return key === undefined ? undefined : vault.find<KeptForm>('forms', key)
}

export const findVersion = (key: string) => vault.find<KeptForm>('forms', key)

const findMedia = async (address: string | undefined) => (address === undefined ? undefined : vault.find<string | Uint8Array<ArrayBuffer>>('media', address))

/** A list of the form as text; null when the phone has none. */
export async function readMedia(address: string | undefined): Promise<string | null> {
  const kept = await findMedia(address)
  return typeof kept === 'string' ? kept : null
}

/** A picture, sound or film of the form; null when the phone has none. */
export async function readMediaFile(name: string, address: string | undefined): Promise<Blob | null> {
  const kept = await findMedia(address)
  return kept === undefined || typeof kept === 'string' ? null : new Blob([kept], { type: typeOf(name) })
}

/** Drops versions and lists that neither the night nor a draft needs. */
async function tidy(index: Record<string, string>): Promise<void> {
  const drafts = await vault.listAll<{ formKey: string; media: Record<string, string> }>('drafts')
  const forms = await vault.listAll<KeptForm>('forms')
  const needed = new Set([...Object.values(index), ...drafts.map((d) => d.value.formKey)])
  const kept = forms.filter((f) => needed.has(f.id))
  const lists = new Set([...kept.flatMap((f) => Object.values(f.value.media)), ...drafts.flatMap((d) => Object.values(d.value.media))])
  const media = await vault.listIds('media')
  await vault.write([
    ...forms.filter((f) => !needed.has(f.id)).map((f): Change => ({ drop: 'forms', id: f.id })),
    ...media.filter((id) => !lists.has(id)).map((id): Change => ({ drop: 'media', id })),
  ])
}
