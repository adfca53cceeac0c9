import type { RouteRecordRaw } from 'vue-router'

export const closingRoutes: RouteRecordRaw[] = []
