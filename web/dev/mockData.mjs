/** Invented places and visits for the stand-in server. No place here is a real camp. */
const NIGHT = new Date(Date.now() - 12 * 3600e3).toISOString().slice(0, 10)
let seed = 7
const random = () => ((seed = (seed * 48271) % 2147483647) / 2147483647)
const pick = (all) => all[Math.floor(random() * all.length)]
const night = (back) => new Date(Date.parse(NIGHT) - back * 864e5).toISOString().slice(0, 10)

const OWN = { id: 'o1', name: 'Les Lanternes' }
const OTHER = { id: 'o2', name: 'Maraude du Canal' }
const KINDS = ['campement_tentes', 'campement_tentes', 'campement_tentes', 'bidonville_cabanes', 'squat_bati', 'pont_tunnel', 'voie_publique_diffus', 'gare_metro', 'vehicules', 'parc_bois', 'autre']
const STATES = ['actif', 'actif', 'actif', 'actif', 'incertain', 'vide', 'expulse', 'ferme', 'a_verifier']
const NEEDS = ['duvet', 'tente', 'repas', 'eau', 'soins', 'juridique', 'hebergement', 'couches', 'recharge_tel', 'hygiene']
const FIRST = ['Quai', 'Talus', 'Square', 'Passage', 'Porche', 'Rotonde', 'Passerelle', 'Friche', 'Parvis', 'Escalier']
const LAST = ['des Oies', 'du Tilleul', 'de la Lune', 'aux Merles', 'du Moulin', 'des Écluses', 'du Vieux-Port', 'de l’Horloge', 'des Lilas bleus', 'du Cygne']

export const places = Array.from({ length: 58 }, (_, index) => {
  const state = pick(STATES)
  const back = Math.floor(random() * random() * 24)
  const blurred = index % 9 === 8
  const needs = state === 'actif' ? NEEDS.filter(() => random() < 0.24).map((item) => ({ item, urgency: pick(['semaine', '48h', 'vitale']), since: night(back + 2) })) : []
  const [lat, lon] = [48.835 + random() * 0.07, 2.27 + random() * 0.14]
  return {
    id: `p${index}`, number: index + 1, version: 1, name: `${pick(FIRST)} ${pick(LAST)}`, kind: pick(KINDS), state, sensitivity: blurred ? 'haute' : pick(['normale', 'normale', 'haute']), organisation: index % 4 === 3 ? OTHER : OWN,
    zone: `751${String(1 + Math.floor(random() * 20)).padStart(2, '0')}`, precision: blurred ? 'district' : 'exact', position: blurred ? { lat: Math.floor(lat * 100) / 100 + 0.005, lon: (Math.floor(lon / 0.015) + 0.5) * 0.015 } : { lat, lon },
    lastVisit: { night: night(back), at: `${night(back)}T${18 + Math.floor(random() * 5)}:${10 + Math.floor(random() * 49)}:00Z`, result: 'rencontre', category: 'passage', organisation: OWN },
    headcount: ['vide', 'ferme', 'expulse'].includes(state) ? null : { value: 3 + Math.floor(random() ** 3 * 180), quality: pick(['compte', 'compte', 'estime', 'au_moins', 'oui_dire']), night: night(back), confirmed: back <= 14 },
    needs, alert: needs.some((need) => need.urgency === 'vitale') && random() < 0.4 ? 'vital' : random() < 0.1 ? '48h' : 'none', unseenNights: back, doubles: index === 0 ? ['p1'] : [], mayEdit: index % 4 !== 3,
  }
})

export const reports = Array.from({ length: 170 }, (_, index) => {
  const place = places[index % 50]
  const back = Math.floor(index / 14)
  return {
    instanceId: `uuid:mock-${index}`, number: index + 1, version: 1, form: index % 23 === 5 ? 'expulsion' : 'passage', formVersion: '2026112301', category: 'passage', organisation: place.organisation, team: { id: 't1', name: 'Maraude nord' }, author: { id: 'm1', name: 'Amina' },
    place: { id: place.id, name: place.name, kind: place.kind, state: place.state }, zone: place.zone, night: night(back), startedAt: `${night(back)}T${20 + (index % 3)}:${10 + (index % 49)}:00Z`, receivedAt: `${night(back)}T23:10:00Z`, result: index % 8 === 3 ? 'personne' : 'rencontre',
    headcount: index % 8 === 3 ? 0 : Math.max(0, (place.headcount?.value ?? 12) + Math.floor(random() * 12) - 6), quality: pick(['compte', 'estime', 'au_moins']), women: 3, families: 1, minorsAlone: 0, needs: place.needs.slice(0, 3), given: [{ item: 'repas', quantity: 20 }], alert: place.alert, status: index % 17 === 4 ? 'review' : 'ok', flags: index % 17 === 4 ? ['clock', 'answers'] : [], texts: {}, eviction: null, replacedBy: null, position: place.position, mayEdit: true,
  }
})

export const me = (role) => ({
  member: { id: 'm1', name: 'Camille Roussel', email: `${role}@example.org`, locale: 'fr' }, organisation: { id: 'o1', slug: 'lanternes', name: 'Les Lanternes' },
  roles: role === 'admin' ? ['coordinator', 'org_admin'] : [role], teams: [{ id: 't1', name: 'Maraude nord', zones: ['75118', '75119'], nights: [] }], night: NIGHT,
})

