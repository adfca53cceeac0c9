/** What every screen under /task/:id shares: one dossier, drawn only when it is here (TaskShell sees to that). */
import { inject, provide, type ComputedRef, type InjectionKey } from 'vue'
import type { DossierView, MemberRow, TaskRow } from '@/domain/rows'
import type { LineGroup } from './lines'

export interface TaskContext {
  id: string
  view: ComputedRef<DossierView>
  task: ComputedRef<TaskRow>
  /** the person signed in */
  user: string
  /** his department's id; null for accounts without one */
  department: string | null
  /** his place on this team; null when he only may read */
  member: ComputedRef<MemberRow | null>
  groups: ComputedRef<LineGroup[]>
  readyOffline: ComputedRef<boolean>
}

const KEY: InjectionKey<TaskContext> = Symbol('task')
export const provideTask = (context: TaskContext): void => provide(KEY, context)

/** Null outside /task/:id: pieces that stand on every screen ask this way. */
export const useTaskIfAny = (): TaskContext | null => inject(KEY, null)

export function useTask(): TaskContext {
  const context = inject(KEY)
  if (!context) throw new Error('useTask is for screens under /task/:id')
  return context
}
