/** Whether a person may count and sign as an officer today (R17), as an icon, a word and a colour. */
import type { IconName } from '@/ui/icons'
import type { Tone } from '@/ui/tone'
import { isoDay } from '../words/dates'

export interface CertificateDress { tone: Tone; icon: IconName; word: 'valid' | 'soon' | 'expired' | 'none' }
const SOON_MS = 60 * 86_400_000

/** A certificate counts through its last day. */
export function certificateDress(person: { person_type: string; certificate_valid_to: string | null }, now: number): CertificateDress {
  const until = person.certificate_valid_to
  if (person.person_type !== 'CERTIFIED' || !until) return { tone: 'offline', icon: 'minus', word: 'none' }
  if (until < isoDay(now)) return { tone: 'stop', icon: 'cross', word: 'expired' }
  return until < isoDay(now + SOON_MS) ? { tone: 'attention', icon: 'clock', word: 'soon' } : { tone: 'done', icon: 'check', word: 'valid' }
}
