import type { AnyChildNode, FormInstanceConfig, InstanceData, LoadFormResult, RootNode } from '@getodk/xforms-engine'
import { computed, reactive } from 'vue'
import { typeOf } from './files'
import { readGuidance, type Guidance } from './guidance'

/**
 * The only door to ODK's headless engine: nobody else imports its types. Screens see `Field`s, whose properties are
 * reactive, and write plain texts; what the engine would silently blank or round is refused here (`put` returns false).
 */

/** A `header` heads a table of choices and asks nothing itself. */
export type FieldKind = 'group' | 'repeat' | 'instance' | 'input' | 'select' | 'header' | 'note' | 'upload' | 'range' | 'rank' | 'trigger' | 'hidden'

export interface Option {
  value: string
  label: string
  /** Further columns of a list, e.g. `geometry`. */
  extra: Readonly<Record<string, string>>
  /** File name of a picture that stands beside the words, '' for none. */
  image: string
}

/** Files that the words of a question bring along, by name; '' for none. */
export interface LabelMedia {
  image: string
  audio: string
  video: string
}

const fileIn = (url: unknown) => (url ? decodeURIComponent(String(url).split('/').at(-1) ?? '') : '')

/** A node of a filled form: group, question, repeat or its instance. Getters read the engine, so templates follow it. */
export class Field {
  readonly key: string
  readonly kind: FieldKind
  /** Last step of the path, the question's name in the XLSForm. */
  readonly name: string
  readonly type: string
  readonly multiple: boolean
  readonly appearances: ReadonlySet<string>

  constructor(private readonly node: AnyChildNode) {
    this.key = node.nodeId
    this.name = node.currentState.reference.split('/').at(-1)!.replace(/\[\d+\]$/, '')
    this.type = 'valueType' in node ? String(node.valueType) : ''
    this.multiple = node.nodeType === 'select' && node.selectType === 'select'
    this.appearances = new Set(node.appearances ? ([...(node.appearances as Iterable<string>)] as string[]) : [])
    this.kind = node.nodeType === 'select' && this.appearances.has('label') ? 'header' : kindOf(node)
  }

  get path(): string {
    return this.node.currentState.reference
  }
  get relevant(): boolean {
    return this.node.currentState.relevant
  }
  get required(): boolean {
    return this.node.currentState.required
  }
  get readonly(): boolean {
    return this.node.currentState.readonly
  }
  get label(): string {
    return this.node.currentState.label?.asString ?? ''
  }
  get hint(): string {
    return this.node.currentState.hint?.asString ?? ''
  }

  /** The answer as it will be sent; '' for none and for what is not relevant. Multiple choices are joined by spaces. */
  get value(): string {
    return 'instanceValue' in this.node.currentState ? String(this.node.currentState.instanceValue ?? '') : ''
  }

  get file(): File | null {
    return this.node.nodeType === 'upload' ? this.node.currentState.value : null
  }

  /** Choices allowed now; read once for each change of list or language, however long. */
  get options(): Option[] {
    return this.choices.value
  }

  /** Words of a code, the code itself when the list no longer has it. */
  said(value: string): string {
    return this.names.value.get(value) ?? value
  }

  get media(): LabelMedia {
    const label = this.node.currentState.label
    return { image: fileIn(label?.imageSource), audio: fileIn(label?.audioSource), video: fileIn(label?.videoSource) }
  }

  /** What an upload takes: `image/*`, `audio/*`, `video/*` or `*`. */
  get accepts(): string {
    return this.node.nodeType === 'upload' ? this.node.nodeOptions.media.accept : ''
  }

  private readonly choices = computed((): Option[] => {
    if (this.node.nodeType !== 'select' && this.node.nodeType !== 'rank') return []
    const options = this.node.currentState.valueOptions as readonly { value: string; label: { asString: string; imageSource?: unknown }; properties?: [string, string][] }[]
    return options.map((o) => ({ value: o.value, label: o.label.asString, extra: Object.fromEntries(o.properties ?? []), image: fileIn(o.label.imageSource) }))
  })

  private readonly names = computed(() => new Map(this.choices.value.map((o) => [o.value, o.label])))

  get range(): { from: number; to: number; step: number } | null {
    if (this.node.nodeType !== 'range') return null
    const { start, end, step } = (this.node.definition.bodyElement as unknown as { bounds: { start: unknown; end: unknown; step: unknown } }).bounds
    return { from: Number(start), to: Number(end), step: Number(step) }
  }

