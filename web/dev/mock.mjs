/**
 * A stand-in for the server, for work on the screens alone: `node dev/mock.mjs [port]` serves `dist/` and answers the
 * calls of the desk from invented data kept in memory. Nothing here is shipped; docs/interfaces.md is what counts.
 */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { admin, agreements, answers, figures, forms, me, near, places, reports, sheet } from './mockData.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const territory = join(root, '../server/src/main/resources')
const port = Number(process.argv[2] ?? 8360)
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2', '.svg': 'image/svg+xml', '.geojson': 'application/geo+json' }
const CSP = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; connect-src 'self'; font-src 'self'; frame-ancestors 'none'; base-uri 'none'"
const listeners = new Set()
let who = me('coordinator')

const json = (response, body, status = 200) => response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
const problem = (response, status, code, detail) => json(response, { type: 'about:blank', title: detail, status, detail, code }, status)
const list = (query, name) => query.get(name)?.split(',').filter(Boolean) ?? []

function chosen(all, query) {
  const fits = (name, value) => list(query, name).length === 0 || list(query, name).includes(value)
  return all.filter((one) => fits('zone', one.zone) && fits('kind', one.kind) && fits('state', one.state) && fits('organisation', one.organisation.id)
    && (!list(query, 'need').length || one.needs.some((need) => list(query, 'need').includes(need.item)))
    && (!list(query, 'urgency').length || one.needs.some((need) => list(query, 'urgency').includes(need.urgency))))
}

/** A volunteer somewhere sends a visit: used by hand (`POST /mock/report`) and by the screenshots. */
function newReport() {
  const place = places.filter((one) => one.precision === 'exact')[Math.floor(Math.random() * 20)]
  const headcount = 10 + Math.floor(Math.random() * 60)
  Object.assign(place, { headcount: { value: headcount, quality: 'compte', night: who.night, confirmed: true }, lastVisit: { ...place.lastVisit, night: who.night, at: new Date().toISOString() }, unseenNights: 0 })
  reports.unshift({ ...reports[0], instanceId: `uuid:live-${Date.now()}`, place: { id: place.id, name: place.name }, headcount, status: 'ok', startedAt: new Date().toISOString(), receivedAt: new Date().toISOString() })
  for (const stream of listeners) stream.write(`id: ${Date.now()}-1\nevent: report\ndata: ${JSON.stringify({ kind: 'filed', id: reports[0].instanceId, place: place.id, zone: place.zone, night: who.night, at: new Date().toISOString() })}\n\n`)
  return place
}

