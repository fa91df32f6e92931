import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { build, type Plugin, type Rolldown } from 'vite'

interface Entry {
  url: string
  revision: string | null
}

const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16)

/** Chunks that a page can ever load: its static imports and the lazy ones, and theirs. */
function reachable(bundle: Rolldown.OutputBundle, page: string): Set<string> {
  const seen = new Set<string>()
  const visit = (name: string) => {
    const item = bundle[name]
    if (!item || item.type !== 'chunk' || seen.has(name)) return
    seen.add(name)
    for (const next of [...item.imports, ...item.dynamicImports]) visit(next)
  }
  for (const [name, item] of Object.entries(bundle)) if (item.type === 'chunk' && item.isEntry && item.facadeModuleId?.endsWith(page)) visit(name)
  return seen
}

/** Styles, workers and other files that these chunks name. */
function filesOf(bundle: Rolldown.OutputBundle, chunks: Set<string>): string[] {
  const code = [...chunks].map((name) => (bundle[name] as Rolldown.OutputChunk).code).join('\n')
  const styles = [...chunks].flatMap((name) => [...((bundle[name] as { viteMetadata?: { importedCss: Set<string> } }).viteMetadata?.importedCss ?? [])])
  const named = Object.values(bundle).filter((item) => item.type === 'asset' && code.includes(item.fileName.replace(/^assets\//, ''))).map((item) => item.fileName)
  return [...new Set([...chunks, ...styles, ...named])]
}

/**
 * Writes /app/sw.js with the list of everything the phone needs with no network: every chunk of the phone page, lazy ones
 * (form engine, map) included, and nothing of the desk. `extra` are files of public/ by their address.
 */
export function serviceWorker(source: string, page: string, extra: readonly string[]): Plugin {
  return {
    name: 'halte-service-worker',
    apply: 'build',
    async writeBundle(options, bundle) {
      const out = options.dir ?? 'dist'
      const hashed = filesOf(bundle, reachable(bundle, page)).map((file): Entry => ({ url: `/${file}`, revision: null }))
      const named = [`/${page}`, ...extra].map((url): Entry => ({ url, revision: hash(resolve(out, `.${url}`)) }))
      await build({
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        define: { __PRECACHE__: JSON.stringify([...hashed, ...named]), 'process.env.NODE_ENV': '"production"' },
        build: { outDir: resolve(out, 'app'), emptyOutDir: false, lib: { entry: source, formats: ['iife'], name: 'halteServiceWorker', fileName: () => 'sw.js' } },
      })
    },
  }
}
