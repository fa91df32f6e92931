import Dexie, { type Table } from 'dexie'

/**
 * The only storage of the phone. Every value is sealed (AES-256-GCM, fresh 96-bit nonce, its address as associated data);
 * what stays readable in the browser's files are opaque addresses (HMAC-SHA-256 of shelf and id). The key comes from the
 * server with the first pack and is kept as a CryptoKey that scripts cannot read back: it protects copies of the data
 * through the page, not an unlocked phone in other hands.
 */

/** The drawers of the vault. Each holds JSON documents, except `files` and `media`, which hold bytes. */
export type Shelf = 'settings' | 'pack' | 'forms' | 'media' | 'drafts' | 'outbox' | 'files'

export type Stored = unknown

/** One change; a list of them is written whole or not at all. */
export type Change = { put: Shelf; id: string; value: Stored | Uint8Array } | { drop: Shelf; id: string }

interface Sealed {
  address: string
  shelf: string
  nonce: Uint8Array<ArrayBuffer>
  bytes: ArrayBuffer
}

interface Keys {
  name: string
  seal: CryptoKey
  address: CryptoKey
}

/** No key yet: the phone was never linked, or its data was erased. */
export class VaultLocked extends Error {
  constructor() {
    super('vault.locked')
  }
}

/** The browser refuses to store more. Nothing of this write was kept; everything written before is intact. */
export class VaultFull extends Error {
  constructor(override readonly cause: unknown) {
    super('vault.full')
  }
}

class Disk extends Dexie {
  declare sealed: Table<Sealed, string>
  declare keys: Table<Keys, string>

  constructor(name: string) {
    super(name)
    this.version(1).stores({ sealed: 'address,shelf', keys: 'name' })
  }
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()
const BYTES = 1
const JSON_DOCUMENT = 0

const base64url = (bytes: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes).slice(0, 18)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')

/** Tag, length of the id, id, content: the id travels inside the seal so that a shelf can be listed. */
function pack(id: string, value: Stored | Uint8Array): Uint8Array<ArrayBuffer> {
  const name = encoder.encode(id)
  const content = value instanceof Uint8Array ? value : encoder.encode(JSON.stringify(value))
  const out = new Uint8Array(3 + name.length + content.length)
  out[0] = value instanceof Uint8Array ? BYTES : JSON_DOCUMENT
  new DataView(out.buffer).setUint16(1, name.length)
  out.set(name, 3)
  out.set(content, 3 + name.length)
  return out
}

function unpack(plain: ArrayBuffer): { id: string; value: Stored | Uint8Array } {
  const length = new DataView(plain).getUint16(1)
  const id = decoder.decode(new Uint8Array(plain, 3, length))
  const content = new Uint8Array(plain, 3 + length)
  return { id, value: new Uint8Array(plain)[0] === BYTES ? content : JSON.parse(decoder.decode(content)) }
}

const isFull = (e: unknown) => e instanceof Error && (e.name === 'QuotaExceededError' || (e as { inner?: Error }).inner?.name === 'QuotaExceededError')

export class Vault {
  private readonly disk: Disk
  private keys: Keys | undefined

  constructor(name = 'halte') {
    this.disk = new Disk(name)
  }

  /** True when a key was already installed on this phone. */
  async open(): Promise<boolean> {
    this.keys ??= await this.disk.keys.get('vault')
    return this.keys !== undefined
  }

