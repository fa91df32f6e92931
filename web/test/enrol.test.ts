import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { deliver } from '../src/phone/outbox/door'

const CODE = 'CODE-for-one-use'
const TOKEN = 'TOKEN-of-this-phone'
const pack = { storageKey: btoa(String.fromCharCode(...new Uint8Array(32).fill(7))), places: [], forms: [], zones: [], serverTime: new Date().toISOString() }

interface Asked {
  url: string
  headers: Headers
  body: string
}

describe('how a phone is let in', () => {
  const asked: Asked[] = []
  let packsToFail = 0
  let mustSignIn = false

  beforeEach(() => {
    vi.resetModules()
    asked.length = 0
    packsToFail = 0
    mustSignIn = false
    vi.stubGlobal('document', { cookie: '', documentElement: { lang: 'fr' }, createElement: () => ({}) })
    vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
      asked.push({ url, headers: new Headers(init.headers), body: String(init.body ?? '') })
      if (url === '/api/enrol' && mustSignIn) return Promise.resolve(new Response(JSON.stringify({ code: 'people.sign-in-to-enrol', detail: '…' }), { status: 401 }))
      if (url === '/api/enrol' || url === '/api/devices/claims') return Promise.resolve(new Response(JSON.stringify({ id: '1', token: TOKEN }), { status: 201 }))
      if (url === '/api/phone/pack') return packsToFail-- > 0 ? Promise.reject(new TypeError('no network')) : Promise.resolve(new Response(JSON.stringify(pack)))
      return Promise.resolve(new Response(null, { status: 204 }))
    })
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })

  it('exchanges the code for a token that stands in headers and in no address', async () => {
    const { linkByCode, device } = await import('../src/phone/device/device')
    await linkByCode(CODE)
    await deliver(device.link!.token, device.link!.deviceId, { xml: '<data/>', files: [] })

    expect(asked.map((one) => one.url.replace(/\?.*/, ''))).toEqual(['/api/enrol', '/api/phone/pack', '/openrosa/submission', '/openrosa/submission'])
    for (const one of asked) expect(one.url + one.body).not.toContain(TOKEN)
    expect(asked.slice(1).map((one) => one.headers.get('Authorization'))).toEqual(Array(3).fill(`Bearer ${TOKEN}`))
  })

  it('keeps the token of a used code through a network that fails just then', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    packsToFail = 2
    const { linkByCode, device } = await import('../src/phone/device/device')
    const linked = linkByCode(CODE)
    await vi.advanceTimersByTimeAsync(10_000)
    vi.useRealTimers()
    await linked
    expect(device.link?.token).toBe(TOKEN)
    expect(asked.filter((one) => one.url === '/api/enrol')).toHaveLength(1)
  })

  it('asks the person for whom it was prepared to sign in, then claims it', async () => {
    mustSignIn = true
    const { linkByCode, needsSignIn, device } = await import('../src/phone/device/device')
    const refused = await linkByCode(CODE).catch((e: unknown) => e)
    expect(needsSignIn(refused)).toBe(true)

    await linkByCode(CODE, true)

    expect(asked.map((one) => one.url)).toEqual(['/api/enrol', '/api/devices/claims', '/api/phone/pack', '/api/session'])
    expect(device.link?.token).toBe(TOKEN)
  })

  it('goes on with a phone that was linked before, and forgets the address that held its token', async () => {
    const { vault } = await import('../src/phone/vault')
    await vault.install(new Uint8Array(32).fill(7))
    await vault.put('settings', 'link', { token: TOKEN, door: `/openrosa/${TOKEN}`, deviceId: 'halte:1' })
    const { wakeUp, device } = await import('../src/phone/device/device')

    await wakeUp()

    expect(device.link).toEqual({ token: TOKEN, deviceId: 'halte:1' })
    expect(await vault.find('settings', 'link')).toEqual({ token: TOKEN, deviceId: 'halte:1' })
  })
})
