import type { Place } from '@shared/model'
import { device } from './device/device'
import { i18n, t, tn } from './say'

/** Codes of the server said in the volunteer's language; an unknown code is shown as it came. */
const say = (family: string, code: string) => {
  const key = `${family}.${code}`
  const text = t(key)
  return text === key ? code.replaceAll('_', ' ') : text
}

export const needText = (item: string) => say('need', item)
export const kindText = (kind: string) => say('kind', kind)
export const stateText = (state: string) => say('state', state)
export const resultText = (result: string) => say('result', result)
/** Shipped forms are named in the reader's language; those of the association by their own title. */
export function formText(form: string, title: string): string {
  const key = `form.${form}`
  const text = t(key)
  return text === key ? title : text
}

export const zoneName = (code: string | null) => (code === null ? '' : (device.pack?.zones.find((z) => z.code === code)?.name ?? code))

const DAY = 86_400_000

/** "cette nuit", "hier", "il y a 4 nuits", or the date when it is long ago. */
export function nightText(night: string): string {
  const nights = Math.round((Date.parse(device.pack?.night ?? night) - Date.parse(night)) / DAY)
  if (nights <= 0) return t('night.tonight')
  if (nights === 1) return t('night.yesterday')
  return nights <= 20 ? tn('night.ago', nights) : t('night.on', { date: i18n.date(`${night}T12:00:00`, { day: 'numeric', month: 'short', year: 'numeric' }) })
}

/** The last headcount with its quality and its night; never a bare figure. */
export function headcountText(place: Place): string {
  const { headcount } = place
  if (!headcount) return t('headcount.none')
  const people = tn('headcount.people', headcount.value)
  return `${t(`quality.${headcount.quality}`, { people })} · ${nightText(headcount.night)}${headcount.confirmed ? '' : ` · ${t('headcount.old')}`}`
}

export function lastText(place: Place): string {
  const { lastVisit, unseenNights } = place
  if (!lastVisit) return t('last.never')
  const seen = t('last.visit', { when: nightText(lastVisit.night), who: lastVisit.organisation })
  return unseenNights !== null && unseenNights >= 3 ? `${tn('last.unseen', unseenNights)}` : seen
}
