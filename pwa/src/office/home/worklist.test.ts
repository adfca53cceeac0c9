import { describe, expect, it } from 'vitest'
import type { Abilities, DepartmentResult, QueueRow, ResultState } from '@/api/office/results'
import type { User } from '@/api/office/session'
import { byWeek, mondayOf } from './weeks'
import { concerned, worklist } from './worklist'

const NONE: Abilities = { enter: false, pass: false, return: false, publish: false, withhold: false }
const part = (id: string, state: ResultState, days_left = 3, can: Partial<Abilities> = {}, date = '2026-11-26'): DepartmentResult =>
  ({ id, name: id, state, outcome: null, deadline: { date, provisional: false, days_left }, overdue: days_left < 0, can: { ...NONE, ...can } })
const row = (id: string, departments: DepartmentResult[]): QueueRow =>
  ({ id, task_no: id, name: '', object: { name: '', uscc: null }, departments, state: 'ENTERED', mode: 'SIGNED', completed_on: null, exceptions: [], media: { total: 0, verified: 0 } })
const user = (department: string | null, ...roles: string[]): User => ({ id: 'u', username: 'u', name: 'u', department: department ? { id: department, code: department, name: department } : null, roles })
const duties = (rows: QueueRow[], who: User) => Object.fromEntries(worklist(rows, who).filter((one) => one.rows.length).map((one) => [one.duty, one.rows.map((each) => each.id)]))

describe('what waits for me', () => {
  it('R102 is what the server lets me pass, also for another department that ours answers for', () => {
    expect(duties([row('1', [part('com', 'ENTERED', 3, { pass: true, return: true })]), row('2', [part('amr', 'ENTERED', 1, { pass: true })]), row('3', [part('com', 'ENTERED')])], user('com', 'REVIEWER'))).toEqual({ review: ['1', '2'] })
  })
  it('R101 tells a return from a first entry', () => {
    expect(duties([row('1', [part('com', 'RETURNED', 3, { enter: true })]), row('2', [part('com', 'COMPLETED', 3, { enter: true })])], user('com', 'INSPECTOR'))).toEqual({ supplement: ['1'], enter: ['2'] })
  })
  it('R111 what is late cannot be hidden from the office, and is not said twice to who can act', () => {
    const mine = [row('1', [part('com', 'REVIEWED', -2, { publish: true }), part('amr', 'ENTERED', -2)])]
    const late = [row('1', [part('com', 'REVIEWED', -2), part('amr', 'ENTERED', -2)])]
    expect(duties(mine, user('com', 'DEPT_HEAD'))).toEqual({ publish: ['1'] })
    expect(duties(late, user('amr', 'DEPT_HEAD'))).toEqual({ late: ['1'] })
    expect(duties(late, user(null, 'OFFICE'))).toEqual({ late: ['1'] })
    expect(duties(late, user('ara', 'DEPT_HEAD'))).toEqual({})
  })
  it('names the most urgent department it waits for', () => {
    const rows = row('1', [part('com', 'ENTERED', 9, { pass: true }), part('amr', 'ENTERED', 2, { pass: true }), part('ara', 'ENTERED', -5)])
    expect([concerned(rows, 'review')?.id, concerned(rows, 'late')?.id]).toEqual(['amr', 'ara'])
  })
})

describe('deadlines by week', () => {
  it('starts weeks on Monday', () => expect(['2026-11-21', '2026-11-22', '2026-11-23'].map(mondayOf)).toEqual(['2026-11-16', '2026-11-16', '2026-11-23']))
  it('counts each open task once, the late apart, the far ones in the last week', () => {
    const rows = [
      row('late', [part('a', 'ENTERED', -1, {}, '2026-11-19')]), row('now', [part('a', 'ENTERED', 0, {}, '2026-11-20'), part('b', 'ENTERED', 0, {}, '2026-11-20')]),
      row('next', [part('a', 'REVIEWED', 4, {}, '2026-11-26')]), row('far', [part('a', 'ENTERED', 80, {}, '2027-03-01')]), row('done', [part('a', 'PUBLISHED', 1)]),
    ]
    expect(byWeek(rows, '2026-11-21').map((week) => week.count)).toEqual([1, 1, 1, 0, 0, 1])
  })
})
