/** Phones of the team this phone has not heard of lately: closing over one needs a reason (sync.md 6, the barrier). Pure. */
import type { DossierView, MemberRow } from '@/domain/rows'
import type { Gap } from '@/domain/verbs'
import type { Peer } from '@/sync'
import { isFresh, lastSeen } from './parts'

export interface PhoneSeen {
  member: MemberRow
  /** when his own phone was last heard of, by the network or by its codes (ms); null: never */
  at: number | null
  /** files that were only on his phone when its codes were read; null: not known */
  media: number | null
  /** he checked in on a colleague's phone and brought none of his own */
  shares: boolean
}

export function phonesOf(view: DossierView, peers: Peer[]): PhoneSeen[] {
  return lastSeen(view).map(({ member, at }) => {
    const peer = peers.filter((one) => one.user === member.user).sort((a, b) => b.heard_at - a.heard_at)[0]
    const heard = Math.max(at ?? 0, peer?.heard_at ?? 0)
    const checkIn = view.checkins[member.user]?.value
    return { member, at: heard || null, media: peer?.media ?? null, shares: !heard && checkIn?.method === 'COLLEAGUE' }
  })
}

/**
 * Whoever is or was on site with a phone of his own that is stale. The own phone is never a gap, nor that of an officer
 * who closed or signed his department's part: with that he said that his work is in it.
 */
export function gapsOf(view: DossierView, peers: Peer[], user: string, now: number): PhoneSeen[] {
  return phonesOf(view, peers).filter(({ member, at, shares }) =>
    member.user !== user && !!view.checkins[member.user] && !shares && !isFresh(at, now) && !vouchedFor(view, member))
}

function vouchedFor(view: DossierView, { user, department }: MemberRow): boolean {
  const part = view.parts[department]?.value
  return !!part && (part.closed_by === user || part.signatures.some((one) => one.user === user))
}

/** What is recorded with the lock; null when every phone was heard of. */
export function gapOf(gaps: PhoneSeen[], reason: string): Gap | null {
  return gaps.length ? { reason: reason.trim(), phones: gaps.map(({ member, at }) => ({ user: member.user, at })) } : null
}
