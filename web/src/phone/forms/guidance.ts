/** Longer help for a question: path without positions, language as the form writes it → words, '' for none. */
export type Guidance = (path: string, language: string) => string

const childrenNamed = (node: Element | Document, name: string) => [...node.getElementsByTagNameNS('*', name)]

/**
 * Reads the `guidance_hint` column out of an XForm: the engine keeps the short hint only.
 *
 * @see https://docs.getodk.org/xlsform/#guidance-hints
 */
export function readGuidance(xform: string): Guidance {
  if (!xform.includes('form="guidance"')) return () => ''
  const form = new DOMParser().parseFromString(xform, 'text/xml')
  const texts = new Map<string, Map<string, string>>()
  for (const translation of childrenNamed(form, 'translation')) {
    const words = new Map<string, string>()
    texts.set(translation.getAttribute('lang') ?? '', words)
    for (const value of childrenNamed(translation, 'value')) {
      if (value.getAttribute('form') === 'guidance') words.set(value.parentElement?.getAttribute('id') ?? '', value.textContent.trim())
    }
  }
  const idOf = new Map(childrenNamed(form, 'hint').map((hint) => [hint.parentElement?.getAttribute('ref') ?? '', /itext\('(.+)'\)/.exec(hint.getAttribute('ref') ?? '')?.[1] ?? '']))
  const only = [...texts.values()][0]
  return (path, language) => (texts.get(language) ?? only)?.get(idOf.get(path.replace(/\[\d+\]/g, '')) ?? '') ?? ''
}
