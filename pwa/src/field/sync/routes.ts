import type { RouteRecordRaw } from 'vue-router'

export const syncRoutes: RouteRecordRaw[] = [{ path: '/sync', component: () => import('./SyncPage.vue'), meta: { tab: true } }]
