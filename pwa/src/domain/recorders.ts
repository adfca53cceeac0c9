/** 执法记录仪 named on site: what it stands for before its files are imported (R76, R88, R92). Twin of recorders/rules.py. */
import type { DossierView, MediaPurpose } from './rows'
import type { RecorderRow } from './visit_rows'
import { valuesOf } from './view'

/** Named for this duty, or on for the whole visit and still running. */
export const stands = (entry: Pick<RecorderRow, 'purpose' | 'to'>, purpose: MediaPurpose): boolean =>
  entry.purpose === purpose || (entry.purpose === 'SITE' && entry.to === null)

/** Is there a recorder that meets a duty to record? The desk awaits its files and flags the result until they are here. */
export const recorderMeets = (view: DossierView, purpose: MediaPurpose): boolean => valuesOf(view, 'recorders').some((entry) => stands(entry, purpose))
