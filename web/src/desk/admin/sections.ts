import { computed } from 'vue'
import { may } from '../state/session'

/** The sections of the administration in their order, with who sees them. The server checks again. */
const SECTIONS = [
  { id: 'members', seen: () => may.manage.value || may.review.value || may.instance.value },
  { id: 'invitations', seen: () => may.manage.value || may.review.value || may.instance.value },
  { id: 'teams', seen: () => may.manage.value || may.review.value },
  { id: 'zones', seen: () => may.administer.value },
  { id: 'devices', seen: () => true },
  { id: 'import', seen: () => may.review.value },
  { id: 'forms', seen: () => may.manage.value || may.review.value },
  { id: 'agreements', seen: () => may.manage.value || may.review.value },
  { id: 'organisations', seen: () => may.instance.value },
  { id: 'health', seen: () => may.instance.value },
  { id: 'account', seen: () => true },
  { id: 'tokens', seen: () => true },
] as const

export type Section = (typeof SECTIONS)[number]['id']
export const sections = computed<Section[]>(() => SECTIONS.filter((section) => section.seen()).map((section) => section.id))
