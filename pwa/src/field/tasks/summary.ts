/** One task as the list shows it, and the list's three shelves. Pure. */
import { openPause, termination } from '@/domain/pauses'
import type { DossierView, TaskRow, TaskState } from '@/domain/rows'
import { counts, presenceOf } from '../check-in/gate'
import { departmentOf, groupsOf, totalOf } from '../task/lines'

export interface TaskSummary {
  id: string; task: TaskRow; shelf: 'today' | 'later' | 'done'; day: string; time: string
  present: number; team: number; done: number; total: number; readyOffline: boolean
  returned: boolean; contested: number; begun: boolean; locked: boolean; pending: boolean
  interrupted: 'SUSPENDED' | 'TERMINATED' | null
}

const OVER: TaskState[] = ['COMPLETED', 'ENTERED', 'REVIEWED', 'PUBLISHED', 'NOT_DISCLOSED', 'CORRECTED', 'STOPPED', 'ARCHIVED', 'TERMINATED']

function shelfOf(task: TaskRow, locked: boolean, returned: boolean, today: string): TaskSummary['shelf'] {
  if (returned) return 'today'
  if (locked || OVER.includes(task.state)) return 'done'
  return task.planned_at.slice(0, 10) <= today ? 'today' : 'later'
}

export function summaryOf(view: DossierView, readyOffline: boolean, user: string, account: string | null, today: string): TaskSummary | null {
  const department = departmentOf(view, user, account)
  const task = view.task['self']?.value
  if (!task) return null
  const groups = groupsOf(view, user, department)
  const locked = !!view.record['self']
  const returned = department ? view.review[department]?.value.state === 'RETURNED' : false
  const interrupted = locked ? null : termination(view) ? 'TERMINATED' : openPause(view) ? 'SUSPENDED' : null
  const officers = presenceOf(view).filter((one) => counts(one.member))
  const present = officers.filter((one) => one.here).length
  return {
    id: view.id, task, interrupted, shelf: shelfOf(task, locked || interrupted === 'TERMINATED', returned, today), day: task.planned_at.slice(0, 10), time: task.planned_at.slice(11, 16),
    present, team: officers.length, ...totalOf(groups), readyOffline, returned, locked,
    contested: groups.flatMap((group) => group.entries).filter((entry) => entry.status === 'contested').length,
    begun: officers.some((one) => one.checkIn), pending: isPending(view),
  }
}

const isPending = (view: DossierView): boolean =>
  [view.checkins, view.findings, view.evidence, view.parts, view.confirmation, view.record, view.pauses].some((rows) => Object.values(rows).some((row) => row.pending))

/** The typed words must all occur in number, name, object, town or department. */
export function matches(summary: TaskSummary, query: string): boolean {
  const { task } = summary
  const text = [task.task_no, task.name, task.object.name, task.object.town, task.object.uscc ?? '', task.object.address_registered, ...task.departments.map((one) => one.name)].join(' ').toLowerCase()
  return query.toLowerCase().split(/\s+/).filter(Boolean).every((word) => text.includes(word))
}

const dayOn = (one: TaskSummary) => (one.returned ? '' : one.day)

export interface Shelf { day: string; tasks: TaskSummary[] }

/** Days of one shelf in order (later: soonest first), tasks by time within a day; returned ones on top, under no day. */
export function daysOf(list: TaskSummary[], shelf: TaskSummary['shelf']): Shelf[] {
  const days = new Map<string, TaskSummary[]>()
  for (const one of list.filter((entry) => entry.shelf === shelf)) days.set(dayOn(one), [...(days.get(dayOn(one)) ?? []), one])
  const sign = shelf === 'later' ? 1 : -1
  return [...days].sort(([a], [b]) => Number(a !== '') - Number(b !== '') || sign * a.localeCompare(b))
    .map(([day, tasks]) => ({ day, tasks: tasks.sort((a, b) => a.time.localeCompare(b.time)) }))
}
