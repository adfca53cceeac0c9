import type { RouteRecordRaw } from 'vue-router'

export const meRoutes: RouteRecordRaw[] = [{ path: '/me', component: () => import('./MePage.vue'), meta: { tab: true } }]
