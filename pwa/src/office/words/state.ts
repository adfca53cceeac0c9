/** Which icon and colour a state wears; its word comes from the locale. A state is always all three. */
import type { DeskEvidence, ResultState } from '@/api/office/results'
import type { Outcome } from '@/domain/rows'
import type { IconName } from '@/ui/icons'
import type { Tone } from '@/ui/tone'

export interface Dress { icon: IconName; tone: Tone }

const RESULT: Record<ResultState, Dress> = {
  OPEN: { icon: 'circle', tone: 'plain' },
  COMPLETED: { icon: 'clock', tone: 'offline' },
  ENTERED: { icon: 'search', tone: 'primary' },
  RETURNED: { icon: 'undo', tone: 'attention' },
  REVIEWED: { icon: 'check', tone: 'primary' },
  PUBLISHED: { icon: 'check', tone: 'done' },
  NOT_DISCLOSED: { icon: 'lock', tone: 'offline' },
  TERMINATED: { icon: 'stop', tone: 'offline' },
}
/** Results and tasks share most states; a task's others are before the record is locked. */
export const dressOfState = (state: string): Dress => RESULT[state as ResultState] ?? (
  ['REFUSED', 'UNREACHABLE', 'UNCOOPERATIVE', 'SUSPENDED', 'TERMINATED'].includes(state) ? { icon: 'alert', tone: 'attention' } : RESULT.OPEN)

const CLEAN: Outcome[] = ['NO_PROBLEM_FOUND', 'QUALIFIED', 'NO_RELEVANT_ACTIVITY']
export const isProblem = (outcome: Outcome | null): boolean => outcome !== null && !CLEAN.includes(outcome)

export function dressOfOutcome(outcome: Outcome | null): Dress {
  if (outcome === null) return { icon: 'minus', tone: 'plain' }
  return isProblem(outcome) ? { icon: 'alert', tone: 'attention' } : { icon: 'check', tone: 'done' }
}

const MEDIA: Record<DeskEvidence['state'], Dress> = {
  declared: { icon: 'clock', tone: 'offline' },
  receiving: { icon: 'sync', tone: 'offline' },
  assembled: { icon: 'sync', tone: 'offline' },
  verified: { icon: 'check', tone: 'done' },
  quarantined: { icon: 'stop', tone: 'stop' },
  lost: { icon: 'cross', tone: 'stop' },
  missing: { icon: 'sync', tone: 'attention' },
}
export const dressOfMedia = (state: DeskEvidence['state']): Dress => MEDIA[state]

export const ICON_OF_KIND: Record<DeskEvidence['kind'], IconName> = { PHOTO: 'photo', AUDIO: 'mic', VIDEO: 'video', DOC_SCAN: 'file', SIGNATURE: 'pen', RECORD: 'file' }
