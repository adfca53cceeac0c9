/** What a sample makes of its line: looked at, sampled, waiting for the laboratory (R82). Pure. */
import type { DossierView, LineRow } from '@/domain/rows'
import type { VerbArgs } from '@/domain/verbs'
import { draftOf, type Draft } from '../line/rules'

export type SampleArgs = VerbArgs['sample.take/1']

/** The finding that goes with the sample; `words` is the sentence that says so on F-09. */
export function pendingFinding(view: DossierView, line: LineRow, words: string): Draft {
  const before = draftOf(line, view.findings[line.code]?.value ?? null)
  const methods = before.methods.includes('SAMPLING') ? before.methods : [...before.methods, 'SAMPLING' as const]
  return { ...before, checked: true, reason: '', outcome: null, sub_code: null, note: '', clause: '', measure: 'NONE', deadline: null, methods, fact: words }
}
