import { afterEach, describe, expect, it, vi } from 'vitest'
import { send } from './link'

const filling = { xml: '<data/>', parts: [] }
const answers = (status: number, body: unknown = {}) =>
  vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(new Response(JSON.stringify(body), { status }))))

describe('what becomes of a filling', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('is received once the server says so', async () => {
    answers(201)
    expect(await send('t', filling, 'fr')).toEqual({ kind: 'received' })
  })

  it('is kept when the server asks to wait, or for less', async () => {
    answers(429, { detail: 'Réessayez dans 9 secondes.' })
    expect(await send('t', filling, 'fr')).toEqual({ kind: 'later', sentence: 'Réessayez dans 9 secondes.' })
    answers(413, { detail: '25 Mo au plus.' })
    expect(await send('t', filling, 'fr')).toEqual({ kind: 'large', sentence: '25 Mo au plus.' })
  })

  it('is refused for good when the link is closed', async () => {
    answers(410, { detail: 'Ce lien a été coupé.' })
    expect(await send('t', filling, 'fr')).toEqual({ kind: 'refused', sentence: 'Ce lien a été coupé.' })
  })

  it('may be tried again when the server fails', async () => {
    answers(503)
    await expect(send('t', filling, 'fr')).rejects.toThrow('503')
  })
})