  /** Children in the order of the form; the engine's `meta` is not a question. */
  get children(): Field[] {
    const children = (this.node.currentState.children ?? []) as readonly AnyChildNode[]
    return children.filter((c) => !c.currentState.reference.endsWith('/meta')).map(fieldOf)
  }

  /** What is wrong with the answer, with the form's own words when it has some. */
  get violation(): { condition: 'required' | 'constraint'; message: string } | null {
    const state = this.node.validationState
    if (!('violation' in state) || !state.violation) return null
    return { condition: state.violation.condition, message: state.violation.message?.asString ?? '' }
  }

  /** Writes an answer given as text; false, and nothing changed, when the text is not one for this question. */
  put(text: string): boolean {
    const node = this.node
    if (this.readonly) return false
    switch (node.nodeType) {
      case 'select':
        return this.choose(text.split(' ').filter(Boolean))
      case 'rank':
        node.setValues(text.split(' ').filter(Boolean))
        return true
      case 'trigger':
        node.setValue(text !== '')
        return true
      case 'range':
        if (text !== '' && !this.allows(Number(text))) return false
        node.setValue((text === '' ? null : Number(text)) as never)
        return true
      case 'input':
        return this.write(text)
      default:
        return false
    }
  }

  putFile(file: File | null): void {
    if (this.node.nodeType === 'upload') this.node.setValue(file)
  }

  /** Adds an empty instance at the end, or at the place `at` (0 is the first). */
  addInstance(at = this.children.length): void {
    if (this.node.nodeType === 'repeat-range:uncontrolled') this.node.addInstances(at - 1)
  }

  removeInstance(index: number): void {
    if (this.node.nodeType === 'repeat-range:uncontrolled') this.node.removeInstances(index)
  }

  get growable(): boolean {
    return this.node.nodeType === 'repeat-range:uncontrolled'
  }

  private allows(n: number): boolean {
    const { range } = this
    return range !== null && n >= Math.min(range.from, range.to) && n <= Math.max(range.from, range.to)
  }

  private choose(values: string[]): boolean {
    const node = this.node
    if (node.nodeType !== 'select' || values.some((v) => node.getValueOption(v) === null)) return false
    if (this.multiple) node.selectValues(values)
    else node.selectValue(values[0] ?? null)
    return true
  }

  private write(text: string): boolean {
    if (this.node.nodeType !== 'input') return false
    const wanted = normalise(this.type, text)
    if (wanted === null) return false
    const before = this.value
    if (this.type === 'geopoint') {
      const [latitude, longitude, altitude, accuracy] = wanted.split(' ').map(Number)
      const point = wanted === '' ? null : { latitude, longitude, altitude: altitude ?? null, accuracy: accuracy ?? null }
      this.node.setValue(point as never)
    } else this.node.setValue(wanted as never)
    if (!this.relevant || wanted === '' || this.value !== '') return true
    this.node.setValue(before as never)
    return false
  }
}

const INTEGER = /^-?\d{1,10}$/
const DECIMAL = /^-?\d+([.,]\d+)?$/

/** The text the engine understands, or null. Whole numbers stop at ten digits, a decimal comma becomes a point. */
export function normalise(type: string, text: string): string | null {
  const trimmed = text.trim()
  if (trimmed === '') return ''
  switch (type) {
    case 'int':
      return INTEGER.test(trimmed) && Math.abs(Number(trimmed)) <= 2_147_483_647 ? trimmed : null
    case 'decimal':
      return DECIMAL.test(trimmed) ? trimmed.replace(',', '.') : null
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(trimmed) ? trimmed : null
    case 'time':
      return /^\d{2}:\d{2}$/.test(trimmed) ? `${trimmed}:00` : trimmed
    default:
      return text
  }
}

const fields = new WeakMap<object, Field>()

/** One Field per node, so that a template keeps its components. */
function fieldOf(node: AnyChildNode): Field {
  const known = fields.get(node)
  if (known) return known
  const field = new Field(node)
  fields.set(node, field)
  return field
}

function kindOf(node: AnyChildNode): FieldKind {
  switch (node.nodeType) {
    case 'repeat-range:controlled':
    case 'repeat-range:uncontrolled':
      return 'repeat'
    case 'repeat-instance':
      return 'instance'
    case 'model-value':
      return 'hidden'
    default:
      return node.nodeType
  }
}

/** Every question of a form, shown or not, through groups and repeats. */
export const leaves = (fields: readonly Field[]): Field[] =>
  fields.flatMap((f) => (f.kind === 'group' || f.kind === 'instance' || f.kind === 'repeat' ? leaves(f.children) : [f]))

export interface Part {
  name: string
  file: File
}

