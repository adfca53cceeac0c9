import { describe, expect, it } from 'vitest'
import { viewOf } from '@/domain/view'
import { changesOf } from '@/field/divide/division'
import { groupsOf, nextOpen } from '@/field/task/lines'
import { daysOf, matches, summaryOf } from '@/field/tasks/summary'
import { todosOf } from '@/field/todo/todo'
import { AMR, AMR_ONE, clean, COLLEAGUE, COM, LEAD, preparedRows, TASK, taskRow } from '../engine/cast'

type Rows = Record<string, unknown>
interface Beside { head: string; value: unknown; by: string | null; at: number }
const view = (more: Rows = {}, contest: Record<string, Beside[]> = {}) => viewOf(TASK, 'task', Object.entries({ ...preparedRows(), ...more }).map(([name, value]) => {
  const [collection, key] = name.split(/\/(.*)/) as [string, string]
  return { collection, key, body: { value, head: 'h', contest: contest[name] ?? [] } }
}))
const finding = (line: string) => ({ ...clean(line).args, department: COM, recorded_by: LEAD, recorded_at: 1 })
const returned = { department: AMR, state: 'RETURNED', opinion: '缺照片', lines: ['GS-M1'], at: 5 }
const summary = (more: Rows = {}, user = LEAD) => summaryOf(view(more), true, user, null, '2026-11-21')!

describe('lines on the task page', () => {
  it('R10 shows the own department first and marks the others as not mine', () => {
    expect(groupsOf(view(), AMR_ONE, AMR).map((group) => [group.name, group.mine])).toEqual([['武陟县市场监督管理局', true], ['武陟县商务局', false]])
  })

  it('R73 lists an assigned line first on that inspector’s phone', () => {
    const rows = { 'assignments/GS-C2': { line: 'GS-C2', users: [COLLEAGUE], by: LEAD } }
    expect(groupsOf(view(rows), COLLEAGUE, COM)[0]!.entries.map((entry) => entry.line.code)).toEqual(['GS-C2', 'GS-C1'])
    expect(groupsOf(view(rows), LEAD, COM)[0]!.entries.map((entry) => entry.line.code)).toEqual(['GS-C1', 'GS-C2'])
  })

  it('R78 goes on to the next open own line and ends when none is left', () => {
    const groups = groupsOf(view({ 'findings/GS-C1': finding('GS-C1') }), LEAD, COM)
    expect(nextOpen(groups, 'GS-C1')?.line.code).toBe('GS-C2')
    expect(nextOpen(groups, 'GS-C2')).toBeNull()
  })

  it('a contested line is not done', () => {
    const beside = { 'findings/GS-C1': [{ head: 'x', value: finding('GS-C1'), by: COLLEAGUE, at: 2 }] }
    expect(groupsOf(view({ 'findings/GS-C1': finding('GS-C1') }, beside), LEAD, COM)[0]).toMatchObject({ done: 0, total: 2 })
  })

  it('R73 a division is recorded once per group of people, only what changed', () => {
    expect(changesOf({ a: ['1'], b: ['1'] }, { a: ['1'], b: ['2', '1'], c: ['1', '2'] })).toEqual([{ lines: ['b', 'c'], users: ['1', '2'] }])
  })
})

describe('the task list', () => {
  it('puts planned and overdue tasks under today, later ones apart, locked ones under done', () => {
    expect(summary().shelf).toBe('today')
    expect(summary({ 'task/self': taskRow({ planned_at: '2026-11-19T09:00' }) }).shelf).toBe('today')
    expect(summary({ 'task/self': taskRow({ planned_at: '2026-11-22T09:00' }) }).shelf).toBe('later')
    expect(summary({ 'record/self': {} }).shelf).toBe('done')
  })

  it('R102 a returned part brings a locked task back to the top', () => {
    const back = summary({ 'record/self': {}, [`review/${AMR}`]: returned }, AMR_ONE)
    expect(back).toMatchObject({ shelf: 'today', returned: true })
    expect(daysOf([summary(), back], 'today').map((group) => group.day)).toEqual(['', '2026-11-21'])
    expect(summary({ 'record/self': {}, [`review/${AMR}`]: returned }, LEAD).returned).toBe(false)
  })

  it('finds by every word typed', () => {
    expect(matches(summary(), '圪垱店 F1')).toBe(true)
    expect(matches(summary(), '圪垱店 种子')).toBe(false)
  })
})

describe('to-do', () => {
  it('R102 names the returned lines with the opinion, for the department they belong to', () => {
    expect(todosOf(view({ [`review/${AMR}`]: returned }), AMR_ONE, null)).toMatchObject([{ kind: 'returned', opinion: '缺照片', lines: [{ code: 'GS-M1', item: '事项GS-M1' }] }])
    expect(todosOf(view({ [`review/${AMR}`]: returned }), LEAD, null)).toEqual([])
  })

  it('R56 asks for confirmation of a check-in made on a colleague’s phone', () => {
    const proxied = { user: AMR_ONE, department: AMR, in_at: 3, out_at: null, method: 'COLLEAGUE', by: LEAD, certificate_shown: true, place: null, handwriting: 'a', photo: null, confirmed: false }
    expect(todosOf(view({ [`checkins/${AMR_ONE}`]: proxied }), AMR_ONE, null)).toMatchObject([{ kind: 'confirm', by: '检查员1' }])
    expect(todosOf(view({ [`checkins/${AMR_ONE}`]: { ...proxied, confirmed: true } }), AMR_ONE, null)).toEqual([])
  })
})
