/** Who decides a card of 待办 on this desk, and which cards are ordinary enough to be approved together. */
import type { DossierView } from './rows'
import { valuesOf } from './view'
import type { ApprovalRow, DeputyRow } from './visit_rows'

export const isHead = (desk: DossierView): boolean => desk.profile['self']?.value.roles.includes('DEPT_HEAD') ?? false

/** The deputation by which this person decides today, if he is no head. */
export function deputationOf(desk: DossierView, today: string): DeputyRow | null {
  const user = desk.profile['self']?.value.user
  return valuesOf(desk, 'deputies').find((one) => one.deputy === user && !one.ended && one.from <= today && today <= one.to) ?? null
}

export function mayDecide(desk: DossierView, card: ApprovalRow, today: string): boolean {
  const own = desk.profile['self']?.value.department?.id === card.department
  return own && (isHead(desk) || deputationOf(desk, today) !== null)
}

/** Nothing to choose and nothing unusual: may be approved with the others in one go. */
export const isOrdinary = (card: ApprovalRow): boolean => card.exceptions.length === 0 && card.kind !== 'REPLACEMENT'

const DAY_MS = 24 * 3600 * 1000

export interface Pile { unusual: ApprovalRow[]; ordinary: ApprovalRow[]; decided: ApprovalRow[] }

/** What waits, the soonest visit first; what was decided within the last day, the newest first. */
export function pileOf(desk: DossierView, today: string, now: number): Pile {
  const cards = valuesOf(desk, 'approvals').filter((card) => mayDecide(desk, card, today))
  const waiting = cards.filter((card) => card.state === 'WAITING').sort((a, b) => a.planned_at.localeCompare(b.planned_at) || a.at - b.at)
  return {
    unusual: waiting.filter((card) => !isOrdinary(card)), ordinary: waiting.filter(isOrdinary),
    decided: cards.filter((card) => card.decided && now - card.decided.at < DAY_MS).sort((a, b) => (b.decided?.at ?? 0) - (a.decided?.at ?? 0)),
  }
}
