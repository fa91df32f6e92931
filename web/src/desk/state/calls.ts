import { ApiProblem, NetworkProblem, api, type CallOptions } from '@shared/api'
import { ref, type Ref } from 'vue'
import { i18n } from '../i18n'
import { session } from './session'

/** The sentence to show for what went wrong. */
export function problemText(problem: unknown): string {
  if (problem instanceof NetworkProblem) return i18n.t('problem.network')
  if (problem instanceof ApiProblem) return problem.message
  return i18n.t('problem.unknown')
}

const withLanguage = (options: CallOptions = {}): CallOptions => ({ language: i18n.language, ...options })

/** A session that ended elsewhere (signed out, member disabled) brings the reader back to the sign-in page. */
async function watched<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.status === 401) session.me = null
    throw problem
  }
}

/** Calls of a signed-in reader, answered in his language. */
export const desk = {
  get: <T>(path: string, options?: CallOptions) => watched(api.get<T>(path, withLanguage(options))),
  post: <T>(path: string, body?: unknown, options?: CallOptions) => watched(api.post<T>(path, body, withLanguage(options))),
  put: <T>(path: string, body?: unknown) => watched(api.put<T>(path, body, withLanguage())),
  patch: <T>(path: string, body?: unknown) => watched(api.patch<T>(path, body, withLanguage())),
  delete: <T>(path: string) => watched(api.delete<T>(path, withLanguage())),
}

export interface Deed {
  busy: Ref<boolean>
  /** The sentence of the last failure, empty when there is none. */
  problem: Ref<string>
  /** Runs the work; true when it succeeded. A second call while one runs does nothing. */
  run(work: () => Promise<void>): Promise<boolean>
}

/** One thing a person does with a button: busy while it runs, its problem shown beside it. */
export function useDeed(): Deed {
  const busy = ref(false)
  const problem = ref('')
  return {
    busy,
    problem,
    async run(work) {
      if (busy.value) return false
      busy.value = true
      problem.value = ''
      try {
        await work()
        return true
      } catch (caught) {
        problem.value = problemText(caught)
        return false
      } finally {
        busy.value = false
      }
    },
  }
}
