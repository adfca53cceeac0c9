import type { RouteRecordRaw } from 'vue-router'

export const meRoutes: RouteRecordRaw[] = [{ path: '/me', component: () => import('./MePage.vue'), meta: { tab: true } }, { path: '/export', component: () => import('../export/ExportPage.vue'), meta: { open: true } }]
