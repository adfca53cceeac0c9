/** R104: exactly what the public will see of one department's result, in the order of F-15. Nothing else leaves. */
import type { DeskDepartment, ResultDetail } from '@/api/office/results'
import type { Measure, Outcome } from '@/domain/rows'

export const PUBLIC_FIELDS = ['task_name', 'task_no', 'items', 'object_name', 'uscc', 'field', 'department', 'checked_on', 'outcome', 'processing'] as const
export type PublicField = (typeof PUBLIC_FIELDS)[number]
export type PublicPreview = Record<PublicField, string>

export interface PublicWords { outcome(outcome: Outcome): string; measure(measure: Measure): string; until(date: string): string; joiner: string }

/** What follows from the findings, each measure once, with its date: 责令限期改正（2026-06-10 前）. */
export function processingOf(department: DeskDepartment, words: PublicWords): string {
  const said = department.lines.flatMap(({ finding }) => {
    if (!finding || finding.measure === 'NONE') return []
    return [words.measure(finding.measure) + (finding.deadline ? words.until(finding.deadline) : '')]
  })
  return [...new Set(said)].join(words.joiner)
}

export function publicPreview(detail: ResultDetail, department: DeskDepartment, words: PublicWords): PublicPreview {
  return {
    task_name: detail.name, task_no: detail.task_no,
    items: department.lines.toSorted((a, b) => a.order - b.order).map((line) => line.item).join(words.joiner),
    object_name: detail.object.name, uscc: detail.object.uscc ?? '', field: detail.field, department: department.name, checked_on: detail.completed_on ?? '',
    outcome: department.outcome ? words.outcome(department.outcome) : '', processing: department.processing || processingOf(department, words),
  }
}
