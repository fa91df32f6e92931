// Prints the gzip size of the JavaScript that each page loads before its first screen: entry chunk, static imports, texts.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const dist = new URL('../dist/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'))
const gzipped = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length
const closure = (key, seen = new Set()) => {
  if (!seen.has(key)) {
    seen.add(key)
    for (const next of manifest[key].imports ?? []) closure(next, seen)
  }
  return seen
}
for (const page of ['app/index.html', 'desk/index.html', 'fill/index.html']) {
  const files = [...closure(page)].map((key) => manifest[key].file).filter((file) => file.endsWith('.js'))
  // The phone and the page behind a link wait for one catalogue of texts as well: count the heaviest.
  const texts = Object.entries(manifest).filter(([key]) => !page.startsWith('desk/') && /^src\/phone\/texts\/\w+\.ts$/.test(key)).map(([, chunk]) => chunk.file)
  const heaviest = texts.sort((a, b) => gzipped(b) - gzipped(a))[0]
  if (heaviest) files.push(heaviest)
  const sizes = files.map((file) => [file, gzipped(file)])
  const total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0)
  console.log(JSON.stringify({ name: `web.first-screen ${page}`, value: +(total / 1024).toFixed(1), unit: 'KB gz', files: Object.fromEntries(sizes) }))
}
