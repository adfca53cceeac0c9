/**
 * Every task on this phone, watched once for list, to-do and badges. The list itself comes from one row per task; whole
 * dossiers are read only for what is due or came back, and for what the list has on the screen (`attend`).
 */
import { computed, shallowRef, triggerRef, type ComputedRef } from 'vue'
import type { DossierView } from '@/domain/rows'
import type { ProblemError } from '@/domain/problem'
import { watchDossier, watchDossiers, type DossierLine } from '@/sync'
import { today } from './dates'
import { session } from './session'
import { glanceOf, isOver, summaryOf, type TaskSummary } from './tasks/summary'

export interface HeldTask { line: DossierLine; view: DossierView }
export type TasksState =
  | { status: 'loading' } | { status: 'failed'; problem: ProblemError }
  /** `held`: the tasks whose dossier is read; `whole`: none of those that are due is still being read */
  | { status: 'ready'; held: HeldTask[]; lines: DossierLine[]; tasks: TaskSummary[]; whole: boolean }

/** more dossiers than this are read only when they are on the screen */
const MOST = 60
const lines = shallowRef<DossierLine[] | null>(null)
const views = shallowRef(new Map<string, DossierView>())
const watchers = new Map<string, () => void>()
let attended: readonly string[] = []
let due: string[] = []
let watching = false
let telling: ReturnType<typeof setTimeout> | null = null

/** Many dossiers answer at once: the screen is told once. */
function tell(): void {
  telling ??= setTimeout(() => { telling = null; triggerRef(views) }, 16)
}

const isDue = (line: DossierLine, day: string) => line.returned.length > 0 || line.pending > 0 || (!line.locked && !isOver(line.task.value) && line.task.value.planned_at.slice(0, 10) <= day)

function follow(): void {
  const here = new Set(lines.value?.map((line) => line.id))
  const wanted = new Set([...due, ...attended].filter((id) => here.has(id)))
  for (const [id, stop] of watchers) if (!wanted.has(id)) { stop(); watchers.delete(id) }
  for (const id of [...views.value.keys()]) if (!here.has(id)) views.value.delete(id)
  for (const id of wanted) {
    if (!watchers.has(id)) watchers.set(id, watchDossier(id, (view) => { if (view) { views.value.set(id, view); tell() } }))
  }
}

/** The tasks a screen shows just now: their dossiers are read too. */
export function attend(ids: readonly string[]): void {
  attended = ids
  follow()
}

export const readyOffline = (line: DossierLine): boolean => line.ready.fetched >= line.ready.files

interface Made { view: DossierView | undefined; line: DossierLine; day: string; summary: TaskSummary | null }
const made = new Map<string, Made>()

/** A summary is made anew only when its dossier, its line or the day changed. */
function summarised(line: DossierLine, day: string): TaskSummary | null {
  const view = views.value.get(line.id)
  const before = made.get(line.id)
  if (before && before.view === view && before.line === line && before.day === day) return before.summary
  const { id = '', department = null } = session.value?.user ?? {}
  const summary = view ? summaryOf(view, readyOffline(line), id, department?.id ?? null, day) : glanceOf(line, readyOffline(line), department?.id ?? null, day)
  made.set(line.id, { view, line, day, summary })
  return summary
}

function state(): TasksState {
  const list = lines.value
  if (!list) return { status: 'loading' }
  const day = today()
  const held = list.flatMap((line) => { const view = views.value.get(line.id); return view ? [{ line, view }] : [] })
  const tasks = list.map((line) => summarised(line, day)).filter((one) => one !== null)
  return { status: 'ready', held, lines: list, tasks, whole: due.every((id) => views.value.has(id)) }
}

const shared = computed(state)

function take(list: DossierLine[]): void {
  const day = today()
  const owed = (line: DossierLine) => line.returned.length > 0 || line.pending > 0 // never left out, however many visits are open
  const open = list.filter((line) => !owed(line) && isDue(line, day)).slice(-MOST)
  due = [...list.filter(owed), ...open].map((line) => line.id)
  lines.value = list
  follow()
}

export function useTasks(): ComputedRef<TasksState> {
  if (!watching) {
    watching = true
    watchDossiers(take)
  }
  return shared
}
