import type { HeldDetail } from '@/api/office/held'
import type { IconName } from '@/ui/icons'
import type { Tone } from '@/ui/tone'

type State = HeldDetail['media'][number]['state']
const LOOK: Record<State, { tone: Tone; icon: IconName }> = {
  declared: { tone: 'offline', icon: 'phone' }, receiving: { tone: 'primary', icon: 'sync' }, assembled: { tone: 'primary', icon: 'clock' },
  verified: { tone: 'done', icon: 'check' }, quarantined: { tone: 'stop', icon: 'stop' }, lost: { tone: 'attention', icon: 'minus' },
}
/** Tone and icon of a file's state; an unknown state looks like one that has not come. */
export const dressOfMedium = (state: string): { tone: Tone; icon: IconName } => LOOK[state as State] ?? LOOK.declared
