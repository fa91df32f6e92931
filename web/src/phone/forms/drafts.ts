import type { Parcel } from '../outbox/machine'
import type { Change, Vault } from '../vault'
import { follow, local, versionsIn, type LocalChange } from './entities'
import { leaves, type Field, type FilledForm, type Part } from './engine'
import { copyInto, type Copies, type LastVisit } from './lastTime'
import { findNamed } from './screens'

/** A report begun and not sent: all that is needed to go on after the phone died, next month, with the same form. */
export interface Draft {
  /** Instance id of the report, `uuid:…`. */
  id: string
  form: string
  formKey: string
  formVersion: string
  title: string
  subject: string
  placeId: string | null
  /** Addresses of the lists it was begun with. */
  media: Record<string, string>
  xml: string
  /** Photos, on the shelf `files` as `<id>/<name>`. */
  files: string[]
  /** Answers that are not relevant at the moment: the XML leaves them out, the volunteer may come back to them. */
  hidden: Record<string, string>
  /** Answers that came from the last visit; absent from drafts of an older app. */
  copies?: Copies
  /** Path → text that the form could not take; absent from drafts of an older app. */
  refused?: Record<string, string>
  screen: string
  begunAt: string
  savedAt: string
}

/** Longest time between a change and its place in the vault. */
const SOON = 300

/** The XML names a photo that is no longer on the phone. */
export class PhotoMissing extends Error {
  constructor(readonly question: string) {
    super('photo.missing')
  }
}

export const instanceIdIn = (xml: string) => /<(?:\w+:)?instanceID>([^<]+)</.exec(xml)?.[1] ?? ''

export interface NewPlace {
  id: string
  name: string
  geometry: string
}

/** The place that a report creates (`meta/entity` of dataset lieux), to be visited before the server knows it. */
export function newPlaceIn(xml: string, geometry: string): NewPlace | null {
  const entity = [...new DOMParser().parseFromString(xml, 'text/xml').getElementsByTagNameNS('*', 'entity')].find((e) => e.getAttribute('dataset') === 'lieux')
  if (!entity || !['1', 'true'].includes(entity.getAttribute('create') ?? '')) return null
  const name = entity.getElementsByTagNameNS('*', 'label')[0]?.textContent ?? ''
  return { id: entity.getAttribute('id') ?? '', name, geometry }
}

/** A report being filled in, kept in the vault within a third of a second of each change. */
export class Filling {
  private timer: ReturnType<typeof setTimeout> | undefined
  private writing: Promise<void> = Promise.resolve()
  private readonly storedFiles: Set<string>
  /** Called when the vault refuses (no room): the form stays on screen, the volunteer is told. */
  onTrouble: (error: unknown) => void = () => undefined

  constructor(
    private readonly store: Vault,
    readonly form: FilledForm,
    readonly draft: Draft,
    private stored: boolean,
  ) {
    this.storedFiles = new Set(stored ? draft.files : [])
  }

  /** Puts back the answers that the XML could not carry; `photos` are those of the draft. */
  recall(photos: readonly Part[]): void {
    for (const leaf of leaves(this.form.top)) {
      const text = this.draft.hidden[leaf.path]
      if (text === undefined || leaf.relevant) continue
      if (leaf.kind === 'upload') leaf.putFile(photos.find((p) => p.name === text)?.file ?? null)
      else leaf.put(text)
    }
  }

  /** Starts from the last visit to this place; what is not relevant yet is kept for when it is. */
  copy(last: LastVisit): Copies {
    const copies = copyInto(this.form.top, last)
    for (const leaf of leaves(this.form.top)) {
      const copy = copies[leaf.path]
      if (copy && !leaf.relevant) this.draft.hidden[leaf.path] = copy.value
    }
    this.draft.copies = copies
    this.touch()
    return copies
  }

  /** Something changed: write soon. */
  touch(): void {
    this.timer ??= setTimeout(() => void this.save().catch(this.onTrouble), SOON)
  }

  /** Writes now; the promise ends when it is on disk. */
  save(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    this.writing = this.writing.catch(() => undefined).then(() => this.writeDraft())
    return this.writing
  }

