import { reactive } from 'vue'

export type Language = 'fr' | 'ar' | 'en'
/** One language: key → sentence with `{name}` places. Plurals are keys ending in a plural category: `places.one`, `places.other`. */
export type Catalogue = Record<string, string>
export type Values = Record<string, string | number>

export const LANGUAGES: readonly { code: Language; name: string }[] = [
  { code: 'fr', name: 'Français' },
  { code: 'ar', name: 'العربية' },
  { code: 'en', name: 'English' },
]

/** BCP 47 tags with Latin digits: volunteers read numbers aloud to each other across languages. */
const TAGS: Record<Language, string> = { fr: 'fr-FR', ar: 'ar-u-nu-latn', en: 'en-GB' }

export interface I18n {
  /** Reactive: reading it in a template re-renders on a change of language. */
  readonly language: Language
  readonly dir: 'ltr' | 'rtl'
  readonly tag: string
  /** The sentence of a key with its values; the key itself when no catalogue has it. */
  t(key: string, values?: Values): string
  /** The same with a count: chooses `key.one`, `key.two`, … by the rules of the language; `{n}` is the count. */
  tn(key: string, n: number, values?: Values): string
  number(n: number): string
  date(at: Date | string, options?: Intl.DateTimeFormatOptions): string
  /** Loads the catalogue and turns the page (lang, dir). */
  use(language: Language): Promise<void>
}

const fill = (sentence: string, values: Values) => sentence.replace(/\{(\w+)\}/g, (all, name: string) => (name in values ? String(values[name]) : all))

/** The first language of the browser that Halte speaks, French otherwise. */
export function preferredLanguage(wanted: readonly string[] = navigator.languages): Language {
  const spoken = wanted.map((tag) => tag.slice(0, 2)).find((code) => LANGUAGES.some((l) => l.code === code))
  return (spoken as Language | undefined) ?? 'fr'
}

/** Texts of one page. French is the fallback of a missing key, so its loader is called for the other languages as well. */
export function createI18n(loaders: Record<Language, () => Promise<{ default: Catalogue }>>): I18n {
  const loaded: Partial<Record<Language, Catalogue>> = reactive({})
  const state = reactive({ language: 'fr' as Language })
  const find = (key: string) => loaded[state.language]?.[key] ?? loaded.fr?.[key]
  const load = async (language: Language) => {
    loaded[language] ??= (await loaders[language]()).default
  }
  const i18n: I18n = {
    get language() {
      return state.language
    },
    get dir() {
      return state.language === 'ar' ? 'rtl' : 'ltr'
    },
    get tag() {
      return TAGS[state.language]
    },
    t: (key, values = {}) => fill(find(key) ?? key, values),
    tn(key, n, values = {}) {
      const category = new Intl.PluralRules(i18n.tag).select(n)
      return fill(find(`${key}.${category}`) ?? find(`${key}.other`) ?? key, { n: i18n.number(n), ...values })
    },
    number: (n) => new Intl.NumberFormat(i18n.tag).format(n),
    date: (at, options = { dateStyle: 'medium' }) => new Intl.DateTimeFormat(i18n.tag, options).format(typeof at === 'string' ? new Date(at) : at),
    async use(language) {
      await load(language)
      if (language !== 'fr') await load('fr').catch(() => undefined)
      state.language = language
      document.documentElement.lang = language
      document.documentElement.dir = i18n.dir
    },
  }
  return i18n
}
