/** Children of /task/:id: 执法记录仪. */
import type { RouteRecordRaw } from 'vue-router'

export const recorderRoutes: RouteRecordRaw[] = [{ path: 'recorders', component: () => import('./RecordersPage.vue') }]
