import type { Answer } from './machine'

/** One report as it travels. */
export interface Delivery {
  xml: string
  files: { name: string; type: string; bytes: Uint8Array<ArrayBuffer> }[]
}

export const DOOR = '/openrosa'
/** What every request at the ODK door says: the token in a header, never in an address that a browser would keep. */
export const doorHeaders = (token: string) => ({ 'X-OpenRosa-Version': '1.0', Authorization: `Bearer ${token}` })
/** The report is received for good, and the sentence names the files that the server did not keep. */
const WITHOUT_FILES = 'nature="submit_success_without_files"'
const XML_PART = 'xml_submission_file'

/** Splits photos so that no request is larger than the server says; a photo alone above the limit goes alone and is judged there. */
export function share<F extends { bytes: { length: number } }>(files: readonly F[], room: number): F[][] {
  const loads: F[][] = [[]]
  let size = 0
  for (const file of files) {
    if (size + file.bytes.length > room && loads.at(-1)!.length > 0) {
      loads.push([])
      size = 0
    }
    loads.at(-1)!.push(file)
    size += file.bytes.length
  }
  return loads
}

/**
 * Sends one report by the ODK door: HEAD tells the largest body, then one POST per load with the same XML. Only 201 and 202
 * are an acknowledgement; a captive portal's 200 is not.
 */
export async function deliver(token: string, device: string, delivery: Delivery, fetcher: typeof fetch = fetch): Promise<Answer> {
  const url = `${DOOR}/submission?deviceID=${encodeURIComponent(device)}`
  const headers = doorHeaders(token)
  try {
    const room = await roomOf(url, headers, fetcher)
    if (typeof room !== 'number') return room
    const notes: string[] = []
    for (const load of share(delivery.files, room - delivery.xml.length - 10_000)) {
      const response = await fetcher(url, { method: 'POST', headers, body: bodyOf(delivery.xml, load), credentials: 'omit' })
      if (response.status !== 201 && response.status !== 202) return await refusalOf(response)
      const text = await response.text().catch(() => '')
      if (text.includes(WITHOUT_FILES)) notes.push(sentenceIn(text))
    }
    return { kind: 'acknowledged', at: new Date().toISOString(), ...(notes.length > 0 && { note: notes.join(' ') }) }
  } catch {
    return { kind: 'unreachable' }
  }
}

async function roomOf(url: string, headers: HeadersInit, fetcher: typeof fetch): Promise<number | Answer> {
  const head = await fetcher(url, { method: 'HEAD', headers, credentials: 'omit' })
  if (!head.ok) return { kind: 'status', status: head.status, sentence: '' }
  return Number(head.headers.get('X-OpenRosa-Accept-Content-Length') ?? 10_000_000)
}

function bodyOf(xml: string, files: Delivery['files']): FormData {
  const body = new FormData()
  body.append(XML_PART, new Blob([xml], { type: 'text/xml' }), XML_PART)
  for (const file of files) body.append(file.name, new Blob([file.bytes], { type: file.type }), file.name)
  return body
}

async function refusalOf(response: Response): Promise<Answer> {
  if (response.ok) return { kind: 'unreachable' }
  const text = await response.text().catch(() => '')
  return { kind: 'status', status: response.status, sentence: sentenceIn(text) }
}

/** The sentence of an OpenRosaResponse or of a problem document; empty when the answer is neither. */
export function sentenceIn(text: string): string {
  const message = /<message[^>]*>([^<]*)<\/message>/.exec(text)?.[1]
  if (message) return message.trim()
  try {
    const problem = JSON.parse(text) as { detail?: string; title?: string }
    return problem.detail ?? problem.title ?? ''
  } catch {
    return ''
  }
}
