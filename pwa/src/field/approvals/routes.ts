/** What a head needs beside 待办: the deputy, and this phone's PIN (which inspectors may set too). */
import type { RouteRecordRaw } from 'vue-router'

export const approvalRoutes: RouteRecordRaw[] = [
  { path: '/deputies', component: () => import('./DeputiesPage.vue') },
  { path: '/pin', component: () => import('../lock/PinPage.vue') },
]
