/** 出发前体检: from 我 and from the task list. */
import type { RouteRecordRaw } from 'vue-router'

export const checkupRoutes: RouteRecordRaw[] = [{ path: '/checkup', component: () => import('./CheckupPage.vue') }]