const GETS = [
  [/^\/api\/me$/, () => who], [/^\/health$/, () => ({ status: 'ok', version: '0.1.0', database: 'PostgreSQL 18.1', followers: { reports: 0, live: 3 }, night: who.night })],
  [/^\/api\/places$/, (_, query) => ({ places: chosen(places, query), total: chosen(places, query).length })], [/^\/api\/places\/near$/, () => ({ places: near() })], [/^\/api\/places\/(.+)$/, ([, id]) => sheet(id)],
  [/^\/api\/figures$/, (_, query) => figures(chosen(places, query))],
  [/^\/api\/reports$/, (_, query) => { const found = reports.filter((one) => !query.get('status') || one.status === query.get('status')); return { reports: found.slice(Number(query.get('offset') ?? 0)).slice(0, Number(query.get('limit') ?? 50)), total: found.length } }],
  [/^\/api\/reports\/(.+)$/, ([, id]) => answers(decodeURIComponent(id))], [/^\/api\/forms$/, () => forms], [/^\/api\/agreements$/, () => agreements],
  [/^\/api\/invitations\/good$/, () => ({ organisation: { id: 'o1', name: 'Les Lanternes' }, roles: ['volunteer'], email: null })],
  [/^\/api\/(members|invitations|teams|devices|tokens|organisations)$/, ([, name]) => admin[name]], [/^\/api\/setup\/.+$/, () => ({})],
]
const QR = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h1v1H0zM2 1h1v1H2zM3 3h1v1H3z"/></svg>'
const POSTS = [
  [/^\/api\/session$/, (_, body) => (body.password === 'wrong' ? null : (who = me(body.email.split('@')[0])))], [/^\/mock\/report$/, newReport],
  [/^\/api\/invitations$/, () => ({ id: 'i9', url: `http://localhost:${port}/join/good`, qrSvg: QR, expiresAt: '2026-11-30T12:00:00Z' })], [/^\/api\/devices$/, () => ({ id: 'd9', token: 'x', url: `http://localhost:${port}/app/#enrol=x`, openrosaUrl: `http://localhost:${port}/openrosa/x`, qrSvg: QR })],
  [/^\/api\/tokens$/, () => ({ id: 't9', token: 'halte_invented' })], [/^\/api\/imports$/, () => ({ id: 'm1', as: 'places', file: 'lieux.csv', rows: 44, columns: ['Nom', 'Lat', 'Lng'], sample: [['Quai des Oies', '48.89', '2.37']], mapping: { name: 'Nom', latitude: 'Lat', longitude: 'Lng' }, fields: [['name', 'Nom du lieu', true], ['latitude', 'Latitude', false], ['longitude', 'Longitude', false], ['kind', 'Type', false]].map(([name, label, required]) => ({ name, label, required })) })],
  [/^\/api\/imports\/.+$/, () => ({ rows: 44, ok: 43, created: 41, known: 2, newPlaces: 41, knownPlaces: 2, errors: [{ sheet: '', value: '4888', row: 7, column: 'Lat', message: '« 4888 » n’est pas une latitude : elle va de -90 à 90.' }] })], [/^\/api\//, () => ({})],
]

async function api(request, response, path, query) {
  const form = /^\/api\/forms\/(\w+)\/xform$/.exec(path)?.[1]
  // Compiled forms, if somebody has some at hand: HALTE_FORMS=folder with passage.xml …
  if (form && process.env.HALTE_FORMS) return response.writeHead(200, { 'Content-Type': 'application/xml' }).end(await readFile(join(process.env.HALTE_FORMS, `${form}.xml`)))
  if (path === '/api/events') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' }).write(': hello\n\n')
    listeners.add(response)
    request.on('close', () => listeners.delete(response))
    return
  }
  if (path === '/api/zones') return response.writeHead(200, { 'Content-Type': 'application/json' }).end(await readFile(join(territory, 'territory/paris.geojson')))
  if (path === '/api/me' && !who) return problem(response, 401, 'security.unauthenticated', 'Connectez-vous.')
  if (request.method === 'DELETE') return path === '/api/session' ? ((who = null), json(response, {})) : json(response, {})
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString()
  const body = text.startsWith('{') ? JSON.parse(text) : {}
  for (const [pattern, answer] of request.method === 'GET' ? GETS : POSTS) {
    const match = pattern.exec(path)
    if (!match) continue
    const found = request.method === 'GET' ? answer(match, query) : answer(match, body)
    return found ? json(response, found) : problem(response, path === '/api/session' ? 401 : 404, 'mock', path === '/api/session' ? 'Adresse ou mot de passe inconnus.' : 'Introuvable.')
  }
  problem(response, 404, 'mock.unknown', `Rien à l’adresse ${path}.`)
}

async function file(response, path) {
  if (path === '/basemap/style.json') return json(response, { kind: 'schematic' })
  if (path === '/basemap/schematic.geojson') return response.writeHead(200, { 'Content-Type': TYPES['.geojson'] }).end(await readFile(join(territory, 'basemap/schematic.geojson')))
  const page = extname(path) ? path : path.startsWith('/app') ? '/app/index.html' : '/desk/index.html'
  try {
    const bytes = await readFile(join(root, 'dist', normalize(page)))
    response.writeHead(200, { 'Content-Type': TYPES[extname(page)] ?? 'application/octet-stream', 'Content-Security-Policy': CSP }).end(bytes)
  } catch {
    response.writeHead(404).end()
  }
}

createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost')
  const work = /^\/(api|mock|health)/.test(pathname) ? api(request, response, pathname, searchParams) : file(response, pathname)
  work.catch((error) => problem(response, 500, 'mock', String(error)))
}).listen(port, () => console.log(`http://localhost:${port}/desk/  (volunteer@, coordinator@, org_admin@, instance_admin@ anything; any password but "wrong")`))
