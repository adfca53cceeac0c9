/** Children of /task/:id: from the last line to the locked record. */
import type { RouteRecordRaw } from 'vue-router'

export const closingRoutes: RouteRecordRaw[] = [
  { path: 'close', component: () => import('./ClosePage.vue') },
  { path: 'read-back', component: () => import('./ReadBackPage.vue') },
  { path: 'sign', component: () => import('./SignPage.vue') },
  { path: 'seal', component: () => import('./SealPage.vue') },
  { path: 'refuse', component: () => import('./RefusePage.vue') },
  { path: 'witness', component: () => import('./WitnessPage.vue') },
  { path: 'unreachable', component: () => import('./UnreachablePage.vue') },
  { path: 'record', component: () => import('./RecordPage.vue') },
  { path: 'print', redirect: (to) => `/task/${String(to.params['id'])}/forms/F-09` },
  { path: 'supplement', component: () => import('./SupplementPage.vue') },
]
