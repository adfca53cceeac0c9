/** Children of /task/:id: papers, blank and filled, and signed paper photographed. */
import type { RouteRecordRaw } from 'vue-router'

export const formRoutes: RouteRecordRaw[] = []
