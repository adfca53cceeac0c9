/** Where the preparation of a visit stands, one entry a matter, for 行前准备. Pure. */
import { isUnapproved } from '@/domain/approval'
import type { DossierView } from '@/domain/rows'
import { valuesOf } from '@/domain/view'

export type Standing = 'done' | 'waiting' | 'attention' | 'stop'

export interface ApprovalLine { department: string; name: string; standing: Standing; given: { number: string; by_name: string; at: number; as_deputy: boolean } | null }

export function approvalLines(view: DossierView): ApprovalLine[] {
  const task = view.task['self']?.value
  return (task?.departments ?? []).map(({ id, name }) => {
    const standing: Standing = !isUnapproved(view, id) ? 'done' : view.urgent[id] ? 'stop' : 'attention'
    return { department: id, name, standing, given: task?.approvals[id] ?? null }
  })
}

export type NoticeStanding = { kind: 'surprise' } | { kind: 'told' } | { kind: 'late'; by: string } | { kind: 'due'; by: string | null }

/** R68, R69: told, not to be told, still in time, or late. */
export function noticeStanding(view: DossierView, today: string): NoticeStanding {
  const task = view.task['self']?.value
  if (task?.surprise) return { kind: 'surprise' }
  if (view.notice['self'] || task?.state === 'NOTIFIED') return { kind: 'told' }
  const by = task?.notice_by ?? null
  return by && today > by ? { kind: 'late', by } : { kind: 'due', by }
}

/** Whom this person may begin urgently for: the leader for all, an officer for the own department. */
export function urgentChoices(view: DossierView, user: string): { id: string; name: string }[] {
  const member = view.members[user]?.value
  return (view.task['self']?.value.departments ?? []).filter(({ id }) => isUnapproved(view, id) && !view.urgent[id] && (member?.role === 'LEADER' || member?.department === id))
}

export const waitingReplacements = (view: DossierView): number => valuesOf(view, 'replacements').filter((one) => one.state === 'WAITING').length
export const hasBegun = (view: DossierView): boolean => Object.keys(view.checkins).length > 0 || !!view.record['self']
