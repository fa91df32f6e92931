import { ref } from 'vue'

export type Theme = 'light' | 'dark'
const KEPT = 'halte.desk.theme'

/** Light unless somebody chose dark: a desk is used indoors. */
export const theme = ref<Theme>(localStorage.getItem(KEPT) === 'dark' ? 'dark' : 'light')

export function applyTheme(wanted: Theme = theme.value): void {
  theme.value = wanted
  localStorage.setItem(KEPT, wanted)
  document.documentElement.dataset.theme = wanted
}
