/** The desk's addresses. Tables open their rows in a side panel (`?open=`); only the review of one task is a page of its own. */
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { importsExports, isAdministrator, readsLibraries, seesCases, seesHeld, seesRecovery, user } from './session'

declare module 'vue-router' {
  interface RouteMeta { title?: string; open?: boolean; who?: 'cases' | 'libraries' | 'administrator' | 'held' | 'imports' | 'recovery' }
}

const CASES = { who: 'cases' } as const
const LIBRARIES = { who: 'libraries' } as const
const HELD = { who: 'held' } as const
const IMPORTS = { who: 'imports' } as const
const ADMINISTRATOR = { who: 'administrator' } as const

const pages: RouteRecordRaw[] = [
  { path: '', name: 'home', component: () => import('./home/Home.vue'), meta: { title: 'home' } },
  { path: 'lists', name: 'lists', component: () => import('./lists/Checklists.vue'), meta: { title: 'lists', ...CASES } },
  { path: 'libraries', redirect: { name: 'objects' } },
  { path: 'libraries/objects', name: 'objects', component: () => import('./libraries/Objects.vue'), meta: { title: 'libraries', ...LIBRARIES } },
  { path: 'libraries/inspectors', name: 'inspectors', component: () => import('./libraries/Inspectors.vue'), meta: { title: 'libraries', ...LIBRARIES } },
  { path: 'tasks', name: 'tasks', component: () => import('./tasks/Tasks.vue'), meta: { title: 'tasks', ...CASES } },
  { path: 'results', name: 'results', component: () => import('./results/Queue.vue'), meta: { title: 'results', ...CASES } },
  { path: 'results/:task', name: 'review', component: () => import('./results/Desk.vue'), props: true, meta: { title: 'review', ...CASES } },
  { path: 'held', name: 'held', component: () => import('./held/Held.vue'), meta: { title: 'held', ...HELD } },
  { path: 'held/media', name: 'missing', component: () => import('./held/Missing.vue'), meta: { title: 'held', ...HELD } },
  { path: 'held/imports', name: 'imports', component: () => import('./held/Imports.vue'), meta: { title: 'held', ...IMPORTS } },
  { path: 'search', name: 'search', component: () => import('./search/Search.vue'), meta: { title: 'search', ...CASES } },
  { path: 'users', name: 'users', component: () => import('./admin/Users.vue'), meta: { title: 'users', ...ADMINISTRATOR } },
  { path: 'departments', name: 'departments', component: () => import('./admin/Departments.vue'), meta: { title: 'departments', ...ADMINISTRATOR } },
  { path: 'devices', name: 'devices', component: () => import('./admin/Devices.vue'), meta: { title: 'devices', ...ADMINISTRATOR } },
  { path: 'recovery', name: 'recovery', component: () => import('./admin/Recovery.vue'), meta: { title: 'recovery', who: 'recovery' } },
  { path: ':rest(.*)*', name: 'nowhere', component: () => import('./frame/Nowhere.vue'), meta: { title: 'nowhere' } },
]

export const router = createRouter({
  history: createWebHistory('/office'),
  routes: [
    { path: '/sign-in', name: 'sign-in', component: () => import('./frame/SignIn.vue'), meta: { title: 'signIn', open: true } },
    { path: '/', component: () => import('./frame/Shell.vue'), children: pages },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

router.beforeEach((to) => {
  if (to.meta.open) return true
  if (!user.value) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
  if (to.meta.who === 'administrator' && !isAdministrator.value) return { name: 'home' }
  if (to.meta.who === 'recovery' && !seesRecovery.value) return { name: 'home' }
  if (to.meta.who === 'libraries' && !readsLibraries.value) return { name: 'home' }
  if (to.meta.who === 'held' && !seesHeld.value) return { name: 'home' }
  if (to.meta.who === 'imports' && !importsExports.value) return { name: 'home' }
  if (to.meta.who === 'cases' && !seesCases.value) return { name: 'home' }
  return true
})
