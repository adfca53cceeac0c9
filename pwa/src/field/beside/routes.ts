/** Children of /task/:id: samples, conclusions adopted, clues. Orders are written on their line itself. */
import type { RouteRecordRaw } from 'vue-router'

export const besideRoutes: RouteRecordRaw[] = [
  { path: 'line/:code/sample', component: () => import('./SamplePage.vue'), props: true },
  { path: 'line/:code/adopt', component: () => import('./AdoptPage.vue'), props: true },
  { path: 'line/:code/off-site', component: () => import('./OffSitePage.vue'), props: true },
  { path: 'clue', component: () => import('./CluePage.vue') },
]