export function figures(chosen) {
  const confirmed = chosen.filter((place) => place.headcount?.confirmed && place.headcount.quality !== 'oui_dire')
  const sum = (all) => all.reduce((total, place) => total + (place.headcount?.value ?? 0), 0)
  const items = new Map()
  for (const { item } of chosen.flatMap((place) => place.needs)) items.set(item, (items.get(item) ?? 0) + 1)
  return {
    visits: chosen.length * 3, encounters: { value: sum(confirmed) * 3, atLeast: true, hearsay: 0 }, peoplePresent: { value: sum(confirmed), atLeast: true, notConfirmed: sum(chosen.filter((place) => place.headcount && !place.headcount.confirmed)), hearsay: 9 },
    needsOpen: [...items].map(([item, count]) => ({ item, count })), evictions: { count: 7, withoutSolution: 4, partial: 2 }, doubles: 3, gaps: chosen.filter((place) => place.unseenNights > 3 && place.headcount).length, placesActive: chosen.filter((place) => place.state === 'actif').length,
  }
}

export const near = () => places.slice(0, 2).map((place, index) => ({ place, metres: 40 + index * 70 }))
export function sheet(id) {
  const place = places.find((one) => one.id === id)
  const visits = Array.from({ length: 16 }, (_, index) => ({ ...reports[index], instanceId: `uuid:mock-${index}`, place: { id, name: place?.name }, night: night(index * 2), startedAt: `${night(index * 2)}T21:12:00Z`, headcount: index === 6 ? 0 : Math.max(4, (place?.headcount?.value ?? 10) - index * 2), result: index === 6 ? 'personne' : 'rencontre', quality: pick(['compte', 'au_moins', 'oui_dire', 'compte']) }))
  const needs = [...place.needs.map((need) => ({ item: need.item, urgency: need.urgency, opened: need.since, confirmed: need.since, covered: null, lapsed: false })), { item: 'bache', urgency: null, opened: night(20), confirmed: night(15), covered: night(12), lapsed: false }]
  return place && { ...place, visits, needsHistory: needs, evictions: [{ ...reports[5], night: night(33), eviction: { solution: 'aucune', people: 40, quality: 'compte', kind: 'nettoyage' } }] }
}

export function answers(id) {
  const report = reports.find((one) => one.instanceId === id)
  if (!report) return null
  const line = (name, value) => ({ path: `/data/${name}`, label: null, value: String(value), type: name === 'debut' ? 'dateTime' : 'string' })
  return {
    ...report, answers: [line('debut', report.startedAt), line('ecran_lieu/lieu', report.place.id), line('ecran_resultat/resultat', 'rencontre'), line('ecran_effectif/effectif', report.headcount), line('ecran_effectif/qualite', 'compte'), line('ecran_groupes/femmes_seules', 3), line('ecran_besoins/besoins', 'duvet eau'), line('ecran_note/note', 'Deux tentes de plus près de l’escalier.')],
    findings: report.status === 'review' ? [{ path: '/data/ecran_effectif/effectif', label: 'Personnes vues', kind: 'constraint', value: String(report.headcount), message: 'L’effectif est plus petit que la somme des groupes.' }] : [],
history: [{ instanceId: 'uuid:mock-0', at: report.receivedAt, by: 'Amina', kind: 'received', note: null, changes: [] }, { instanceId: report.instanceId, at: report.receivedAt, by: 'Camille', kind: 'corrected', note: null, changes: [{ path: '/data/ecran_groupes/femmes_seules', label: 'Femmes', before: '2', after: '3' }] }],
  }
}

export const forms = ['passage', 'lieu', 'expulsion', 'distribution'].map((id) => ({ id, version: '2026112301', title: id[0].toUpperCase() + id.slice(1), publishedAt: '2026-11-23T10:00:00Z', versions: [] }))
export const agreements = [{ id: 'a1', template: 'Coordination', giver: OWN, receiver: OTHER, from: night(90), until: null }]
export const admin = {
  members: [{ id: 'm1', name: 'Camille Roussel', email: 'camille@example.org', roles: ['coordinator', 'org_admin'], active: true }, { id: 'm2', name: 'Amina Diallo', email: 'amina@example.org', roles: ['volunteer'], active: true }, { id: 'm3', name: 'Yonas', email: 'yonas@example.org', roles: ['volunteer'], active: false }],
  invitations: [{ id: 'i1', roles: ['volunteer'], email: 'nouvelle@example.org', team: { id: 't1', name: 'Maraude nord' }, expiresAt: '2026-11-28T10:00:00Z' }], teams: [{ id: 't1', name: 'Maraude nord', zones: ['75118', '75119'], nights: ['MONDAY', 'THURSDAY'], members: [{ id: 'm1', name: 'Camille' }, { id: 'm2', name: 'Amina' }] }, { id: 't2', name: 'Équipe santé', zones: ['75110'], nights: [], members: [{ id: 'm1', name: 'Camille' }] }],
  devices: [{ id: 'd1', label: 'Téléphone nord 1', team: { id: 't1', name: 'Maraude nord' }, createdAt: '2026-11-01T10:00:00Z', lastSeenAt: '2026-11-22T22:41:00Z' }], tokens: [{ id: 'k1', label: 'Tableur du bilan', createdAt: '2026-11-02T09:00:00Z' }], organisations: [{ id: 'o1', slug: 'lanternes', name: 'Les Lanternes' }, { id: 'o2', slug: 'canal', name: 'Maraude du Canal' }],
}
