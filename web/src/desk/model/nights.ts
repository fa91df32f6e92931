/** A night is written as the date of its evening (2026-11-23) and runs from noon to noon. */
export function nightsBefore(night: string, count: number): string {
  const day = new Date(`${night}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() - count)
  return day.toISOString().slice(0, 10)
}

/** How many nights lie between two nights; 0 when they are the same. */
export function nightsBetween(earlier: string, later: string): number {
  return Math.round((Date.parse(`${later}T00:00:00Z`) - Date.parse(`${earlier}T00:00:00Z`)) / 86_400_000)
}

export function isNight(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))
}

const options: Record<'short' | 'long', Intl.DateTimeFormatOptions> = {
  short: { day: 'numeric', month: 'short', timeZone: 'UTC' },
  long: { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' },
}

/** Latin digits in every language: figures on paper, on screen and in the exports must look the same. */
function tag(locale: string): string {
  return locale === 'ar' ? 'ar-u-nu-latn' : locale
}

/** The night of an instant, by the clock of this screen: one in the morning belongs to the evening before. */
export function nightOf(instant: string): string {
  const noonToNoon = new Date(Date.parse(instant) - 12 * 3_600_000)
  return [noonToNoon.getFullYear(), noonToNoon.getMonth() + 1, noonToNoon.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}

/** Writes a night, or the night of an instant; a dash when there is none. */
export function nightText(when: string | null | undefined, locale: string, length: 'short' | 'long' = 'short'): string {
  const night = when?.includes('T') ? nightOf(when) : when
  if (!night || !isNight(night)) return '–'
  return new Intl.DateTimeFormat(tag(locale), options[length]).format(new Date(`${night}T00:00:00Z`))
}

export function instantText(instant: string | null | undefined, locale: string): string {
  if (!instant) return '–'
  const format: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }
  return new Intl.DateTimeFormat(tag(locale), format).format(new Date(instant))
}

export function clockText(instant: string | null | undefined, locale: string): string {
  if (!instant) return ''
  return new Intl.DateTimeFormat(tag(locale), { hour: '2-digit', minute: '2-digit' }).format(new Date(instant))
}

export function numberText(value: number, locale: string): string {
  return new Intl.NumberFormat(tag(locale)).format(value)
}