  /** Installs the key of the server (32 bytes) unless this phone already has one: what is sealed stays readable. */
  async install(raw: Uint8Array<ArrayBuffer>): Promise<void> {
    if (await this.open()) return
    const master = await crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveKey'])
    const derive = (info: string, algorithm: AesKeyGenParams | HmacKeyGenParams, usages: KeyUsage[]) =>
      crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: encoder.encode(info) }, master, algorithm, false, usages)
    const keys: Keys = {
      name: 'vault',
      seal: await derive('halte.vault.seal', { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt']),
      address: await derive('halte.vault.address', { name: 'HMAC', hash: 'SHA-256', length: 256 }, ['sign']),
    }
    await this.disk.keys.put(keys)
    this.keys = keys
  }

  async put(shelf: Shelf, id: string, value: Stored | Uint8Array): Promise<void> {
    await this.write([{ put: shelf, id, value }])
  }

  async drop(shelf: Shelf, id: string): Promise<void> {
    await this.write([{ drop: shelf, id }])
  }

  /** All changes or none. Throws VaultFull when the browser has no room. */
  async write(changes: readonly Change[]): Promise<void> {
    const rows = await Promise.all(changes.map((c) => ('put' in c ? this.seal(c.put, c.id, c.value) : this.addressOf(c.drop, c.id))))
    try {
      await this.disk.transaction('rw', this.disk.sealed, async () => {
        for (const row of rows) await (typeof row === 'string' ? this.disk.sealed.delete(row) : this.disk.sealed.put(row))
      })
    } catch (e) {
      throw isFull(e) ? new VaultFull(e) : e
    }
  }

  async find<T>(shelf: Shelf, id: string): Promise<T | undefined> {
    const row = await this.disk.sealed.get(await this.addressOf(shelf, id))
    return row && ((await this.unseal(row)).value as T)
  }

  async listIds(shelf: Shelf): Promise<string[]> {
    return (await this.listAll(shelf)).map((entry) => entry.id)
  }

  /** Everything on a shelf. A row that does not open (cut short by a dying phone) is left out, never fatal to the others. */
  async listAll<T>(shelf: Shelf): Promise<{ id: string; value: T }[]> {
    const rows = await this.disk.sealed.where('shelf').equals(await this.shelfOf(shelf)).toArray()
    const opened = await Promise.allSettled(rows.map((row) => this.unseal(row)))
    return opened.flatMap((o) => (o.status === 'fulfilled' ? [o.value as { id: string; value: T }] : []))
  }

  /** Erases everything, the key included. */
  async erase(): Promise<void> {
    this.keys = undefined
    await this.disk.transaction('rw', this.disk.sealed, this.disk.keys, async () => {
      await this.disk.sealed.clear()
      await this.disk.keys.clear()
    })
  }

  private async seal(shelf: Shelf, id: string, value: Stored | Uint8Array): Promise<Sealed> {
    const address = await this.addressOf(shelf, id)
    const nonce = crypto.getRandomValues(new Uint8Array(12))
    const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: encoder.encode(address) }, this.held().seal, pack(id, value))
    return { address, shelf: await this.shelfOf(shelf), nonce, bytes }
  }

  private async unseal(row: Sealed): Promise<{ id: string; value: Stored | Uint8Array }> {
    const algorithm = { name: 'AES-GCM', iv: row.nonce, additionalData: encoder.encode(row.address) }
    return unpack(await crypto.subtle.decrypt(algorithm, this.held().seal, row.bytes))
  }

  private addressOf(shelf: Shelf, id: string): Promise<string> {
    return this.hmac(`${shelf}/${id}`)
  }

  private shelfOf(shelf: Shelf): Promise<string> {
    return this.hmac(shelf)
  }

  private async hmac(text: string): Promise<string> {
    return base64url(await crypto.subtle.sign('HMAC', this.held().address, encoder.encode(text)))
  }

  private held(): Keys {
    if (!this.keys) throw new VaultLocked()
    return this.keys
  }
}

export const vault = new Vault()

/** What the browser says about our place on this phone. */
export interface Room {
  /** The browser promised not to clear our data by itself. */
  persisted: boolean
  usedBytes: number
  freeBytes: number
}

/** Asks to be kept (a browser may refuse, or answer yes only once installed) and measures the room left. */
export async function askForRoom(): Promise<Room> {
  const storage = navigator.storage as StorageManager | undefined
  const persisted = (await storage?.persisted?.()) || (await storage?.persist?.()) || false
  const { usage = 0, quota = 0 } = (await storage?.estimate?.()) ?? {}
  return { persisted, usedBytes: usage, freeBytes: Math.max(0, quota - usage) }
}
