import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { deliver, sentenceIn, share } from '../src/phone/outbox/door'
import { begin, settle, urge, wake, waitAfter, type Answer, type Parcel } from '../src/phone/outbox/machine'
import { Outbox } from '../src/phone/outbox/outbox'
import { Vault } from '../src/phone/vault'

const parcel = (patch: Partial<Parcel> = {}): Parcel => ({
  id: 'uuid:1',
  form: 'passage',
  formVersion: '1',
  title: 'Passage',
  subject: 'Quai',
  placeId: 'p1',
  newPlace: null,
  xml: '<data/>',
  files: [],
  finishedAt: '2026-11-23T23:00:00Z',
  condition: 'queued',
  attempts: 0,
  notBefore: 0,
  receivedAt: null,
  held: null,
  ...patch,
})
const middle = () => 0.5
const status = (code: number): Answer => ({ kind: 'status', status: code, sentence: '' })

describe('the life of a report after "send"', () => {
  it('is received only by an acknowledgement', () => {
    expect(settle(begin(parcel()), { kind: 'acknowledged', at: 'T' }, 0)).toMatchObject({ condition: 'received', receivedAt: 'T' })
  })

  it('waits longer after each try that nobody answered, at most a quarter of an hour', () => {
    expect([1, 2, 3, 4, 20].map((n) => waitAfter(n, middle))).toEqual([5_000, 10_000, 20_000, 40_000, 900_000])
    const after = settle(begin(begin(parcel())), { kind: 'unreachable' }, 1_000, middle)
    expect(after).toMatchObject({ condition: 'queued', notBefore: 11_000 })
  })

  it('tries again when the server is only busy', () => {
    for (const code of [408, 429, 500, 502, 503, 507]) expect(settle(begin(parcel()), status(code), 0).condition).toBe('queued')
  })

  it('is held with its reason, never thrown away, when the server says no', () => {
    const reasons = [409, 404, 413, 401, 403, 400, 415].map((code) => settle(begin(parcel()), status(code), 0).held?.reason)
    expect(reasons).toEqual(['conflict', 'form', 'too-large', 'revoked', 'revoked', 'refused', 'refused'])
  })

  it('goes again when the phone died while sending, because the server knows doubles', () => {
    expect(wake(begin(parcel()))).toMatchObject({ condition: 'queued', notBefore: 0 })
  })

  it('leaves at once when a person asks, even when it was held', () => {
    expect(urge(parcel({ condition: 'held', held: { reason: 'refused', sentence: '', status: 400 } }))).toMatchObject({ condition: 'queued', held: null, notBefore: 0 })
    expect(urge(parcel({ condition: 'received' })).condition).toBe('received')
  })
})

describe('the ODK door', () => {
  const answering = (post: number, body = '', room = '1000000') => {
    const seen: string[] = []
    const fetcher = ((_: string, init: RequestInit) => {
      seen.push(init.method!)
      return Promise.resolve(init.method === 'HEAD' ? new Response(null, { status: 204, headers: { 'X-OpenRosa-Accept-Content-Length': room } }) : new Response(body, { status: post }))
    }) as typeof fetch
    return { fetcher, seen }
  }
  const delivery = { xml: '<data/>', files: [] as { name: string; type: string; bytes: Uint8Array<ArrayBuffer> }[] }

  it('asks for the size first, then sends', async () => {
    const { fetcher, seen } = answering(201)
    expect((await deliver('t', 'd', delivery, fetcher)).kind).toBe('acknowledged')
    expect(seen).toEqual(['HEAD', 'POST'])
  })

  it('does not take the smiling page of a hotel network for an acknowledgement', async () => {
    expect((await deliver('t', 'd', delivery, answering(200, '<html>Welcome</html>').fetcher)).kind).toBe('unreachable')
  })

  it('takes a report as received when the server kept it without one of its files, and remembers why', async () => {
    const body = '<OpenRosaResponse><message nature="submit_success_without_files">Reçu, mais « a.docx » n’a pas été gardé.</message></OpenRosaResponse>'
    const answer = await deliver('/openrosa/t', 'd', { xml: '<data/>', files: [] }, answering(201, body).fetcher)
    expect(answer).toMatchObject({ kind: 'acknowledged', note: 'Reçu, mais « a.docx » n’a pas été gardé.' })
  })

  it('hands on the sentence of the server', async () => {
    const refused = await deliver('t', 'd', delivery, answering(409, '<OpenRosaResponse><message nature="error">Déjà reçu.</message></OpenRosaResponse>').fetcher)
    expect(refused).toEqual({ kind: 'status', status: 409, sentence: 'Déjà reçu.' })
    expect(sentenceIn('{"detail":"Jeton inconnu."}')).toBe('Jeton inconnu.')
    expect(sentenceIn('<html>')).toBe('')
  })

  it('splits heavy photos over several requests with the same report', async () => {
    const photo = (name: string) => ({ name, type: 'image/jpeg', bytes: new Uint8Array(60_000) })
    expect(share([photo('a'), photo('b'), photo('c')], 130_000).map((load) => load.map((f) => f.name))).toEqual([['a', 'b'], ['c']])
    expect(share([photo('big')], 10)).toHaveLength(1)
    const { fetcher, seen } = answering(201, '', '100000')
    await deliver('t', 'd', { xml: '<data/>', files: [photo('a'), photo('b')] }, fetcher)
    expect(seen).toEqual(['HEAD', 'POST', 'POST'])
  })
})

