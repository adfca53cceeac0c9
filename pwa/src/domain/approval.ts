/** Approval before field work, per department (R40): what is missing, and what was begun without it. */
import { departmentName } from './officers'
import { barrier, type Barrier } from './problem'
import type { DossierView } from './rows'

/** Lines of a department wait for its head, unless the leader began urgently and said why. */
export function approvalBarriers(view: DossierView, department: string): Barrier[] {
  if (!isUnapproved(view, department) || view.urgent[department]) return []
  return [barrier('approval.missing', { department: departmentName(view, department) })]
}

export const isUnapproved = (view: DossierView, department: string): boolean => view.task['self']?.value.approvals[department] === null

/** Departments begun urgently whose head has not said so yet: the banner stays red until then. */
export function owedApprovals(view: DossierView): string[] {
  return Object.keys(view.urgent).filter((department) => isUnapproved(view, department))
}

export function unapproved(view: DossierView): string[] {
  return (view.task['self']?.value.departments ?? []).map((one) => one.id).filter((id) => isUnapproved(view, id))
}
