import type { RouteRecordRaw } from 'vue-router'

export const meRoutes: RouteRecordRaw[] = []
