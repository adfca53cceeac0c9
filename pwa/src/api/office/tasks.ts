/** Inspection tasks and their audit trail. */
import type { TaskState } from '@/domain/rows'
import { query } from '../problem'
import { get, type Paged } from './http'
import type { Department } from './session'

export interface TaskListRow {
  id: string; task_no: string; name: string; field: string; state: TaskState; planned_at: string; surprise: boolean
  object: { name: string; uscc: string | null; town?: string }; departments: (Department & { role: 'INITIATING' | 'COOPERATING' })[]
  completed_on: string | null
}
export interface TaskMember {
  user: string; name: string; department_name: string; role: 'LEADER' | 'MEMBER' | 'AUXILIARY' | 'EXPERT'; certificate_no: string | null
}
export interface TaskDetail extends TaskListRow {
  object: { name: string; uscc: string | null; town?: string; address_registered?: string; premises?: string[]; registration_status?: string; business_scope?: string }
  members: TaskMember[]
  lines: { code: string; department: string; item: string; content: string }[]
  checklist?: { title: string; version: number }
  warnings?: string[]
}
export interface AuditEntry { id: string; at: string; actor: string | null; action: string; text?: string; department?: string | null; detail?: Record<string, unknown> }

export const listTasks = (asked: { state?: string; q?: string; page?: number }, signal?: AbortSignal) => get<Paged<TaskListRow>>(`/api/tasks${query(asked)}`, signal)
export const readTask = (id: string, signal?: AbortSignal) => get<TaskDetail>(`/api/tasks/${id}`, signal)
export const listAudit = (asked: { task: string; page?: number }, signal?: AbortSignal) => get<Paged<AuditEntry>>(`/api/audit${query(asked)}`, signal)
