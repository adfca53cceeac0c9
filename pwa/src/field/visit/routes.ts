/** Children of /task/:id: a visit interrupted, or ending without an inspection. */
import type { RouteRecordRaw } from 'vue-router'

export const visitRoutes: RouteRecordRaw[] = []
