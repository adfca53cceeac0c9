/** Children of /task/:id: samples, conclusions adopted, orders, clues. */
import type { RouteRecordRaw } from 'vue-router'

export const besideRoutes: RouteRecordRaw[] = []
