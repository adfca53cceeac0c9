import { describe, expect, it } from 'vitest'
import type { PublicContent } from '@/api/office/results'
import { publicPreview } from './whitelist'

const CONTENT: PublicContent = {
  task_name: '2026年成品油市场监管部门联合抽查', task_no: 'T-2026-F1-001', items: ['登记事项检查', '加油机强制检定'], object_name: '演示二号加油站有限公司', uscc: null, field: '成品油市场监管',
  department: '武陟县市场监督管理局', checked_on: '2026-05-13', outcome: 'PROBLEM_ORDERED_RECTIFY', outcome_label: '发现问题，依法责令立即改正或者限期改正', processing: '',
}

describe('what will be public', () => {
  it('R104 shows every field of the whitelist, empty ones too', () => {
    const { rows, beyond } = publicPreview(CONTENT, '；')
    expect(rows.map((row) => row.field)).toEqual(['task_name', 'task_no', 'items', 'object_name', 'uscc', 'field', 'department', 'checked_on', 'outcome_label', 'processing'])
    expect(rows.find((row) => row.field === 'items')?.text).toBe('登记事项检查；加油机强制检定')
    expect(rows.find((row) => row.field === 'uscc')?.text).toBe('')
    expect(beyond).toEqual([])
  })
  it('R104 names anything else instead of hiding it', () => {
    expect(publicPreview({ ...CONTENT, contact_phone: '13900000000', credit_risk_class: 'B' } as PublicContent, '；').beyond).toEqual(['contact_phone', 'credit_risk_class'])
  })
})
