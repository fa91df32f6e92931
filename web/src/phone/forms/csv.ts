import type { NewPlace } from './drafts'

const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Adds places that this phone made and the server has not listed yet. */
export function withPending(csv: string, pending: readonly NewPlace[]): string {
  const header = csv.slice(0, csv.search(/\r?\n|$/)).replace(/^\uFEFF/, '').split(',')
  const fresh = pending.filter((p) => !csv.includes(`\n${p.id},`))
  const rows = fresh.map((p) => header.map((column) => cell({ name: p.id, label: p.name, geometry: p.geometry }[column] ?? '')).join(','))
  return rows.length === 0 ? csv : `${csv.replace(/\r?\n$/, '')}\n${rows.join('\n')}\n`
}
