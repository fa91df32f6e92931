import type { Position } from '@shared/model'
import type { Field } from './forms/engine'
import { areaOf, lengthOf } from './forms/traces'
import { i18n, t } from './say'

export const distanceText = (metres: number) =>
  metres < 950 ? t('distance.m', { n: i18n.number(Math.max(10, Math.round(metres / 10) * 10)) }) : t('distance.km', { n: i18n.number(Math.round(metres / 100) / 10) })

/** An answer in the words of its question: labels for codes, a word for what is not text. */
export function answerText(field: Field, value: string): string {
  if (field.kind === 'select' || field.kind === 'rank') {
    const labels = new Map(field.options.map((o) => [o.value, o.label]))
    return value.split(' ').filter(Boolean).map((v) => labels.get(v) ?? v).join(', ')
  }
  if (field.kind === 'upload') return t('summary.photo')
  return field.type === 'geopoint' ? t('summary.point') : value
}

/** How long a drawn line is, how much ground an outline takes. */
export const measureText = (points: readonly Position[], closed: boolean) => (closed ? t('trace.area', { n: i18n.number(Math.round(areaOf(points))) }) : distanceText(lengthOf(points)))
