/** The two-person gate of one department, as a state with words (R56, R75, R65). Pure. */
import { isOfficer, officersNeeded } from '@/domain/officers'
import type { CheckInRow, DossierView, MemberRow } from '@/domain/rows'

export type Gate =
  | { status: 'open'; present: number; needed: number }
  /** nobody of this department is on site yet */
  | { status: 'nobody'; present: 0; needed: number }
  /** too few certified officers on site: its lines pause */
  | { status: 'short'; present: number; needed: number; left: string[] }
  | { status: 'closed' }
  | { status: 'locked' }

export interface Presence { member: MemberRow; checkIn: CheckInRow | null; here: boolean }

export function presenceOf(view: DossierView): Presence[] {
  const order = { LEADER: 0, MEMBER: 1, AUXILIARY: 2, EXPERT: 3 }
  return Object.values(view.members)
    .map(({ value: member }) => {
      const checkIn = view.checkins[member.user]?.value ?? null
      return { member, checkIn, here: !!checkIn && checkIn.out_at === null }
    })
    .sort((a, b) => a.member.department.localeCompare(b.member.department) || order[a.member.role] - order[b.member.role])
}

/** Experts and uncertified helpers are never counted (R65). */
export const counts = (member: MemberRow): boolean => isOfficer(member)

export function gateOf(view: DossierView, department: string): Gate {
  if (view.record['self']) return { status: 'locked' }
  if (view.parts[department]) return { status: 'closed' }
  const needed = officersNeeded(view)
  const own = presenceOf(view).filter(({ member }) => member.department === department && counts(member))
  const present = own.filter((one) => one.here).length
  if (present >= needed) return { status: 'open', present, needed }
  if (own.every((one) => !one.checkIn)) return { status: 'nobody', present: 0, needed }
  return { status: 'short', present, needed, left: own.filter((one) => one.checkIn && !one.here).map((one) => one.member.name) }
}

/** Key of the words and their details, e.g. field.gate.short {present, needed}. */
export function gateWords(gate: Gate): { key: string; details: Record<string, string | number> } {
  if (gate.status === 'open' || gate.status === 'nobody') return { key: gate.status, details: { present: gate.present, needed: gate.needed } }
  if (gate.status === 'short') return { key: gate.left.length ? 'left' : 'short', details: { present: gate.present, needed: gate.needed, names: gate.left.join('、') } }
  return { key: gate.status, details: {} }
}

/** 豫H演示-COM-001 as people type it: spaces, case, full-width letters and any dash do not matter. */
export const certificateKey = (text: string): string => text.normalize('NFKC').toUpperCase().replace(/[\s\-‐-―−_]/g, '')
export const sameCertificate = (typed: string, real: string): boolean => certificateKey(typed) === certificateKey(real) && certificateKey(real) !== ''
