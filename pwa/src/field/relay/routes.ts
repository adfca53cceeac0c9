/** Children of /task/:id: handing signed work from phone to phone without a network. */
import type { RouteRecordRaw } from 'vue-router'

export const relayRoutes: RouteRecordRaw[] = [
  { path: 'relay/show', component: () => import('./ShowPage.vue') },
  { path: 'relay/scan', component: () => import('./ScanPage.vue') },
]
