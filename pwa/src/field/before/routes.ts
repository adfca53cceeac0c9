/** Children of /task/:id: schedule, notice, approval, replacement — before the visit. */
import type { RouteRecordRaw } from 'vue-router'

export const beforeRoutes: RouteRecordRaw[] = []
