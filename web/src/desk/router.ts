import { linkSecret } from '@shared/api'
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { i18n } from './i18n'
import { loadSession, may, session } from './state/session'

const ENTRY = /^\/(setup|join|reset)(\/|$)/

/**
 * The secret of the link that opened this page, from behind `#` or from the path of an older link. It is taken out of the
 * address before anything else, because browsers keep addresses, and lives until the page it opened is left.
 */
let secret = takeSecret()
/** Another link opened in the same page changes what stands behind `#` alone, which loads nothing by itself. */
addEventListener('hashchange', () => {
  if (ENTRY.test(location.pathname) && location.hash) location.reload()
})
function takeSecret(): string {
  const page = ENTRY.exec(location.pathname)?.[1]
  const found = page ? linkSecret() : ''
  if (found) history.replaceState(history.state, '', `/${page}`)
  return found
}

/** The pages around signing in. */
const entry = (path: string, name: string, component: RouteRecordRaw['component']): RouteRecordRaw =>
  ({ path, name, component, props: () => ({ token: secret }), meta: { open: true } }) as RouteRecordRaw

const routes: RouteRecordRaw[] = [
  entry('/sign-in', 'sign-in', () => import('./entry/SignIn.vue')),
  entry('/setup', 'setup', () => import('./entry/SetUp.vue')),
  entry('/join', 'join', () => import('./entry/Join.vue')),
  entry('/reset', 'reset', () => import('./entry/Reset.vue')),
  {
    path: '/desk/',
    component: () => import('./pages/MapPage.vue'),
    meta: { field: true },
    children: [
      { path: '', name: 'map', component: () => import('./pages/FieldLists.vue') },
      { path: 'places/new', name: 'new-place', component: () => import('./pages/NewPlace.vue') },
      { path: 'places/:id', name: 'place', component: () => import('./pages/PlaceSheet.vue'), props: true },
    ],
  },
  { path: '/desk/reports', name: 'reports', component: () => import('./pages/ReportsPage.vue'), meta: { field: true } },
  { path: '/desk/review', name: 'review', component: () => import('./pages/ReportsPage.vue'), props: { review: true }, meta: { field: true } },
  { path: '/desk/reports/:instanceId', name: 'report', component: () => import('./pages/ReportSheet.vue'), props: true, meta: { field: true } },
  { path: '/desk/forms/publish', name: 'form-publish', component: () => import('./forms/PublishPage.vue') },
  { path: '/desk/forms/:id', name: 'form', component: () => import('./forms/FormPage.vue'), props: true },
  { path: '/desk/forms/:id/data', name: 'form-data', component: () => import('./data/DataPage.vue'), props: true, meta: { field: true } },
  { path: '/desk/lists', name: 'lists', component: () => import('./lists/ListsPage.vue'), meta: { field: true } },
  { path: '/desk/lists/:name', name: 'list', component: () => import('./lists/ListPage.vue'), props: true, meta: { field: true } },
  { path: '/desk/admin/:section?', name: 'admin', component: () => import('./admin/AdminPage.vue'), props: true },
  { path: '/:rest(.*)*', redirect: { name: 'map' } },
]

export const router = createRouter({ history: createWebHistory('/'), routes })

router.beforeEach(async (to) => {
  if (to.meta.open) return true
  if (!session.known) await loadSession().catch(() => undefined)
  if (!session.me) return { name: 'sign-in', query: { next: to.fullPath } }
  if (to.meta.field && !may.field.value) return { name: 'admin' }
  return true
})

/** The name of the page for the tab, the history and a screen reader. */
const TITLES: Record<string, string> = { map: 'nav.map', place: 'nav.map', 'new-place': 'place.new', reports: 'nav.reports', report: 'nav.reports', review: 'nav.review', lists: 'nav.lists', list: 'nav.lists', admin: 'nav.admin', form: 'admin.forms', 'form-publish': 'life.publish', 'form-data': 'data.over', 'sign-in': 'signIn.title', setup: 'setup.title', reset: 'reset.ask' }

router.afterEach((to, from) => {
  if (from.meta.open) secret = ''
  const key = TITLES[String(to.name)]
  document.title = key ? `${i18n.t(key)} · Halte` : 'Halte'
})
