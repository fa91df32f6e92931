import type { Report } from './types'

export interface Bar { x: number; width: number; height: number; value: number; kind: 'counted' | 'floor' | 'hearsay' | 'empty'; report: Report }

/**
 * Headcounts of a place over time as bars from the oldest to the newest. A visit that found nobody is a zero and drawn
 * as one; a visit without a headcount ("no access") leaves no bar: not seen is not zero.
 */
export function barsOf(visits: readonly Report[], width: number, height: number, most = 40): Bar[] {
  const counted = visits
    .filter((visit) => visit.status !== 'rejected' && visit.status !== 'hold' && visit.status !== 'replaced' && (visit.headcount !== null || visit.result === 'personne'))
    .sort((a, b) => (a.startedAt ?? a.night).localeCompare(b.startedAt ?? b.night))
    .slice(-most)
  const top = Math.max(1, ...counted.map((visit) => visit.headcount ?? 0))
  const step = width / Math.max(counted.length, 12)
  return counted.map((report, index) => {
    const value = report.headcount ?? 0
    return { x: index * step, width: Math.max(2, step - 2), height: value === 0 ? 1.5 : Math.max(3, (value / top) * height), value, kind: kindOf(report, value), report }
  })
}

function kindOf(report: Report, value: number): Bar['kind'] {
  if (value === 0) return 'empty'
  if (report.quality === 'oui_dire') return 'hearsay'
  return report.quality === 'au_moins' ? 'floor' : 'counted'
}
