/** The server said no: RFC 9457 problem, `message` is its sentence in the reader's language. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    sentence: string,
    readonly values: Record<string, unknown> = {},
  ) {
    super(sentence)
    this.name = 'ApiProblem'
  }
}

/** Nobody answered: no network, or the server is away. */
export class NetworkProblem extends Error {
  constructor(override readonly cause: unknown) {
    super('network')
    this.name = 'NetworkProblem'
  }
}

export const LINK_HEADER = 'Halte-Link'

/** The secret of the link that opened this page: behind `#`, which no browser sends; older links have it as the last step. */
export const linkSecret = (address: Pick<Location, 'hash' | 'pathname'> = location) => address.hash.slice(1) || (/^\/\w+\/([^/]+)$/.exec(address.pathname)?.[1] ?? '')

export interface CallOptions {
  /** Sent as JSON, unless it is a FormData. */
  body?: unknown
  /** A device or API token; without it the session cookie and its CSRF token are used. */
  bearer?: string
  /** The secret of a link, for the addresses that it opens: in a header, so that it stands in no log on the way. */
  link?: string
  language?: string
  signal?: AbortSignal
}

const cookie = (name: string) => document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)

/** Calls the server: JSON in, JSON out (undefined for an empty answer). Throws ApiProblem or NetworkProblem, nothing else. */
export async function call<T>(method: string, path: string, options: CallOptions = {}): Promise<T> {
  const response = await send(method, path, options)
  if (!response.ok) throw await problemOf(response)
  const text = await response.text()
  return (text === '' ? undefined : JSON.parse(text)) as T
}

async function send(method: string, path: string, { body, bearer, link, language, signal }: CallOptions): Promise<Response> {
  const headers = new Headers({ Accept: 'application/json' })
  if (language) headers.set('Accept-Language', language)
  if (bearer) headers.set('Authorization', `Bearer ${bearer}`)
  if (link) headers.set(LINK_HEADER, link)
  const csrf = cookie('XSRF-TOKEN')
  if (!bearer && csrf) headers.set('X-XSRF-TOKEN', decodeURIComponent(csrf))
  const init: RequestInit = { method, headers, cache: 'no-store', credentials: bearer ? 'omit' : 'same-origin' }
  if (signal) init.signal = signal
  if (body instanceof FormData) init.body = body
  else if (body !== undefined) {
    headers.set('Content-Type', 'application/json')
    init.body = JSON.stringify(body)
  }
  try {
    return await fetch(path, init)
  } catch (cause) {
    throw new NetworkProblem(cause)
  }
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>
  const sentence = [body.detail, body.title, response.statusText].find((s) => typeof s === 'string' && s !== '')
  return new ApiProblem(response.status, typeof body.code === 'string' ? body.code : `http.${response.status}`, String(sentence ?? response.status), body)
}

export const api = {
  get: <T>(path: string, options?: CallOptions) => call<T>('GET', path, options),
  post: <T>(path: string, body?: unknown, options?: CallOptions) => call<T>('POST', path, { ...options, body }),
  put: <T>(path: string, body?: unknown, options?: CallOptions) => call<T>('PUT', path, { ...options, body }),
  patch: <T>(path: string, body?: unknown, options?: CallOptions) => call<T>('PATCH', path, { ...options, body }),
  delete: <T>(path: string, options?: CallOptions) => call<T>('DELETE', path, options),
}
