import { describe, expect, it } from 'vitest'
import { EVIDENCE_GATES } from '@/domain/evidence_gates'
import { namedMedia } from '@/domain/named_media'
import { viewOf } from '@/domain/view'
import { inOrder, missingPages, strangerOf } from '@/field/forms/page-shots'
import { paperSteps } from '@/field/forms/paper-steps'
import type { Mark } from '@/field/forms/sheet'

const HASH = '7c56e78af212fe4c'
const mark = (page: number, change: Partial<Mark> = {}): Mark => ({ form: 'F-09', task_no: 'T-2026-F1-004', hash: HASH, version: 1, page, pages: 3, ...change })
const shot = (page: number | null, name = `${page}`) => ({ name, mark: page === null ? null : mark(page) })
const names = (shots: { name: string; mark: Mark | null }[]) => inOrder(shots).map((one) => one?.name ?? '')
const empty = viewOf('task', 'task', [])

describe('pages of a signed paper', () => {
  it('R95 two of three pages scanned: the third is missing, and named', () => {
    expect(names([shot(2), shot(1)])).toEqual(['1', '2', ''])
    expect(missingPages({ pages: ['a', 'b', ''], pages_expected: 3 })).toEqual([3])
    expect(missingPages({ pages: ['a'], pages_expected: 3 })).toEqual([2, 3])
  })

  it('R95 any order; a page nobody could read takes the gap', () => {
    expect(names([shot(3), shot(null, 'unread'), shot(1)])).toEqual(['1', 'unread', '3'])
    expect(names([shot(null, 'a'), shot(null, 'b')])).toEqual(['a', 'b'])
  })

  it('R95 a page must match task, record and form', () => {
    const record = HASH + '0'.repeat(48)
    expect(strangerOf(mark(1), [], 'T-2026-F1-004', record)).toBeNull()
    expect(strangerOf(mark(1, { task_no: 'T-1' }), [], 'T-2026-F1-004', record)).toEqual({ status: 'other-task', task_no: 'T-1' })
    expect(strangerOf(mark(1), [], 'T-2026-F1-004', 'ff'.repeat(32))).toEqual({ status: 'other-record' })
    expect(strangerOf(mark(2, { form: 'F-10' }), [{ mark: mark(1) }], 'T-2026-F1-004', record)).toEqual({ status: 'other-form', form: 'F-10' })
    expect(strangerOf(mark(2, { form: 'F-10', hash: 'ab' }), [{ mark: mark(1, { form: 'F-10' }) }], 'T-2026-F1-004', record)).toEqual({ status: 'other-record' })
    expect(strangerOf(mark(1, { form: 'F-12', hash: 'ab' }), [], 'T-2026-F1-004', record), 'a blank of the pack filled by hand').toBeNull()
  })

  it('R95 every page is evidence, the paper names them all', () => {
    const page = { medium: 'm', sha256: 'a'.repeat(64), size: 9, mime: 'image/jpeg', width: 1, height: 2, captured_at: 5 }
    const paper = { id: 'p', form: 'F-09', code: `LC1:F-09:T:${HASH}:1`, pages_expected: 2, pages: [page.sha256, ''] }
    expect(paperSteps([page], paper).map((step) => [step.name, step.media])).toEqual([['evidence.attach/1', [page.sha256]], ['paper.attach/1', [page.sha256]]])
    expect(namedMedia('paper.attach/1', paper)).toEqual([page.sha256])
    expect(EVIDENCE_GATES['paper.attach/1'](empty, { ...paper, pages: ['', ''] }, 'u').map((one) => one.code)).toEqual(['paper.no_pages'])
    expect(EVIDENCE_GATES['paper.attach/1'](empty, paper, 'u')).toEqual([])
  })

  it('a document left behind needs its reason and a witness or pictures', () => {
    const served = { id: 's', documents: ['记录表'], to_name: '刘某', to_role: '', place: '', how: 'LEFT' as const, refused_note: '', witness: '', signature: null, media: [] }
    const codes = (change: Partial<typeof served> & { how?: 'LEFT' | 'DIRECT' | 'MAIL' }) =>
      EVIDENCE_GATES['service.record/1'](empty, { ...served, ...change } as never, 'u').map((one) => one.code)
    expect(codes({})).toEqual(['service.left_unproven'])
    expect(codes({ refused_note: '拒收', witness: '村干部' })).toEqual([])
    expect(codes({ how: 'DIRECT' } as never)).toEqual(['service.no_receipt'])
    expect(codes({ how: 'MAIL' } as never)).toEqual([])
  })
})
