import { typeOf } from '../forms/files'
import { vault } from '../vault'
import type { Parcel } from './machine'

/**
 * Hands a report that the server refuses to the volunteer as files (the XML and its photos), to be given to the
 * coordinator by other means. It leaves the sealed vault only on this explicit wish.
 */
export async function exportParcel(parcel: Parcel): Promise<void> {
  const stem = parcel.id.replace(/\W+/g, '-')
  save(new Blob([parcel.xml], { type: 'text/xml' }), `halte-${stem}.xml`)
  for (const name of parcel.files) {
    const bytes = await vault.find<Uint8Array<ArrayBuffer>>('files', `${parcel.id}/${name}`)
    if (bytes) save(new Blob([bytes], { type: typeOf(name) }), `halte-${stem}-${name}`)
  }
}

function save(content: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
