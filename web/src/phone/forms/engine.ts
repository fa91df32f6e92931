import type { AnyChildNode, FormInstanceConfig, InstanceData, LoadFormResult, RootNode } from '@getodk/xforms-engine'
import { computed, reactive } from 'vue'
import { fieldOf, leaves, markCounters, type Field } from './field'
import { fileIn, typeOf } from './files'
import { groupChoices } from './groupChoices'
import { readGuidance, type Guidance } from './guidance'
import { countsIn, trimTurns } from './turns'

/** The door to ODK's headless engine: opens a form and writes a report. Beside it only `field.ts` knows the engine's types. */

export { Field, leaves, type FieldKind, type LabelMedia, type Option } from './field'

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
    /** Counts of a draft that were out of reach and are smaller now: what they were, by path. */
    readonly trimmed: Readonly<Record<string, string>> = {},
  ) {
    this.top = (root.currentState.children as readonly AnyChildNode[]).filter((c) => !c.currentState.reference.endsWith('/meta')).map(fieldOf)
    this.languages = root.languages.filter((l) => !('isSyntheticDefault' in l && l.isSyntheticDefault)).map((l) => l.language)
  }

  /** Paths of the answers that are missing or wrong, reactive. */
  get violations(): string[] {
    return [...this.root.validationState.violations.map((v) => v.reference), ...this.emptied.value]
  }

  private readonly emptied = computed(() => leaves(this.top).filter((leaf) => leaf.emptied).map((leaf) => leaf.path))

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
    loadForm(groupChoices(opening.xform), {
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
  const { draft } = opening
  const trimmed = draft && trimTurns(draft.xml, opening.xform)
  const instance = draft && trimmed ? await inTime(form.restoreInstance({ data: [dataOf(trimmed.xml, draft.parts)] }, config)) : form.createInstance(config)
  markCounters(instance.root, countsIn(opening.xform).keys())
  return new FilledForm(instance.root, readGuidance(opening.xform), trimmed?.counts)
}

function dataOf(xml: string, parts: readonly Part[]): InstanceData {
  const data = new FormData()
  data.append('xml_submission_file', new File([xml], 'xml_submission_file', { type: 'text/xml' }))
  for (const part of parts) data.append(part.name, part.file, part.name)
  return data as InstanceData
}
