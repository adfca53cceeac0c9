/** Children of /task/:id: a visit interrupted, or ending without an inspection. */
import type { RouteRecordRaw } from 'vue-router'

export const visitRoutes: RouteRecordRaw[] = [
  { path: 'special', component: () => import('./SpecialPage.vue') },
  { path: 'uncooperative', component: () => import('./UncooperativePage.vue') },
  { path: 'no-activity', component: () => import('./NoActivityPage.vue') },
  { path: 'suspend', component: () => import('./SuspendPage.vue') },
  { path: 'contests', component: () => import('../contests/ContestsPage.vue') },
  { path: 'pause', component: () => import('./PausePage.vue') },
]
