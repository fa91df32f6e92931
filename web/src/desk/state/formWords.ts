import { readFormWords, type FormWords } from '../model/formWords'
import { i18n } from '../i18n'

const read = new Map<string, Promise<FormWords | undefined>>()

/** The words of one version of a form in the reader's language; undefined when the form cannot be had. */
export function formWords(form: string, version: string): Promise<FormWords | undefined> {
  const { language } = i18n
  const key = `${form} ${version} ${language}`
  const known = read.get(key)
  if (known) return known
  const asked = fetch(`/api/forms/${encodeURIComponent(form)}/xform?version=${encodeURIComponent(version)}`)
    .then(async (answer) => (answer.ok ? readFormWords(await answer.text(), language) : undefined))
    .catch(() => undefined)
  read.set(key, asked)
  return asked
}