  /** Turns the draft into a finished report. Throws PhotoMissing. */
  async finish(now: Date): Promise<{ parcel: Parcel; changes: Change[] }> {
    this.stop()
    await this.writing.catch(() => undefined)
    const lost = leaves(this.form.top).find((leaf) => leaf.kind === 'upload' && leaf.value !== '' && leaf.file === null)
    if (lost) throw new PhotoMissing(lost.label)
    const written = await this.form.write()
    const { parts } = written
    const { draft } = this
    const { xml, changes } = await this.followEntities(written.xml)
    const newPlace = newPlaceIn(xml, findNamed(this.form.top, (f) => f.type === 'geopoint')?.value ?? '')
    const parcel: Parcel = {
      id: draft.id,
      form: draft.form,
      formVersion: draft.formVersion,
      title: draft.title,
      subject: draft.subject || (newPlace?.name ?? ''),
      placeId: draft.placeId,
      newPlace,
      xml,
      changes,
      files: parts.map((p) => p.name),
      finishedAt: now.toISOString(),
      condition: 'queued',
      attempts: 0,
      notBefore: 0,
      receivedAt: null,
      held: null,
    }
    const gone = [...this.storedFiles].filter((name) => !parcel.files.includes(name))
    const fresh = parts.filter((p) => !this.storedFiles.has(p.name))
    return { parcel, changes: [...(await this.puts(fresh)), ...this.drops(gone), { drop: 'drafts', id: draft.id }] }
  }

  /** Numbers what it says of list entries, and keeps it for the phone's own lists. */
  private async followEntities(xml: string): Promise<{ xml: string; changes: LocalChange[] }> {
    const form = await this.store.find<{ xform: string }>('forms', this.draft.formKey)
    if (!form || !/<(?:\w+:)?entity\b/.test(xml)) return { xml, changes: [] }
    const lists = new Map<string, Map<string, number>>()
    for (const [name, address] of Object.entries(this.draft.media)) {
      if (name.endsWith('.csv')) lists.set(name, versionsIn((await this.store.find<string>('media', address)) ?? ''))
    }
    return follow(xml, form.xform, local.changes(), (dataset, id) => lists.get(`${dataset}.csv`)?.get(id) ?? null, () => crypto.randomUUID())
  }

  stop(): void {
    clearTimeout(this.timer)
    this.timer = undefined
  }

  private async writeDraft(): Promise<void> {
    const { xml, parts } = await this.form.write()
    const { draft } = this
    if (!this.stored) draft.id = instanceIdIn(xml)
    draft.xml = xml
    draft.hidden = this.hiddenValues()
    const gone = [...this.storedFiles].filter((name) => !xml.includes(name) && !Object.values(draft.hidden).includes(name))
    const fresh = parts.filter((p) => !this.storedFiles.has(p.name))
    draft.files = [...new Set([...this.storedFiles, ...fresh.map((p) => p.name)])].filter((name) => !gone.includes(name))
    draft.savedAt = new Date().toISOString()
    await this.store.write([...(await this.puts(fresh)), ...this.drops(gone), { put: 'drafts', id: draft.id, value: draft }])
    this.stored = true
    for (const part of fresh) this.storedFiles.add(part.name)
    for (const name of gone) this.storedFiles.delete(name)
  }

  private puts(parts: readonly Part[]): Promise<Change[]> {
    return Promise.all(parts.map(async (p): Promise<Change> => ({ put: 'files', id: `${this.draft.id}/${p.name}`, value: new Uint8Array(await p.file.arrayBuffer()) })))
  }

  private drops(names: readonly string[]): Change[] {
    return names.map((name) => ({ drop: 'files', id: `${this.draft.id}/${name}` }))
  }

  /** Remembers what is relevant and answered, so that it can be kept once it is not relevant any more. */
  private readonly seen = new Map<string, string>()

  private hiddenValues(): Record<string, string> {
    const hidden: Record<string, string> = {}
    for (const leaf of leaves(this.form.top)) this.remember(leaf, hidden)
    return hidden
  }

  private remember(leaf: Field, hidden: Record<string, string>): void {
    if (leaf.kind === 'hidden' || leaf.kind === 'note') return
    if (leaf.relevant) {
      this.seen.set(leaf.path, leaf.value)
      return
    }
    const text = this.seen.get(leaf.path) ?? this.draft.hidden[leaf.path]
    if (text) hidden[leaf.path] = text
  }

  /** A repeat was cut: the paths behind it now mean other answers. */
  forgetUnder(path: string): void {
    for (const key of [...this.seen.keys()]) if (key.startsWith(path)) this.seen.delete(key)
    for (const key of Object.keys(this.draft.hidden)) if (key.startsWith(path)) delete this.draft.hidden[key]
  }
}
