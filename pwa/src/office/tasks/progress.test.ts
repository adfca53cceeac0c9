import { describe, expect, it } from 'vitest'
import type { DeskEvidence, DeskLine, ResultDetail } from '@/api/office/results'
import type { FindingRow } from '@/domain/rows'
import { isDone, progressOf } from './progress'

const line = (code: string, finding: Partial<FindingRow> | null) => ({ code, finding }) as DeskLine
const detail = { departments: [{ lines: [line('C1', { checked: true, outcome: 'NO_PROBLEM_FOUND' }), line('C2', null)] }], evidence: [{ line: 'C1' }, { line: 'C1' }, { line: null }] as DeskEvidence[] } as ResultDetail

describe('progress from the field', () => {
  it('knows nothing before the first answer', () => expect(progressOf(null).size).toBe(0))
  it('counts the pieces of each line', () => expect([...progressOf(detail)].map(([code, { pieces }]) => [code, pieces])).toEqual([['C1', 2], ['C2', 0]]))
  it('R78 a line is done with an outcome, or unchecked with a reason', () => {
    const done = (finding: Partial<FindingRow> | null) => isDone({ line: line('C1', finding), pieces: 0 })
    expect([done({ checked: true, outcome: 'QUALIFIED' }), done({ checked: true, outcome: null }), done({ checked: false, reason: '歇业' }), done({ checked: false, reason: '' }), done(null)]).toEqual([true, false, true, false, false])
  })
})
