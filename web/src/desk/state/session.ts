import { ApiProblem, api } from '@shared/api'
import { computed, reactive } from 'vue'
import { i18n } from '../i18n'
import type { Me, Role } from '../model/types'

/** Who sits at the desk; `me` is null before sign-in. */
export const session = reactive({ me: null as Me | null, known: false })

const has = (role: Role) => session.me?.roles.includes(role) ?? false

/** What the roles open on the desk. The server decides; this only spares a reader doors that would stay shut. */
export const may = {
  /** Field data: an administrator of the instance sees none, one of an organisation only when also coordinator. */
  field: computed(() => has('coordinator') || has('volunteer')),
  review: computed(() => has('coordinator')),
  manage: computed(() => has('org_admin')),
  instance: computed(() => has('instance_admin')),
  administer: computed(() => has('org_admin') || has('instance_admin') || has('coordinator')),
}

export const tonight = computed(() => session.me?.night ?? new Date().toISOString().slice(0, 10))

/** Asks once who is signed in; a 401 is an answer, anything else is thrown. */
export async function loadSession(): Promise<Me | null> {
  try {
    session.me = await api.get<Me>('/api/me', { language: i18n.language })
  } catch (problem) {
    if (!(problem instanceof ApiProblem) || problem.status !== 401) throw problem
    session.me = null
  }
  session.known = true
  return session.me
}

/** `association` names the one to enter, for who has an account in several with one password. */
export async function signIn(email: string, password: string, association = ''): Promise<Me> {
  const me = await api.post<Me>('/api/session', { email, password, association }, { language: i18n.language })
  session.me = me
  session.known = true
  return me
}

export async function signOut(): Promise<void> {
  await api.delete('/api/session').catch(() => undefined)
  session.me = null
}
