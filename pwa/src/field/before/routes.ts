/** Before the visit: notice, schedule, surprise, replacement, declaration, urgent start. Children of /task/:id. */
import type { RouteRecordRaw } from 'vue-router'

export const beforeRoutes: RouteRecordRaw[] = [
  { path: 'before', component: () => import('./BeforePage.vue') },
  { path: 'declare', component: () => import('./DeclarePage.vue') },
  { path: 'schedule', component: () => import('./SchedulePage.vue') },
  { path: 'notice', component: () => import('./NoticePage.vue') },
  { path: 'surprise', component: () => import('./SurprisePage.vue') },
  { path: 'replacement', component: () => import('./ReplacementPage.vue') },
  { path: 'urgent', component: () => import('./UrgentPage.vue') },
]
