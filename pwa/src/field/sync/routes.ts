import type { RouteRecordRaw } from 'vue-router'

export const syncRoutes: RouteRecordRaw[] = []
