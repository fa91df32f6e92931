import type { AnyChildNode } from '@getodk/xforms-engine'
import { computed } from 'vue'
import { fileIn } from './files'
import { normalise } from './normalise'
import { MOST_TURNS } from './turns'

/**
 * One node of a filled form as the screens see it: properties are reactive, answers are written as plain texts, and what
 * the engine would silently blank or round is refused here (`put` returns false).
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
    if (this.emptied) return { condition: 'required', message: '' }
    const state = this.node.validationState
    if (!('violation' in state) || !state.violation) return null
    return { condition: state.violation.condition, message: state.violation.message?.asString ?? '' }
  }

  /**
   * A choice that must be made, whose answer left the list: by a filter, or since the draft was kept. The engine sends
   * nothing for it and yet counts it as answered.
   */
  get emptied(): boolean {
    const { node } = this
    if (node.nodeType !== 'select' && node.nodeType !== 'rank') return false
    return this.relevant && this.required && this.value === '' && node.validationState.violation?.condition !== 'required'
  }

  /** The most that may be answered here, because it says how often a part of the form is asked; null for no such end. */
  get most(): number | null {
    return counters.get(this.node.root)?.has(this.path.replace(/\[\d+\]/g, '')) ? MOST_TURNS : null
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
    if (wanted === null || (this.most !== null && Number(wanted) > this.most)) return false
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

/** Of each form being filled in: the questions that say how often a part of it is asked. */
const counters = new WeakMap<object, ReadonlySet<string>>()

export const markCounters = (root: object, paths: Iterable<string>) => void counters.set(root, new Set(paths))

const fields = new WeakMap<object, Field>()

/** One Field per node, so that a template keeps its components. */
export function fieldOf(node: AnyChildNode): Field {
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
