/** Paths of the field door. `meta.tab`: the bottom tabs are shown; `meta.open`: reachable without a session; `meta.first`: the words in the bundle are enough. */
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { allWords } from '@/locales'
import { approvalRoutes } from './approvals/routes'
import { beforeRoutes } from './before/routes'
import { besideRoutes } from './beside/routes'
import { checkupRoutes } from './checkup/routes'
import { closingRoutes } from './closing/routes'
import { doorRoutes } from './door/routes'
import { formRoutes } from './forms/routes'
import { meRoutes } from './me/routes'
import { recorderRoutes } from './recorders/routes'
import { relayRoutes } from './relay/routes'
import { firstPage, session } from './session'
import { settings } from './settings'
import { syncRoutes } from './sync/routes'
import { visitRoutes } from './visit/routes'

/** Children of /task/:id share one dossier (see task/TaskShell.vue); closing pages are its children too, with relative paths. */
const taskRoutes: RouteRecordRaw[] = [
  { path: '', component: () => import('./task/TaskPage.vue') },
  { path: 'line/:code', component: () => import('./line/LinePage.vue'), props: true },
  { path: 'check-in', component: () => import('./check-in/CheckInPage.vue') },
  { path: 'divide', component: () => import('./divide/DividePage.vue') },
  { path: 'preparation', component: () => import('./preparation/PreparationPage.vue') },
  ...beforeRoutes, ...doorRoutes, ...besideRoutes, ...visitRoutes, ...recorderRoutes, ...relayRoutes, ...formRoutes, ...closingRoutes,
]

export const router = createRouter({
  history: createWebHistory('/'),
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
  routes: [
    { path: '/', redirect: () => firstPage() },
    { path: '/tasks', component: () => import('./tasks/TasksPage.vue'), meta: { tab: true, first: true } },
    { path: '/todo', component: () => import('./todo/TodoPage.vue'), meta: { tab: true } },
    ...syncRoutes,
    ...meRoutes,
    ...approvalRoutes,
    ...checkupRoutes,
    { path: '/sign-in', component: () => import('./sign-in/SignInPage.vue'), meta: { open: true, first: true } },
    { path: '/task/:id', component: () => import('./task/TaskShell.vue'), props: true, children: taskRoutes },
    { path: '/:rest(.*)*', redirect: () => firstPage() },
  ],
})

/** Nobody signed in: to the sign-in page, and back here afterwards. */
router.beforeEach((to) => {
  if (to.meta['open'] === true) return true
  if (!session.value || !settings.welcomed) return { path: '/sign-in', query: to.path === '/tasks' || to.path === '/todo' ? {} : { to: to.fullPath }, replace: true }
  return true
})

/** A page and its words come side by side. */
router.beforeEach((to) => { if (to.meta['first'] !== true) void allWords().catch(() => undefined) })
router.beforeResolve((to) => (to.meta['first'] === true ? undefined : allWords()))
