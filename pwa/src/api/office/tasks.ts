/** Inspection tasks and their audit trail. */
import type { LineRow, MemberRow, TaskRow, TaskState } from '@/domain/rows'
import { query } from '../problem'
import { get, post, type Paged } from './http'
import type { Deadline } from './results'
import type { Department } from './session'

export interface TaskListRow {
  id: string; task_no: string; name: string; field: string; state: TaskState; planned_at: string; completed_on: string | null
  object: { name: string; uscc: string | null }; departments: (Department & { role: 'INITIATING' | 'COOPERATING' })[]
  leader: { id: string; name: string }; deadline: Deadline | null
}
/** What was frozen at the making of the task, who is on the team, who approved; no findings. */
export interface TaskDetail extends TaskListRow {
  task: TaskRow; members: MemberRow[]; lines: LineRow[]; approvals: { department: string; by: string; opinion: string; at: string }[]
}
export interface AuditEntry { id: number; at: string; actor_name: string; action: string; details: Record<string, unknown>; sealed: boolean }

export const listTasks = (asked: { state?: string; q?: string; page?: number }, signal?: AbortSignal) => get<Paged<TaskListRow>>(`/api/tasks${query(asked)}`, signal)
export const readTask = (id: string, signal?: AbortSignal) => get<TaskDetail>(`/api/tasks/${id}`, signal)
export const approveTask = (id: string, opinion: string) => post<TaskDetail>(`/api/tasks/${id}/approve`, { opinion })
export const listAudit = (asked: { task: string; page?: number }, signal?: AbortSignal) => get<Paged<AuditEntry>>(`/api/audit${query(asked)}`, signal)
