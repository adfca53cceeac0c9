/** How a member's phone is drawn: green only when it was heard of just now and holds nothing (R73). Pure. */
import type { IconName } from '@/ui/icons'
import type { Tone } from '@/ui/tone'
import { isFresh } from '../closing/parts'

export interface MemberPhone { user: string; name: string; last_contact_at: string | null; unsent: number | null }
export interface PhoneLook { tone: Tone; icon: IconName; at: number | null; unsent: number | null }

export function phoneLook(phone: MemberPhone, now: number): PhoneLook {
  const at = phone.last_contact_at ? Date.parse(phone.last_contact_at) : null
  const { unsent } = phone
  if (unsent) return { tone: 'attention', icon: 'sync', at, unsent }
  return isFresh(at, now) && unsent === 0 ? { tone: 'done', icon: 'check', at, unsent } : { tone: 'offline', icon: 'clock', at, unsent }
}
