import { describe, expect, it } from 'vitest'
import type { Abilities, DeskDepartment, DeskEvidence, DeskLine, DepartmentResult, QueueRow } from '@/api/office/results'
import type { FindingRow, Outcome } from '@/domain/rows'
import { daysLeft, linesInOrder, OVERALL, PAPER, piecesInOrder, queueOrder, urgent } from './order'

const can: Abilities = { enter: false, pass: false, return: false, publish: false, withhold: false }
const part = (id: string, days_left: number, state: DepartmentResult['state'] = 'ENTERED'): DepartmentResult =>
  ({ id, name: id, state, outcome: null, deadline: { date: '2026-11-26', provisional: false, days_left }, overdue: days_left < 0, can })
const row = (task_no: string, departments: DepartmentResult[], exceptions: string[] = []): QueueRow =>
  ({ id: task_no, task_no, name: '', object: { name: '', uscc: null }, departments, state: 'ENTERED', mode: 'SIGNED', completed_on: null, exceptions, media: { total: 0, verified: 0 } })
const order = (rows: QueueRow[], own: string | null = null) => queueOrder(rows, own).map((one) => one.task_no)

describe('the queue', () => {
  it('R111 puts what is late first, then by days left', () => expect(order([row('b', [part('x', 3)]), row('c', [part('x', 12)]), row('a', [part('x', -2)])])).toEqual(['a', 'b', 'c']))
  it('counts the own department before the others', () => expect(order([row('theirs', [part('y', 1), part('x', 9)]), row('ours', [part('x', 4)])], 'x')).toEqual(['ours', 'theirs']))
  it('ignores the clock of what is already public', () => {
    const published = row('p', [part('x', -40, 'PUBLISHED')])
    expect(daysLeft(published)).toBe(Infinity)
    expect(urgent(published)).toBeNull()
    expect(order([published, row('a', [part('x', 20)])])).toEqual(['a', 'p'])
  })
  it('then puts the one with more to look into first, then by number', () => {
    expect(order([row('2', [part('x', 3)]), row('1', [part('x', 3)]), row('9', [part('x', 3)], ['拒绝签名或者盖章'])])).toEqual(['9', '1', '2'])
  })
  it('does not disturb the list it was given', () => {
    const rows = [row('b', [part('x', 3)]), row('a', [part('x', 1)])]
    queueOrder(rows, null)
    expect(rows.map((one) => one.task_no)).toEqual(['b', 'a'])
  })
})

const line = (code: string, at: number, outcome: Outcome | null, checked = true): DeskLine =>
  ({ code, order: at, department: 'x', item: code, content: '', basis: [], recorded_by_name: null, measure: null, samples: [], adopted: [], finding: { line: code, checked, outcome } as FindingRow })
const department = (id: string, lines: DeskLine[]): DeskDepartment => ({ ...part(id, 3), code: id, role: 'INITIATING', processing: '', lines, opinion: '', entered_by: null })
const medium = (sha256: string, at: string | null, captured_at_device: number, kind: DeskEvidence['kind'] = 'PHOTO') => ({ id: sha256, sha256, line: at, captured_at_device, kind }) as DeskEvidence

describe('lines and evidence', () => {
  const groups = linesInOrder([
    department('other', [line('M1', 1, 'NO_PROBLEM_FOUND')]),
    department('own', [line('C1', 1, 'NO_PROBLEM_FOUND'), line('C2', 2, null, false), line('C3', 3, 'PROBLEM_ORDERED_RECTIFY'), line('C4', 4, 'QUALIFIED')]),
  ], 'own')

  it('shows the own department first and problems before what is clean', () => {
    expect(groups.map((group) => group.department.id)).toEqual(['own', 'other'])
    expect(groups[0]?.lines.map((one) => one.code)).toEqual(['C3', 'C2', 'C1', 'C4'])
  })
  it('puts the signed record first, then what belongs to no line, then evidence in the order of the lines', () => {
    const evidence = [medium('late', 'C3', 9), medium('early', 'C3', 2), medium('m', 'M1', 1), medium('sign', null, 8, 'SIGNATURE'), medium('rec', null, 8, 'RECORD')]
    expect(piecesInOrder(groups, evidence, true).map((piece) => piece.key)).toEqual([PAPER, 'sign', 'early', 'late', 'm'])
    expect(piecesInOrder(groups, evidence, true)[0]?.evidence?.sha256).toBe('rec')
  })
  it('loses nothing: evidence of a line one may not see stands with the whole visit', () => {
    expect(piecesInOrder(groups, [medium('stray', 'Z9', 1)], false)).toEqual([{ key: 'stray', line: OVERALL, evidence: medium('stray', 'Z9', 1), paper: false }])
  })
})
