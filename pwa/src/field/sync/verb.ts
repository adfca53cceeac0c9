/** The locale key of a verb: 'finding.record/1' reads sync.verb.finding_record. */
import type { VerbName } from '@/domain/verbs'
import { ROWS } from '@/domain/verbs'

const KNOWN = new Set(Object.keys(ROWS))

export function verbKey(name: string): string {
  return `sync.verb.${KNOWN.has(name) ? (name as VerbName).split('/')[0]!.replace('.', '_') : 'other'}`
}
