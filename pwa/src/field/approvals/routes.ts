/** 待办 of a department head. */
import type { RouteRecordRaw } from 'vue-router'

export const approvalRoutes: RouteRecordRaw[] = []
