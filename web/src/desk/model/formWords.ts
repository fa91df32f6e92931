/** The words of one version of a form: what its questions and choices are called. */
export interface FormWords {
  /** The question's own words; undefined when the form has none for this path. */
  label(path: string): string | undefined
  /** The words of an answer: choice labels for selects, else undefined. */
  answer(path: string, value: string): string | undefined
  /** What may be chosen; empty for other questions and for lists that come from elsewhere (`lieux`). */
  options(path: string): { value: string; label: string }[]
  /** Whether several may be chosen; the answer is then codes separated by blanks. */
  several(path: string): boolean
  /** The XForm type of a question (`int`, `geopoint`, `binary` …). */
  type(path: string): string | undefined
}

const SELECTS = new Set(['select', 'select1', 'rank'])

/** Reads labels, choices and types from an XForm in the wanted language, else in the form's first one. */
export function readFormWords(xform: string, language: string): FormWords {
  const page = new DOMParser().parseFromString(xform, 'application/xml')
  const texts = textsOf(page, language)
  const labels = new Map<string, string>()
  const choices = new Map<string, Map<string, string>>()
  const many = new Set<string>()
  const types = new Map([...all(page, 'bind')].map((bind) => [bind.getAttribute('nodeset') ?? '', bind.getAttribute('type') ?? 'string']))
  for (const control of controlsOf(page)) {
    const path = control.getAttribute('ref') ?? control.getAttribute('nodeset') ?? ''
    const label = wordsOf(child(control, 'label'), texts)
    if (path && label) labels.set(path, label)
    if (SELECTS.has(control.localName)) choices.set(path, choicesOf(control, page, texts))
    if (control.localName !== 'select1') many.add(path)
  }
  return {
    label: (path) => labels.get(plain(path)),
    options: (path) => [...(choices.get(plain(path)) ?? [])].map(([value, label]) => ({ value, label: label || value })),
    several: (path) => many.has(plain(path)),
    type: (path) => types.get(plain(path)),
    answer(path, value) {
      const known = choices.get(plain(path))
      return known?.size ? value.split(/\s+/).map((code) => known.get(code) || code).join(', ') : undefined
    },
  }
}

/** The path without the turns of its repeats: `/data/besoins[2]/item` is the question `/data/besoins/item`. */
export const plain = (path: string): string => path.replace(/\[\d+\]/g, '')

const all = (root: Document | Element, name: string) => root.getElementsByTagNameNS('*', name)
const child = (element: Element | undefined, name: string) => [...(element?.children ?? [])].find((one) => one.localName === name)

function controlsOf(page: Document): Element[] {
  const body = [...(page.documentElement?.children ?? [])].find((element) => element.localName === 'body')
  return body ? [...body.getElementsByTagName('*')].filter((element) => element.hasAttribute('ref') || element.hasAttribute('nodeset')) : []
}

function textsOf(page: Document, language: string): Map<string, string> {
  const translations = [...all(page, 'translation')]
  const speaks = (translation: Element) => {
    const name = (translation.getAttribute('lang') ?? '').toLowerCase()
    return name === language || name.startsWith(`${language}-`) || name.includes(`(${language})`)
  }
  const chosen = translations.find(speaks) ?? translations.find((one) => one.hasAttribute('default')) ?? translations[0]
  return new Map([...(chosen ? all(chosen, 'text') : [])].map((text) => [text.getAttribute('id') ?? '', clean(valueWithoutForm(text))]))
}

/** A text may have an image and a short form besides its plain value. */
function valueWithoutForm(text: Element): string {
  const values = [...all(text, 'value')]
  return wordsIn(values.find((value) => !value.hasAttribute('form')) ?? values[0])
}

function wordsOf(label: Element | undefined, texts: Map<string, string>): string | undefined {
  if (!label) return undefined
  const id = /itext\('([^']+)'\)/.exec(label.getAttribute('ref') ?? '')?.[1]
  return id ? texts.get(id) : clean(wordsIn(label))
}

/** The text with a dot-dot-dot where the form would show an earlier answer. */
function wordsIn(element: Element | undefined): string {
  return [...(element?.childNodes ?? [])].map((node) => ((node as Element).localName === 'output' ? '…' : (node.textContent ?? ''))).join('')
}

function choicesOf(control: Element, page: Document, texts: Map<string, string>): Map<string, string> {
  const found = new Map<string, string>()
  for (const item of [...control.children].filter((one) => one.localName === 'item')) {
    found.set(child(item, 'value')?.textContent?.trim() ?? '', wordsOf(child(item, 'label'), texts) ?? '')
  }
  const itemset = child(control, 'itemset')
  const list = /instance\('([^']+)'\)/.exec(itemset?.getAttribute('nodeset') ?? '')?.[1]
  const instance = list && [...all(page, 'instance')].find((one) => one.getAttribute('id') === list)
  for (const item of instance ? [...all(instance, 'item')] : []) {
    const id = child(item, 'itextId')?.textContent?.trim()
    found.set(child(item, 'name')?.textContent?.trim() ?? '', (id ? texts.get(id) : child(item, 'label')?.textContent?.trim()) ?? '')
  }
  return found
}

/** Labels may carry light formatting for the phone; on the desk they are plain words. */
function clean(text: string): string {
  return text.replace(/<[^>]+>/g, '').replace(/\*\*/g, '').replace(/\s+/g, ' ').trim()
}