describe('the outbox', () => {
  let n = 0
  let store: Vault
  let sent: string[]
  let answer: (xml: string) => Answer | Promise<Answer>
  const open = (now = () => 1_000) =>
    new Outbox({
      store,
      route: () => ({ token: 't', device: 'd' }),
      send: async (_, delivery) => {
        sent.push(delivery.xml)
        return answer(delivery.xml)
      },
      now,
      alone: (work) => work(),
    })
  beforeEach(async () => {
    store = new Vault(`outbox-${n++}`)
    await store.install(new Uint8Array(32).fill(3))
    sent = []
    answer = () => ({ kind: 'acknowledged', at: new Date(1_000).toISOString() })
  })
  const fill = async (box: Outbox, ...ids: string[]) => {
    for (const id of ids) await store.put('outbox', id, parcel({ id, xml: id }))
    await box.start()
    await box.run()
  }

  it('passes by a report that the server refuses and delivers the others', async () => {
    answer = (xml) => (xml === 'bad' ? status(400) : { kind: 'acknowledged', at: 'T' })
    const box = open()
    await fill(box, 'good-1', 'bad', 'good-2')
    expect(Object.fromEntries(box.list.value.map((p) => [p.id, p.condition]))).toEqual({ 'good-1': 'received', bad: 'held', 'good-2': 'received' })
    expect(await store.find<Parcel>('outbox', 'bad')).toMatchObject({ condition: 'held', xml: 'bad' })
  })

  it('holds a report whose photo cannot be read and keeps the rest going', async () => {
    await store.put('outbox', 'lost', parcel({ id: 'lost', files: ['photo.jpg'] }))
    const box = open()
    await fill(box, 'fine')
    expect(box.parcels.get('lost')).toMatchObject({ condition: 'held', held: { reason: 'incomplete' } })
    expect(box.parcels.get('fine')?.condition).toBe('received')
  })

  it('does not knock again before its time, but does when the network returns', async () => {
    answer = () => ({ kind: 'unreachable' })
    const box = open()
    await fill(box, 'a')
    const tries = sent.length
    await box.run()
    expect(sent).toHaveLength(tries)
    await box.hurry()
    expect(sent).toHaveLength(tries + 1)
  })

  it('takes the report and gives up the draft in one breath', async () => {
    await store.put('drafts', 'uuid:9', { half: true })
    const box = open()
    await box.add(parcel({ id: 'uuid:9' }), [{ drop: 'drafts', id: 'uuid:9' }])
    expect(await store.find('drafts', 'uuid:9')).toBeUndefined()
    expect(await store.find('outbox', 'uuid:9')).toBeDefined()
  })

  it('forgets what the server has only after a day and a half', async () => {
    await store.put('outbox', 'old', parcel({ id: 'old', condition: 'received', receivedAt: new Date(0).toISOString() }))
    await store.put('outbox', 'fresh', parcel({ id: 'fresh', condition: 'received', receivedAt: new Date(40 * 3600_000).toISOString() }))
    const box = open(() => 41 * 3600_000)
    await box.start()
    expect([...box.parcels.keys()]).toEqual(['fresh'])
  })

  it('says that the phone was unlinked, and keeps the report', async () => {
    answer = () => status(401)
    const box = open()
    let told = false
    box.onRevoked = () => (told = true)
    await fill(box, 'a')
    expect(told).toBe(true)
    expect(await store.find<Parcel>('outbox', 'a')).toMatchObject({ held: { reason: 'revoked' } })
  })
})
