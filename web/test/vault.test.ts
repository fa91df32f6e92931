import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Vault, VaultFull, VaultLocked } from '../src/phone/vault'

const KEY = new Uint8Array(32).fill(7)
let name = ''
let n = 0

async function everythingOnDisk(): Promise<string> {
  const disk = await new Dexie(name).open()
  const rows = (await Promise.all(disk.tables.filter((t) => t.name !== 'keys').map((t) => t.toArray()))).flat() as Record<string, unknown>[]
  disk.close()
  const text = (v: unknown) => (typeof v === 'string' ? v : Buffer.from(v as ArrayBuffer).toString('latin1'))
  return rows.flatMap((row) => Object.values(row).map(text)).join('\n')
}

describe('the vault of the phone', () => {
  let vault: Vault
  beforeEach(async () => {
    name = `vault-${n++}`
    vault = new Vault(name)
    await vault.install(KEY)
  })

  it('gives back what was put in, documents and bytes', async () => {
    await vault.put('drafts', 'uuid:1', { note: 'sous le pont' })
    await vault.put('files', 'uuid:1/photo.jpg', new Uint8Array([1, 2, 3]))
    expect(await vault.find('drafts', 'uuid:1')).toEqual({ note: 'sous le pont' })
    expect(await vault.find('files', 'uuid:1/photo.jpg')).toEqual(new Uint8Array([1, 2, 3]))
    expect(await vault.find('drafts', 'uuid:2')).toBeUndefined()
  })

  it('shows nothing of it to somebody who copies the files of the browser', async () => {
    await vault.put('drafts', 'uuid:canary-id', { lieu: 'CANARY-PLACE', note: 'CANARY-NOTE' })
    await vault.put('settings', 'link', { token: 'CANARY-TOKEN' })
    const disk = await everythingOnDisk()
    expect(disk.length).toBeGreaterThan(100)
    for (const secret of ['CANARY', 'canary', 'drafts', 'settings', 'link']) expect(disk).not.toContain(secret)
  })

  it('lists one shelf and leaves out what can no longer be opened', async () => {
    await vault.write([
      { put: 'outbox', id: 'a', value: 1 },
      { put: 'outbox', id: 'b', value: 2 },
      { put: 'drafts', id: 'c', value: 3 },
    ])
    const disk = await new Dexie(name).open()
    const rows = (await disk.table('sealed').toArray()) as { address: string; bytes: ArrayBuffer }[]
    const one = rows.find((r) => r.bytes.byteLength > 0)!
    await disk.table('sealed').put({ ...one, bytes: one.bytes.slice(0, 8) })
    disk.close()
    const left = [...(await vault.listAll('outbox')), ...(await vault.listAll('drafts'))]
    expect(left).toHaveLength(2)
  })

  it('refuses a value that was moved to another address', async () => {
    await vault.put('drafts', 'a', 'first')
    await vault.put('drafts', 'b', 'second')
    const disk = await new Dexie(name).open()
    const [a, b] = (await disk.table('sealed').toArray()) as { address: string }[]
    await disk.table('sealed').put({ ...a, address: b!.address })
    disk.close()
    expect(await vault.listAll('drafts')).toHaveLength(1)
  })

  it('opens again after the app was closed, with the key that stayed', async () => {
    await vault.put('settings', 'link', { token: 't' })
    const later = new Vault(name)
    expect(await later.open()).toBe(true)
    expect(await later.find('settings', 'link')).toEqual({ token: 't' })
  })

  it('keeps its first key when the server sends another one, so that nothing sealed is lost', async () => {
    await vault.put('settings', 'link', 'kept')
    await vault.install(new Uint8Array(32).fill(9))
    expect(await new Vault(name).open().then(() => vault.find('settings', 'link'))).toBe('kept')
  })

  it('never lets a script read the key back', async () => {
    const disk = await new Dexie(name).open()
    const keys = (await disk.table('keys').get('vault')) as { seal: CryptoKey; address: CryptoKey }
    disk.close()
    await expect(crypto.subtle.exportKey('raw', keys.seal)).rejects.toThrow()
    await expect(crypto.subtle.exportKey('raw', keys.address)).rejects.toThrow()
  })

  it('says plainly when the browser has no room, and writes nothing of that change', async () => {
    const full = Object.assign(new Error('no room'), { name: 'QuotaExceededError' })
    const put = vi.spyOn(Dexie.prototype, 'transaction').mockRejectedValueOnce(full)
    await expect(vault.write([{ put: 'drafts', id: 'a', value: 1 }])).rejects.toBeInstanceOf(VaultFull)
    put.mockRestore()
    expect(await vault.find('drafts', 'a')).toBeUndefined()
  })

  it('is locked before the phone is linked, and after everything was erased', async () => {
    await vault.put('drafts', 'a', 1)
    await vault.erase()
    await expect(vault.find('drafts', 'a')).rejects.toBeInstanceOf(VaultLocked)
    expect(await everythingOnDisk()).toBe('')
  })
})
