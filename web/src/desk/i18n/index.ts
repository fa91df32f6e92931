import { LANGUAGES, createI18n, preferredLanguage, type Language } from '@shared/i18n'

export const i18n = createI18n({
  fr: () => import('./fr'),
  ar: () => import('./ar'),
  en: () => import('./en'),
})

const KEPT = 'halte.desk.language'

const isLanguage = (code: string | null | undefined): code is Language => LANGUAGES.some((language) => language.code === code)

/** What this browser chose last, else what the browser asks for. */
export function startLanguage(): Language {
  const kept = localStorage.getItem(KEPT)
  return isLanguage(kept) ? kept : preferredLanguage()
}

/** The language of a member's account, unless something else was chosen in this browser. */
export function useAccountLanguage(locale: string): void {
  const language = locale.slice(0, 2)
  if (!localStorage.getItem(KEPT) && isLanguage(language)) void i18n.use(language)
}

export function keepLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language)
  return i18n.use(language)
}

/** The label of a code of the forms (`code.kind.squat_bati`); a code of an association's own form shows as it is. */
export function codeText(family: string, code: string | null | undefined): string {
  if (!code) return '–'
  const key = `code.${family}.${code}`
  const text = i18n.t(key)
  return text === key ? code.replaceAll('_', ' ') : text
}

/** The name of a place; where it is not open to the reader, what is known in its stead. */
export function placeName(place: { name: string | null; kind?: string | null } | null | undefined): string {
  if (!place) return i18n.t('report.noPlace')
  return place.name || (place.kind ? codeText('kind', place.kind) : i18n.t('place.unnamed'))
}
