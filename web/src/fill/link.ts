import { api, LINK_HEADER } from '@shared/api'
import type { Language } from '@shared/i18n'
import { openForm, type FilledForm, type Part } from '../phone/forms/engine'

/** What a link says of itself before it is filled. */
export interface Link {
  title: string
  organisation: string
  once: boolean
}

/** A finished filling; sent again it is the same to the byte, so that it is never counted twice. */
export interface Filling {
  xml: string
  parts: Part[]
}

export const MOST_BYTES = 25_000_000
const DOOR = '/api/fill/link'
const keyed = (token: string) => ({ [LINK_HEADER]: token })

export const readLink = (token: string, language: Language) => api.get<Link>(DOOR, { link: token, language })

/** An empty form. Its files are fetched when it asks for them; nothing is kept. */
export async function openLink(token: string): Promise<FilledForm> {
  const answer = await fetch(`${DOOR}/form`, { headers: keyed(token), credentials: 'omit', cache: 'no-store' })
  if (!answer.ok) throw new Error(String(answer.status))
  return openForm({
    xform: await answer.text(),
    attachment: async (name) => {
      const file = await fetch(`${DOOR}/files/${encodeURIComponent(name)}`, { headers: keyed(token), credentials: 'omit', cache: 'no-store' })
      return file.ok ? file.text() : null
    },
    deviceId: '',
    username: '',
    locate: async () => '',
  })
}

export const weight = (filling: Filling) => filling.parts.reduce((sum, part) => sum + part.file.size, filling.xml.length)

/** What became of a filling: received (with a sentence for each file that was not kept), to be sent again in a while, to be made smaller, or refused for good; the sentence says why. */
export type Outcome = { kind: 'received'; refused: string[] } | { kind: 'later' | 'large' | 'refused'; sentence: string }

/** Hands a filling in. Throws when the network or the server fails: then it may be tried again. */
export async function send(token: string, filling: Filling, language: Language): Promise<Outcome> {
  const body = new FormData()
  body.append('xml_submission_file', new File([filling.xml], 'submission.xml', { type: 'text/xml' }))
  for (const part of filling.parts) body.append(part.name, part.file, part.name)
  const answer = await fetch(DOOR, { method: 'POST', body, credentials: 'omit', headers: { ...keyed(token), 'Accept-Language': language, Accept: 'application/json' } })
  if (answer.status === 201) return { kind: 'received', refused: ((await answer.json().catch(() => ({}))) as { refused?: string[] }).refused ?? [] }
  if (answer.status >= 500) throw new Error(String(answer.status))
  const problem = (await answer.json().catch(() => ({}))) as { detail?: string; title?: string }
  const sentence = problem.detail ?? problem.title ?? String(answer.status)
  return { kind: answer.status === 429 ? 'later' : answer.status === 413 ? 'large' : 'refused', sentence }
}
