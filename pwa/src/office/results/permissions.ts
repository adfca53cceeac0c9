/** Which verbs a person is offered for a department. The server decides; this only keeps dead buttons off the screen. */
import type { User } from '@/api/office/session'
import type { DeskDepartment } from '@/api/office/results'

export interface Verbs { enter: boolean; pass: boolean; return: boolean; publish: boolean; withhold: boolean }

export function verbsFor(department: DeskDepartment, user: User | null): Verbs {
  const own = user?.department?.id === department.id
  const is = (role: string) => own && (user?.roles.includes(role) ?? false)
  const guess = {
    enter: is('INSPECTOR') && department.state === 'COMPLETED',
    pass: is('REVIEWER') && department.state === 'ENTERED', return: is('REVIEWER') && department.state === 'ENTERED',
    publish: is('DEPT_HEAD') && department.state === 'REVIEWED', withhold: is('DEPT_HEAD') && department.state === 'REVIEWED',
  }
  return department.can ?? guess
}

export const hasVerb = (verbs: Verbs): boolean => Object.values(verbs).some(Boolean)
