/** Who is on site and counts: certified inspectors of the team, checked in and not out (R56, R65, R75). */
import type { DossierView, MemberRow } from './rows'
import { valuesOf } from './view'

/** May act as an officer at all: auxiliaries and experts assist only (R65). */
export function isOfficer(member: MemberRow | undefined): boolean {
  return !!member && member.person_type === 'CERTIFIED' && (member.role === 'LEADER' || member.role === 'MEMBER')
}

export function isOnSite(view: DossierView, user: string): boolean {
  const checkIn = view.checkins[user]?.value
  return !!checkIn && checkIn.out_at === null
}

export function officersOnSite(view: DossierView, department?: string): MemberRow[] {
  return valuesOf(view, 'members').filter(
    (member) => isOfficer(member) && isOnSite(view, member.user) && (department === undefined || member.department === department),
  )
}

/** How many certified inspectors a department needs on site (profile, never below two: R56). */
export function officersNeeded(view: DossierView): number {
  return Math.max(2, view.task['self']?.value.profile.min_inspectors_per_dept_on_site ?? 2)
}

export function departmentName(view: DossierView, department: string): string {
  return view.task['self']?.value.departments.find((entry) => entry.id === department)?.name ?? ''
}
