/** Children of /task/:id: what the party is told and shown at the door. */
import type { RouteRecordRaw } from 'vue-router'

export const doorRoutes: RouteRecordRaw[] = [
  { path: 'tell', component: () => import('./TellPage.vue') },
  { path: 'code', component: () => import('./CodePage.vue') },
]
