/**
 * Which stretches a recording lacks. Told what happened and when (ms), it answers the list that goes with the evidence.
 * A gap that cost nothing (away from the app, the recording went on) is listed with lost_ms 0: it is seen, not hidden. Pure.
 */
import type { EvidenceRow } from '@/domain/rows'

export type Gap = NonNullable<EvidenceRow['gaps']>[number]
/** a call or another app took the microphone · the page was away · the system took the device · the system slept */
export type Why = 'MUTED' | 'HIDDEN' | 'ENDED' | 'STALLED'

/** Chunks come every second; a silence longer than this was not a busy processor. */
export const PATIENCE_MS = 5000
const MOST = 200
/** A chunk this much of what the silence should have brought holds the silence itself. */
const HOLDS = 0.5

export interface GapKeeper {
  /** The device fell silent; the time until `restored` is lost. */
  interrupted(why: Why, now: number): void
  restored(now: number): void
  left(now: number): void
  returned(): void
  chunk(bytes: number, now: number): void
  /** what is going on now, since when */
  open(): { why: Why; since: number } | null
  /** as of `now`, an open one counted to it; oldest first */
  list(now: number): Gap[]
}

export function gapKeeper(startedAt: number, first: Gap[] = []): GapKeeper {
  const gaps: Gap[] = [...first]
  let open: { why: Why; since: number } | null = null
  let away: { since: number; back: boolean; noted: boolean } | null = null
  let last = startedAt
  let written = 0
  const gap = (why: Why, since: number, lost: number): Gap => ({ at_ms: Math.max(0, Math.round(since - startedAt)), lost_ms: Math.max(0, Math.round(lost)), why })
  const add = (one: Gap) => { if (gaps.length < MOST) gaps.push(one) }

  /** Was nothing written although it was time? A chunk that is as large as the silence was long holds it. */
  function settle(now: number, bytes: number): void {
    const missing = now - last
    const silent = missing > PATIENCE_MS
    const rate = last > startedAt ? written / (last - startedAt) : 0
    const lost = silent && !(rate > 0 && bytes >= rate * missing * HOLDS) ? missing : 0
    if (open) return // counted there
    const seen = away !== null && away.back && !away.noted
    if (!silent && !seen) return
    add(gap(away ? 'HIDDEN' : 'STALLED', silent || !away ? last : away.since, lost))
    if (away) away.noted = true
  }

  return {
    interrupted: (why, now) => { open ??= { why, since: now } },
    restored: (now) => {
      if (!open) return
      add(gap(open.why, open.since, now - open.since))
      open = null
      last = Math.max(last, now) // the silence up to here is counted
      if (away) away.noted = true
    },
    left: (now) => { away ??= { since: now, back: false, noted: false } },
    returned: () => { if (away) away.back = true },
    chunk: (bytes, now) => {
      settle(now, bytes)
      if (away?.back) away = null
      ;[last, written] = [now, written + bytes]
    },
    open: () => open,
    list: (now) => [...gaps, ...(open ? [gap(open.why, open.since, now - open.since)] : [])].sort((a, b) => a.at_ms - b.at_ms),
  }
}

/** How much is missing altogether (ms). */
export const lostOf = (gaps: readonly Gap[]): number => gaps.reduce((sum, gap) => sum + gap.lost_ms, 0)
