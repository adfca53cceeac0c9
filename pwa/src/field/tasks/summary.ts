/** One task as the list shows it, and the list's three shelves. Pure. */
import { openPause, termination } from '@/domain/pauses'
import type { DossierView, TaskRow, TaskState } from '@/domain/rows'
import type { DossierLine } from '@/sync'
import { counts, presenceOf } from '../check-in/gate'
import { departmentOf, groupsOf, totalOf } from '../task/lines'

export interface TaskSummary {
  id: string; task: TaskRow; shelf: 'today' | 'later' | 'done'; day: string; time: string
  present: number; team: number; done: number; total: number; readyOffline: boolean
  returned: boolean; contested: number; begun: boolean; locked: boolean; pending: boolean
  interrupted: 'SUSPENDED' | 'TERMINATED' | null
  /** false while only the task's own row was read: nothing is known yet of people and lines */
  detailed: boolean
}

const OVER: TaskState[] = ['COMPLETED', 'ENTERED', 'REVIEWED', 'PUBLISHED', 'NOT_DISCLOSED', 'CORRECTED', 'STOPPED', 'ARCHIVED', 'TERMINATED']

export const isOver = (task: TaskRow): boolean => OVER.includes(task.state)

function shelfOf(task: TaskRow, locked: boolean, returned: boolean, today: string): TaskSummary['shelf'] {
  if (returned) return 'today'
  if (locked || isOver(task)) return 'done'
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
    begun: officers.some((one) => one.checkIn), pending: isPending(view), detailed: true,
  }
}

/** What the list knows of a task before its dossier is read. */
export function glanceOf(line: DossierLine, readyOffline: boolean, account: string | null, today: string): TaskSummary {
  const task = line.task.value
  const returned = account !== null && line.returned.includes(account)
  return {
    id: line.id, task, shelf: shelfOf(task, line.locked, returned, today), day: task.planned_at.slice(0, 10), time: task.planned_at.slice(11, 16),
    present: 0, team: 0, done: 0, total: 0, readyOffline, returned, locked: line.locked, contested: 0, begun: false, pending: line.pending > 0, interrupted: null, detailed: false,
  }
}

const isPending = (view: DossierView): boolean =>
  [view.checkins, view.findings, view.evidence, view.parts, view.confirmation, view.record, view.pauses].some((rows) => Object.values(rows).some((row) => row.pending))

const texts = new WeakMap<TaskRow, string>()
function textOf(task: TaskRow): string {
  const known = texts.get(task)
  if (known !== undefined) return known
  const { object } = task
  const text = [task.task_no, task.name, object.name, object.town, object.uscc ?? '', object.address_registered, ...object.premises, ...task.departments.map((one) => one.name)].join(' ').toLowerCase()
  texts.set(task, text)
  return text
}

/** The typed words must all occur in number, name, object, address, town or department. */
export function matches({ task }: TaskSummary, query: string): boolean {
  const text = textOf(task)
  return query.toLowerCase().split(/\s+/).filter(Boolean).every((word) => text.includes(word))
}

const dayOn = (one: TaskSummary) => (one.returned ? '' : one.day)
const townOf = (one: TaskSummary) => (one.returned ? '' : one.task.object.town)

export interface Shelf { day: string; tasks: TaskSummary[] }
/** Tasks of one town, the soonest first; `town` "" holds the returned ones. */
export interface Place { town: string; tasks: TaskSummary[] }

function grouped(list: TaskSummary[], keyOf: (one: TaskSummary) => string): [string, TaskSummary[]][] {
  const groups = new Map<string, TaskSummary[]>()
  for (const one of list) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return [...groups]
}
const onShelf = (list: TaskSummary[], shelf: TaskSummary['shelf']) => list.filter((entry) => entry.shelf === shelf)
const byTime = (a: TaskSummary, b: TaskSummary) => (a.task.planned_at < b.task.planned_at ? -1 : Number(a.task.planned_at > b.task.planned_at))

/** Days of one shelf in order (later: soonest first), tasks by time within a day; returned ones on top, under no day. */
export function daysOf(list: TaskSummary[], shelf: TaskSummary['shelf']): Shelf[] {
  const sign = shelf === 'later' ? 1 : -1
  return grouped(onShelf(list, shelf), dayOn).sort(([a], [b]) => Number(a !== '') - Number(b !== '') || sign * a.localeCompare(b))
    .map(([day, tasks]) => ({ day, tasks: tasks.sort(byTime) }))
}

/** The same shelf by town, the town with most to do first: one drive, one place. */
export function placesOf(list: TaskSummary[], shelf: TaskSummary['shelf']): Place[] {
  return grouped(onShelf(list, shelf), townOf).sort(([a, of], [b, others]) => Number(a !== '') - Number(b !== '') || others.length - of.length || a.localeCompare(b))
    .map(([town, tasks]) => ({ town, tasks: tasks.sort(byTime) }))
}
