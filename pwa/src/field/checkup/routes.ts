/** First start and the check before each trip. */
import type { RouteRecordRaw } from 'vue-router'

export const checkupRoutes: RouteRecordRaw[] = []
