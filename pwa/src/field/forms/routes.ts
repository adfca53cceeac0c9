/** Children of /task/:id: papers, blank and filled, and signed paper photographed. */
import type { RouteRecordRaw } from 'vue-router'

export const formRoutes: RouteRecordRaw[] = [
  { path: 'forms', component: () => import('./FormsPage.vue') },
  { path: 'forms/:form', component: () => import('./FormPage.vue') },
  { path: 'paper', component: () => import('./PaperPage.vue') },
  { path: 'service', component: () => import('./ServicePage.vue') },
]
