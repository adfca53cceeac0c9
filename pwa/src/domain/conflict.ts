/**
 * The conflict rule over one row, twin of sync/conflict.py: a write becomes current unless a colleague's write,
 * unseen by its author, stands there; then it is kept beside. Nothing here decides between two values.
 */
export type Verdict = 'current' | 'beside' | 'waits'
export interface LastWrite { head: string; device: string | null; seq: number | null }
export interface Attempt {
  base: string | null; device: string; seq: number
  /** the highest number this device ever wrote to the row */
  ownLast: number | null
  /** false when the base names a write nobody here knows */
  baseKnown: boolean
}

export function judge(last: LastWrite | null, attempt: Attempt): Verdict {
  if (attempt.base !== null && !attempt.baseKnown) return 'waits'
  if (attempt.ownLast !== null && attempt.ownLast > attempt.seq) return 'beside'
  if (last === null || last.head === attempt.base) return 'current'
  if (last.device === attempt.device && last.seq !== null && last.seq < attempt.seq) return 'current'
  return 'beside'
}

/** The contest with one more value; it takes the place of the value its own author built on. */
export function keepBeside<T extends { head: string }>(contest: T[], entry: T, attempt: Pick<Attempt, 'base' | 'device' | 'seq'>): T[] {
  return [...contest.filter((old) => old.head !== attempt.base && !isOlder(old.head, attempt.device, attempt.seq)), entry]
}

function isOlder(head: string, device: string, seq: number): boolean {
  const write = writeOf(head)
  return write.device === device && write.seq !== null && write.seq < seq
}

/** "<device>:<seq>" taken apart; an online write has neither. */
export function writeOf(head: string): LastWrite {
  const [device, number] = head.split(':')
  return number === undefined ? { head, device: null, seq: null } : { head, device: device!, seq: Number(number) }
}

/** Heads a settling mutation does not name although they stand there. */
export function unseen(current: string | null, contest: { head: string }[], saw: string[]): string[] {
  const standing = [...(current === null ? [] : [current]), ...contest.map((entry) => entry.head)]
  return standing.filter((head) => !saw.includes(head))
}

/** Does a mutation belong to the locked record? At the cut's own number the link must be the one named;
 * an empty one is named for a phone whose rows were signed but which closed no part. */
export function insideCut(cut: Record<string, { seq: number; link: string }>, device: string, seq: number, link: string): boolean {
  const mark = cut[device]
  if (!mark || seq > mark.seq) return false
  return seq < mark.seq || mark.link === '' || link === mark.link
}
