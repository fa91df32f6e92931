import type { Place } from '@shared/model'
import { device } from '../device/device'
import { here, locationText } from '../device/position'
import type { Parcel } from '../outbox/machine'
import { vault, type Change } from '../vault'
import { carry, type Lost } from './carry'
import { withPending } from './csv'
import { Filling, type Draft, type NewPlace } from './drafts'
import { local, withChanges } from './entities'
import { openForm, type Opening, type Part } from './engine'
import { typeOf } from './files'
import { findForm, findVersion, listGone, readMedia, syncForms, type KeptForm } from './library'
import { lentBy, type LastVisit } from './lastTime'
import { findNamed } from './screens'

/** The form is not on this phone yet: it never had network since it was linked. */
export class FormMissing extends Error {
  constructor(readonly form: string) {
    super('form.missing')
  }
}

/** Begins a report; `place` fills the question `lieu`, a position the first geopoint of a form that makes a place. */
export async function begin(formId: string, place: Pick<Place, 'id' | 'name'> | null, pending: readonly NewPlace[]): Promise<Filling> {
  const form = (await findForm(formId)) ?? (await fetchForm(formId))
  const draft = blank(form, { subject: place?.name ?? '', placeId: place?.id ?? null, begunAt: new Date().toISOString() })
  const filled = await openForm(opening(form, form.media, pending, place?.id ?? ''))
  if (place) findNamed(filled.top, (f) => f.name === 'lieu')?.put(place.id)
  else if (formId === 'lieu' && here.state === 'on') findNamed(filled.top, (f) => f.type === 'geopoint')?.put(locationText())
  const filling = new Filling(vault, filled, draft, false)
  await filling.save()
  return filling
}

const blank = (form: KeptForm, about: Pick<Draft, 'subject' | 'placeId' | 'begunAt'>): Draft => ({
  ...about,
  id: '',
  form: form.id,
  formKey: form.key,
  formVersion: form.version,
  title: form.title,
  media: form.media,
  xml: '',
  files: [],
  hidden: {},
  screen: '',
  savedAt: '',
})

/** The version to fill in now, when a draft was begun with another. */
export async function findNewer(draft: Draft): Promise<KeptForm | null> {
  const current = await findForm(draft.form)
  return current && current.key !== draft.formKey ? current : null
}

/**
 * The same report in another version of its form, and the answers that have no place there. Nothing is kept until the new
 * one is saved; the old draft stays until it is discarded.
 */
export async function carryOver(old: Filling, form: KeptForm, pending: readonly NewPlace[]): Promise<{ filling: Filling; lost: Lost[] }> {
  const { subject, placeId, begunAt } = old.draft
  const filled = await openForm(opening(form, form.media, pending, old.draft.xml))
  const lost = carry(old.form.top, filled.top, old.draft.hidden)
  return { filling: new Filling(vault, filled, blank(form, { subject, placeId, begunAt }), false), lost }
}

/** A thumb may be quicker than the first download: wait for it rather than turn the volunteer away. */
async function fetchForm(id: string): Promise<KeptForm> {
  await syncForms()
  const form = await findForm(id)
  if (!form) throw new FormMissing(id)
  return form
}

/** Goes on with a draft, with the very form and lists it was begun with. */
export async function resume(id: string, pending: readonly NewPlace[]): Promise<Filling> {
  const draft = await vault.find<Draft>('drafts', id)
  if (!draft) throw new FormMissing(id)
  const form = await findVersion(draft.formKey)
  if (!form) throw new FormMissing(draft.form)
  const parts = await Promise.all(draft.files.map((name) => readPart(draft.id, name)))
  const photos = parts.filter((p): p is Part => p !== null)
  const restored = { xml: draft.xml, parts: photos.filter((p) => draft.xml.includes(p.name)) }
  const filling = new Filling(vault, await openForm({ ...opening(form, draft.media, pending, draft.xml), draft: restored }), draft, true)
  filling.recall(photos)
  return filling
}

async function readPart(draft: string, name: string): Promise<Part | null> {
  const bytes = await vault.find<Uint8Array<ArrayBuffer>>('files', `${draft}/${name}`)
  return bytes ? { name, file: new File([bytes], name, { type: typeOf(name) }) } : null
}

/** `about` names entries that stay choosable though they are gone: an answer that was given is not taken away. */
function opening(form: KeptForm, media: Record<string, string>, pending: readonly NewPlace[], about: string): Opening {
  return {
    xform: form.xform,
    attachment: async (name) => {
      const text = await readMedia(media[name])
      if (text === null || !name.endsWith('.csv')) return text
      const gone = [...(await listGone())].filter((id) => !about.includes(id))
      const list = withChanges(text, name.slice(0, -4), local.changes(), new Set(gone))
      return name === 'lieux.csv' ? withPending(list, pending) : list
    },
    deviceId: device.link?.deviceId ?? '',
    username: device.pack?.member?.name ?? device.pack?.team?.name ?? '',
    locate: () => Promise.resolve(locationText()),
  }
}

export const listDrafts = async (): Promise<Draft[]> =>
  (await vault.listAll<Draft>('drafts')).map((d) => d.value).sort((a, b) => b.savedAt.localeCompare(a.savedAt))

/**
 * What the next visit may start from: the newest report of this phone about the place that the pack does not know yet, else
 * what the pack says.
 */
export function lastVisit(draft: Pick<Draft, 'form' | 'placeId'>, parcels: readonly Parcel[]): LastVisit | null {
  const { pack } = device
  if (!draft.placeId || !pack) return null
  const known = pack.lastVisits?.[draft.placeId]
  const isAhead = (parcel: Parcel) => parcel.receivedAt === null || parcel.receivedAt > pack.serverTime
  const own = parcels.filter((p) => p.placeId === draft.placeId && p.form === draft.form && isAhead(p)).sort((a, b) => b.finishedAt.localeCompare(a.finishedAt))
  const form = pack.forms.find((f) => f.id === draft.form)
  for (const parcel of form?.lends ? own : []) {
    const lent = parcel.formVersion === form!.version ? lentBy(parcel, form!.lends!) : null
    if (lent) return lent
  }
  return known?.form === draft.form ? known : null
}

/** Throws a draft away with its photos. */
export function discard(draft: Pick<Draft, 'id' | 'files'>): Promise<void> {
  return vault.write([{ drop: 'drafts', id: draft.id }, ...draft.files.map((f): Change => ({ drop: 'files', id: `${draft.id}/${f}` }))])
}

/** Places made on this phone and not in the pack yet, as the list shows them. */
export function pendingPlaces(parcels: readonly Parcel[], known: readonly Place[]): NewPlace[] {
  return parcels.flatMap((p) => (p.newPlace && !known.some((k) => k.id === p.newPlace?.id) ? [p.newPlace] : []))
}
