/** How far the field has come, as the server has it: what each line says, and how many lines of a department are done. */
import type { DeskLine, ResultDetail } from '@/api/office/results'

export interface LineProgress { line: DeskLine; pieces: number }

export function progressOf(detail: ResultDetail | null): Map<string, LineProgress> {
  const counted = new Map<string, number>()
  for (const { line } of detail?.evidence ?? []) if (line) counted.set(line, (counted.get(line) ?? 0) + 1)
  const lines = detail?.departments.flatMap((department) => department.lines) ?? []
  return new Map(lines.map((line) => [line.code, { line, pieces: counted.get(line.code) ?? 0 }]))
}

/** Checked with an outcome, or not checked with a reason (R78). */
export const isDone = ({ line }: LineProgress): boolean => line.finding !== null && (line.finding.checked ? line.finding.outcome !== null : line.finding.reason !== '')
