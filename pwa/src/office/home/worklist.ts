/** What waits for me, by role: the reviewer's entries, the head's publications, the inspector's returns, and everything late. */
import type { DepartmentResult, QueueRow, ResultState } from '@/api/office/results'
import type { User } from '@/api/office/session'
import { daysLeft, isOpen, queueOrder } from '../results/order'

export type Duty = 'review' | 'publish' | 'supplement' | 'enter' | 'late'
export interface Work { duty: Duty; rows: QueueRow[] }

const OWN_DUTIES: { duty: Duty; role: string; state: ResultState }[] = [
  { duty: 'review', role: 'REVIEWER', state: 'ENTERED' },
  { duty: 'publish', role: 'DEPT_HEAD', state: 'REVIEWED' },
  { duty: 'supplement', role: 'INSPECTOR', state: 'RETURNED' },
  { duty: 'enter', role: 'INSPECTOR', state: 'COMPLETED' },
]
/** Who is shown what is late although it is not theirs to do: the office, and whoever leads a department. */
const OVERSEERS = ['OFFICE', 'OFFICE_HEAD', 'DEPT_HEAD', 'DEPT_ADMIN', 'LAW_SUPERVISOR']
const COUNTY_WIDE = ['OFFICE', 'OFFICE_HEAD', 'LAW_SUPERVISOR']

export function worklist(rows: QueueRow[], user: User): Work[] {
  const own = user.department?.id ?? null
  const waits = (state: ResultState) => (one: DepartmentResult) => one.id === own && one.state === state
  const duties = OWN_DUTIES.filter(({ role }) => user.roles.includes(role))
    .map(({ duty, state }) => ({ duty, rows: queueOrder(rows.filter((row) => row.departments.some(waits(state))), own) }))
  if (!user.roles.some((role) => OVERSEERS.includes(role))) return duties
  const watched = user.roles.some((role) => COUNTY_WIDE.includes(role)) ? null : own
  return [...duties, { duty: 'late', rows: queueOrder(rows.filter((row) => daysLeft(row, watched) < 0), watched) }]
}

/** The department of a row a duty is about: my own, or the one that is latest. */
export function concerned(row: QueueRow, duty: Duty, own: string | null): DepartmentResult | undefined {
  const running = row.departments.filter((one) => isOpen(one.state))
  if (duty !== 'late') return running.find((one) => one.id === own)
  return running.toSorted((a, b) => (a.deadline?.days_left ?? Infinity) - (b.deadline?.days_left ?? Infinity))[0]
}
