/** Every task on this phone with its dossier, watched once for list, to-do and badges. */
import { computed, shallowRef, type ComputedRef } from 'vue'
import type { DossierView } from '@/domain/rows'
import type { ProblemError } from '@/domain/problem'
import { watchDossier, watchDossiers, type DossierLine } from '@/sync'
import { today } from './dates'
import { session } from './session'
import { summaryOf, type TaskSummary } from './tasks/summary'

export interface HeldTask { line: DossierLine; view: DossierView }
export type TasksState = { status: 'loading' } | { status: 'failed'; problem: ProblemError } | { status: 'ready'; held: HeldTask[]; tasks: TaskSummary[] }

const lines = shallowRef<DossierLine[] | null>(null)
const views = shallowRef<Record<string, DossierView>>({})
const watchers = new Map<string, () => void>()
let watching = false

function follow(list: DossierLine[]): void {
  const ids = new Set(list.map((line) => line.id))
  for (const [id, stop] of watchers) if (!ids.has(id)) { stop(); watchers.delete(id) }
  for (const { id } of list) {
    if (watchers.has(id)) continue
    watchers.set(id, watchDossier(id, (view) => { if (view) views.value = { ...views.value, [id]: view } }))
  }
  lines.value = list
}

export const readyOffline = (line: DossierLine): boolean => line.ready.fetched >= line.ready.files

function state(): TasksState {
  const list = lines.value
  if (!list || !list.every((line) => views.value[line.id])) return { status: 'loading' }
  const held = list.map((line) => ({ line, view: views.value[line.id] as DossierView }))
  const user = session.value?.user
  const tasks = held.map(({ line, view }) => summaryOf(view, readyOffline(line), user?.id ?? '', user?.department?.id ?? null, today()))
  return { status: 'ready', held, tasks: tasks.filter((one): one is TaskSummary => one !== null) }
}

const shared = computed(state)

export function useTasks(): ComputedRef<TasksState> {
  if (!watching) {
    watching = true
    watchDossiers(follow)
  }
  return shared
}
