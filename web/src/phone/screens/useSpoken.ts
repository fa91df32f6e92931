import { computed, ref, type Ref } from 'vue'
import { i18n } from '../app'
import type { Filling } from '../forms/drafts'
import type { FilledForm } from '../forms/engine'
import { vault } from '../vault'

const KEPT = 'form-language'
const RIGHT_TO_LEFT = /^(ar|fa|ps|ur|he|ckb|prs)\b/i

/** The code in `العربية (ar)`, or the language as it is written. */
const codeOf = (language: string) => /\((\w+)[^)]*\)\s*$/.exec(language)?.[1] ?? language

/** The language a form is filled in: the one last chosen for a form on this phone, else the app's. */
export function useSpoken(filling: Ref<Filling | null>) {
  const spoken = ref('')
  const chosen = ref<string | null>(null)
  void vault.find<string>('settings', KEPT).then((kept) => {
    chosen.value ??= kept ?? null
    if (filling.value) speakFirst(filling.value.form)
  })

  /** Undefined where the form leaves the direction to the app. */
  const direction = computed(() => (spoken.value === '' ? undefined : RIGHT_TO_LEFT.test(codeOf(spoken.value)) ? 'rtl' : 'ltr'))

  function use(form: FilledForm, code: string): boolean {
    const language = form.languages.find((l) => l === code || codeOf(l) === code)
    if (language === undefined) return false
    form.speak(language)
    spoken.value = language
    return true
  }

  function speakFirst(form: FilledForm): void {
    if ((chosen.value !== null && use(form, chosen.value)) || use(form, i18n.language)) return
    spoken.value = form.languages[0] ?? ''
  }

  function speak(language: string): void {
    if (!filling.value || !use(filling.value.form, language)) return
    chosen.value = codeOf(language)
    void vault.put('settings', KEPT, chosen.value).catch(() => undefined)
  }

  return { spoken, direction, speak, speakFirst }
}
