const TYPES: Record<string, string> = {
  jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp', gif: 'image/gif', svg: 'image/svg+xml',
  webm: 'audio/webm', m4a: 'audio/mp4', mp3: 'audio/mpeg', ogg: 'audio/ogg', wav: 'audio/wav', mp4: 'video/mp4', mov: 'video/quicktime',
  pdf: 'application/pdf', csv: 'text/csv', xml: 'text/xml', geojson: 'application/geo+json', json: 'application/json', txt: 'text/plain',
}

const endOf = (name: string) => name.slice(name.lastIndexOf('.') + 1).toLowerCase()

/** Media type by the end of a file's name; bytes without meaning for an unknown one. */
export const typeOf = (name: string) => TYPES[endOf(name)] ?? 'application/octet-stream'

/** Lists that the engine reads as words; everything else is kept as bytes. */
export const isList = (name: string) => ['csv', 'xml', 'geojson', 'json', 'txt'].includes(endOf(name))

/** Name of the file at the end of an address, '' for none. */
export const fileIn = (url: unknown) => (url ? decodeURIComponent(String(url).split('/').at(-1) ?? '') : '')
