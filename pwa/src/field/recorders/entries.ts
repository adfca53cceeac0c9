/** The body cameras named on a visit. */
import type { DossierView } from '@/domain/rows'
import type { RecorderRow } from '@/domain/visit_rows'
import type { VerbArgs } from '@/domain/verbs'
import { valuesOf } from '@/domain/view'

export type RecorderArgs = VerbArgs['recorder.note/1']
export const entriesOf = (view: DossierView): RecorderRow[] => valuesOf(view, 'recorders').sort((a, b) => b.from - a.from)

/** The same entry, ended now. */
export const endedAt = ({ id, device_no, purpose, line, from, note }: RecorderRow, to: number): RecorderArgs => ({ id, device_no, purpose, line, from, to: Math.max(from, to), note })
