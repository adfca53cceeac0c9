/** What waits for me, by role: the reviewer's entries, the head's publications, the inspector's returns, and everything late. */
import type { DepartmentResult, QueueRow } from '@/api/office/results'
import type { User } from '@/api/office/session'
import { daysLeft, isOpen, queueOrder } from '../results/order'

export type Duty = 'review' | 'publish' | 'supplement' | 'enter' | 'late'
export interface Work { duty: Duty; rows: QueueRow[] }

/** The server says what this account may do (R101, R102); where one department answers for all, that is more than the own one. */
const WAITS: Record<Exclude<Duty, 'late'>, (one: DepartmentResult) => boolean> = {
  review: (one) => one.can.pass,
  publish: (one) => one.can.publish,
  supplement: (one) => one.can.enter && one.state === 'RETURNED',
  enter: (one) => one.can.enter && one.state === 'COMPLETED',
}
const DUTIES = ['review', 'publish', 'supplement', 'enter'] as const
/** Who is shown what is late although it is not theirs to do: the office, and whoever leads a department. */
const OVERSEERS = ['OFFICE', 'OFFICE_HEAD', 'DEPT_HEAD', 'DEPT_ADMIN', 'LAW_SUPERVISOR']
const COUNTY_WIDE = ['OFFICE', 'OFFICE_HEAD', 'LAW_SUPERVISOR']

export function worklist(rows: QueueRow[], user: User): Work[] {
  const own = user.department?.id ?? null
  const duties: Work[] = DUTIES.map((duty) => ({ duty, rows: queueOrder(rows.filter((row) => row.departments.some(WAITS[duty])), own) }))
  if (!user.roles.some((role) => OVERSEERS.includes(role))) return duties
  const watched = user.roles.some((role) => COUNTY_WIDE.includes(role)) ? null : own
  const mine = new Set(duties.flatMap((duty) => duty.rows.map((row) => row.id)))
  const late = rows.filter((row) => daysLeft(row, watched) < 0 && !mine.has(row.id))
  return [...duties, { duty: 'late', rows: queueOrder(late, watched) }]
}

/** The department of a row a duty is about: the most urgent it waits for, or the one that is latest. */
export function concerned(row: QueueRow, duty: Duty): DepartmentResult | undefined {
  const running = row.departments.filter((one) => (duty === 'late' ? isOpen(one.state) : WAITS[duty](one)))
  return running.toSorted((a, b) => (a.deadline?.days_left ?? Infinity) - (b.deadline?.days_left ?? Infinity))[0]
}
