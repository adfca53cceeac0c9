/** Departments, users, devices: the administrator's calls. */
import { query } from '../problem'
import { call, get, patch, post, type Paged } from './http'
import type { Department, User } from './session'

export interface DepartmentRow extends Department { jurisdiction: string; contact: string; closed_at: string | null }
export interface UserRow extends User { disabled_at: string | null; created_at: string; inspector_no: string; certificate_no: string; certificate_valid_to: string | null }
export interface UserChange { name?: string; department_id?: string | null; roles?: string[]; disabled?: boolean }
export interface NewUser { username: string; name: string; department_id: string | null; roles: string[]; password: string }
/** `unsent`: what the phone last said it still holds; null when it never said. */
export interface DeviceRow {
  id: string; label: string; user: { id: string; username: string; name: string }; acknowledged_seq: number; unsent: number | null
  enrolled_at: string; last_contact_at: string | null; revoked_at: string | null; closed_at: string | null
}

export const listDepartments = (signal?: AbortSignal) => get<{ items: DepartmentRow[] }>('/api/accounts/departments', signal)
export const addDepartment = (department: { code: string; name: string; jurisdiction: string }) => post<DepartmentRow>('/api/accounts/departments', department)
export const changeDepartment = (id: string, change: { name?: string; contact?: string; closed?: boolean }) => patch<DepartmentRow>(`/api/accounts/departments/${id}`, change)

export const listUsers = (asked: { q?: string; page?: number }, signal?: AbortSignal) => get<Paged<UserRow>>(`/api/accounts/users${query(asked)}`, signal)
export const addUser = (user: NewUser) => post<UserRow>('/api/accounts/users', user)
export const changeUser = (id: string, change: UserChange) => patch<UserRow>(`/api/accounts/users/${id}`, change)
export const setPassword = async (id: string, password: string): Promise<void> => { await call('POST', `/api/accounts/users/${id}/password`, { password }) }

/** Eight digits for a phone whose PIN is gone; told once. */
export const makeRecoveryCode = (id: string) => post<{ code: string; minutes: number }>(`/api/accounts/users/${id}/recovery-code`, {})

export const listDevices = (signal?: AbortSignal) => get<{ items: DeviceRow[] }>('/api/accounts/devices', signal)
export const revokeDevice = async (id: string): Promise<void> => { await call('POST', `/api/accounts/devices/${id}/revoke`) }
