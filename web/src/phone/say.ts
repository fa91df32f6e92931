import { createI18n } from '@shared/i18n'
import { reactive } from 'vue'

/** What is said on a screen: texts, and one line of news at the bottom. It keeps nothing and imports nothing that does: the page behind a link uses it too. */

export const i18n = createI18n({
  fr: () => import('./texts/fr'),
  ar: () => import('./texts/ar'),
  en: () => import('./texts/en'),
})
export const t = i18n.t
export const tn = i18n.tn

export const news = reactive<{ text: string; tone: 'calm' | 'alarm'; at: number }>({ text: '', tone: 'calm', at: 0 })

export function tell(text: string, tone: 'calm' | 'alarm' = 'calm'): void {
  Object.assign(news, { text, tone, at: Date.now() })
  const shown = news.at
  setTimeout(() => {
    if (news.at === shown) news.text = ''
  }, 6_000)
}

/** Says what went wrong in a sentence; never throws. */
export function tellTrouble(error: unknown): void {
  tell(error instanceof Error && t(error.message) !== error.message ? t(error.message) : t('trouble'), 'alarm')
}
