import { afterEach, describe, expect, it, vi } from 'vitest'
import { linkSecret } from '@shared/api'
import { send } from './link'

const filling = { xml: '<data/>', parts: [] }
const answers = (status: number, body: unknown = {}) =>
  vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(new Response(JSON.stringify(body), { status }))))

describe('what becomes of a filling', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('is received once the server says so', async () => {
    answers(201)
    expect(await send('t', filling, 'fr')).toEqual({ kind: 'received', refused: [] })
  })

  it('says the secret of the link in a header and in no address', async () => {
    answers(201)
    await send('SECRET', filling, 'fr')
    const [address, request] = vi.mocked(fetch).mock.calls[0] as [string, RequestInit]
    expect(address).toBe('/api/fill/link')
    expect(new Headers(request.headers).get('Halte-Link')).toBe('SECRET')
  })

  it('finds the secret behind the sign that no browser sends, or in an older link', () => {
    expect(linkSecret({ hash: '#SECRET', pathname: '/fill/' })).toBe('SECRET')
    expect(linkSecret({ hash: '', pathname: '/fill/SECRET' })).toBe('SECRET')
    expect(linkSecret({ hash: '', pathname: '/fill/' })).toBe('')
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
