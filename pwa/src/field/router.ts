/** Paths of the field door. `meta.tab`: the bottom tabs are shown; `meta.open`: reachable without a session. */
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { closingRoutes } from './closing/routes'
import { meRoutes } from './me/routes'
import { syncRoutes } from './sync/routes'

/** Children of /task/:id share one dossier (see task/TaskShell.vue); closing pages are its children too, with relative paths. */
const taskRoutes: RouteRecordRaw[] = [
  { path: '', component: () => import('./task/TaskPage.vue') },
  ...closingRoutes,
]

export const router = createRouter({
  history: createWebHistory('/'),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    { path: '/', redirect: '/tasks' },
    { path: '/tasks', component: () => import('./tasks/TasksPage.vue'), meta: { tab: true } },
    { path: '/todo', component: () => import('./todo/TodoPage.vue'), meta: { tab: true } },
    ...syncRoutes,
    ...meRoutes,
    { path: '/sign-in', component: () => import('./sign-in/SignInPage.vue'), meta: { open: true } },
    { path: '/task/:id', component: () => import('./task/TaskShell.vue'), props: true, children: taskRoutes },
    { path: '/:rest(.*)*', redirect: '/tasks' },
  ],
})
