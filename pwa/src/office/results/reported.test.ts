import { describe, expect, it } from 'vitest'
import type { DeskSample } from '@/api/office/results'
import { reportedOutcome } from './reported'

const sample = (qualified: boolean | null) => ({ report: qualified === null ? null : { received_on: '2026-10-12', qualified, number: '1', deadline: '2026-11-09' } }) as DeskSample

describe('what the reports make of a line', () => {
  it('R82 合格 only when every report is in and none fails', () => {
    expect(reportedOutcome({ samples: [sample(true), sample(true)] })).toBe('QUALIFIED')
    expect(reportedOutcome({ samples: [sample(true), sample(null)] })).toBeNull()
  })
  it('R82 不合格 as soon as one says so', () => {
    expect(reportedOutcome({ samples: [sample(null), sample(false)] })).toBe('UNQUALIFIED')
  })
  it('without a sample there is nothing to report', () => {
    expect(reportedOutcome({ samples: [] })).toBeNull()
  })
})
