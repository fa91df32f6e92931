import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const SOURCES = resolve(import.meta.dirname, '..')
const IMPORT = /(?:from|import|import\()\s*\(?['"]([^'"]+)['"]/g

const file = (path: string) => [path, `${path}.ts`, `${path}/index.ts`].find((one) => existsSync(one) && /\.\w+$/.test(one))

/** Everything that a module imports, types left out, at once or later; libraries by their name. */
function reach(module: string, seen = new Set<string>()): Set<string> {
  if (seen.has(module)) return seen
  seen.add(module)
  const source = readFileSync(module, 'utf8').replace(/^import type .*$/gm, '')
  for (const [, name] of source.matchAll(IMPORT)) {
    const path = name!.startsWith('@shared/') ? join(SOURCES, 'shared', name!.slice(8)) : name!.startsWith('.') ? join(dirname(module), name!) : ''
    const next = path && file(path)
    if (next && /\.(ts|vue)$/.test(next)) reach(next, seen)
    else if (!path) seen.add(name!)
  }
  return seen
}

describe('the page behind a link', () => {
  const reached = [...reach(join(SOURCES, 'fill/main.ts'))]

  it('asks the questions of the phone', () => {
    expect(reached).toContain(join(SOURCES, 'phone/fields/FieldList.vue'))
    expect(reached).toContain(join(SOURCES, 'phone/screens/PointPicker.vue'))
    expect(reached).toContain('vue')
  })

  it('carries nothing that could keep an answer on a device that may be shared', () => {
    expect(reached).not.toContain('dexie')
    for (const keeper of ['vault.ts', 'app.ts', 'forms/drafts.ts', 'outbox/outbox.ts', 'device/device.ts']) {
      expect(reached, keeper).not.toContain(join(SOURCES, 'phone', keeper))
    }
    const writing = reached.filter((one) => one.startsWith('/') && /localStorage|sessionStorage|indexedDB/.test(readFileSync(one, 'utf8')))
    expect(writing).toEqual([])
  })
})