/** One report being filled in. */
export class FilledForm {
  readonly top: Field[]
  readonly languages: string[]

  constructor(
    private readonly root: RootNode,
    private readonly guidance: Guidance,
  ) {
    this.top = (root.currentState.children as readonly AnyChildNode[]).filter((c) => !c.currentState.reference.endsWith('/meta')).map(fieldOf)
    this.languages = root.languages.filter((l) => !('isSyntheticDefault' in l && l.isSyntheticDefault)).map((l) => l.language)
  }

  /** Paths of the answers that are missing or wrong, reactive. */
  get violations(): string[] {
    return this.root.validationState.violations.map((v) => v.reference)
  }

  /** Language of the questions as the form writes it, '' when it has one only. */
  get language(): string {
    const active = this.root.currentState.activeLanguage
    return 'isSyntheticDefault' in active && active.isSyntheticDefault ? '' : active.language
  }

  /** Longer help for a question in the language of the moment, '' for none. */
  guidanceOf(field: Field): string {
    return this.guidance(field.path, this.language)
  }

  /** Chooses the form language written as `ar`, `Arabe (ar)` or `العربية (ar)`; keeps the first when there is none. */
  speak(code: string): void {
    const language = this.root.languages.find((l) => l.language === code || l.language.endsWith(`(${code})`))
    if (language && !('isSyntheticDefault' in language && language.isSyntheticDefault)) this.root.setLanguage(language)
  }

  /**
   * The report as it stands: XML and photos. The photos are read from the questions: the engine's own payload leaves out
   * those of a restored draft, taking them for already sent.
   */
  async write(): Promise<{ xml: string; parts: Part[] }> {
    const payload = await this.root.prepareInstancePayload({ payloadType: 'monolithic' })
    const xml = await payload.data[0].get('xml_submission_file').text()
    const uploads = leaves(this.top).filter((leaf) => leaf.kind === 'upload' && leaf.relevant && leaf.value !== '')
    return { xml, parts: uploads.flatMap((leaf) => (leaf.file ? [{ name: leaf.value, file: leaf.file }] : [])) }
  }
}

export interface Opening {
  xform: string
  /** Content of a file the form asks for (`lieux.csv`), null when the phone has none: the list is then empty. */
  attachment: (name: string) => Promise<string | null>
  deviceId: string
  username: string
  locate: () => Promise<string>
  /** What an interrupted session left. */
  draft?: { xml: string; parts: Part[] } | undefined
}

/** The engine did not start in time: blocked by the browser, or the phone is too busy. */
export class EngineTimeout extends Error {
  constructor() {
    super('engine.timeout')
  }
}

const PATIENCE = 25_000

const inTime = <T>(work: PromiseLike<T>): Promise<T> =>
  Promise.race([work, new Promise<never>((_, reject) => setTimeout(() => reject(new EngineTimeout()), PATIENCE))])

/** Fetches the engine ahead of the first report. */
export const warmUp = () => void import('@getodk/xforms-engine').catch(() => undefined)

/** Opens an empty report or a draft. The form is loaded anew each time: instances of one loaded form are never released. */
export async function openForm(opening: Opening): Promise<FilledForm> {
  const { loadForm } = await inTime(import('@getodk/xforms-engine'))
  const form: LoadFormResult = await inTime(
    loadForm(opening.xform, {
      missingResourceBehavior: 'BLANK',
      fetchFormAttachment: async (url) => {
        const name = fileIn(url)
        const text = await opening.attachment(name).catch(() => null)
        return text === null ? new Response('', { status: 404 }) : new Response(text, { headers: { 'Content-Type': typeOf(name) } })
      },
    }),
  )
  if (form.status === 'failure') throw form.error
  const config: FormInstanceConfig = {
    stateFactory: reactive as NonNullable<FormInstanceConfig['stateFactory']>,
    preloadProperties: { deviceID: opening.deviceId, username: opening.username },
    instanceAttachments: { fileNameFactory: (m) => `${m.basename}-${m.writtenAt.getTime()}${m.extension ?? ''}` },
    geolocationProvider: { getLocation: opening.locate },
  }
  const instance = opening.draft ? await inTime(form.restoreInstance({ data: [dataOf(opening.draft)] }, config)) : form.createInstance(config)
  return new FilledForm(instance.root, readGuidance(opening.xform))
}

function dataOf(draft: { xml: string; parts: Part[] }): InstanceData {
  const data = new FormData()
  data.append('xml_submission_file', new File([draft.xml], 'xml_submission_file', { type: 'text/xml' }))
  for (const part of draft.parts) data.append(part.name, part.file, part.name)
  return data as InstanceData
}
