/** Departments, users, devices: the administrator's calls. */
import { query } from '../problem'
import { get, patch, post, type Paged } from './http'
import type { Department, User } from './session'

export interface DepartmentRow extends Department { active: boolean }
export interface UserRow extends User { active: boolean; inspector?: string | null; last_seen_at?: string | null }
/** `password` is in the answer to the creation or the reset only; nobody can read it again. */
export interface OneTimePassword { password: string }
export interface NewUser { username: string; name: string; department: string | null; roles: string[] }
export interface DeviceRow {
  id: string; label: string; user: { id: string; username: string; name: string }; department: Department | null
  enrolled_at: string; last_seen_at: string | null; revoked_at: string | null; closed_at?: string | null; unsent?: number | null; clock_offset_ms?: number | null
}

export const listDepartments = (signal?: AbortSignal) => get<Paged<DepartmentRow>>('/api/accounts/departments?size=100', signal)
export const addDepartment = (department: { code: string; name: string }) => post<DepartmentRow>('/api/accounts/departments', department)
export const changeDepartment = (id: string, change: Partial<DepartmentRow>) => patch<DepartmentRow>(`/api/accounts/departments/${id}`, change)

export const listUsers = (asked: { q?: string; department?: string; page?: number }, signal?: AbortSignal) => get<Paged<UserRow>>(`/api/accounts/users${query(asked)}`, signal)
export const addUser = (user: NewUser) => post<UserRow & OneTimePassword>('/api/accounts/users', user)
export const changeUser = (id: string, change: { name?: string; department?: string | null; roles?: string[]; active?: boolean }) => patch<UserRow>(`/api/accounts/users/${id}`, change)
export const resetPassword = (id: string) => post<OneTimePassword>(`/api/accounts/users/${id}/password`)

export const listDevices = (asked: { page?: number }, signal?: AbortSignal) => get<Paged<DeviceRow>>(`/api/accounts/devices${query(asked)}`, signal)
export const revokeDevice = (id: string) => post<DeviceRow>(`/api/accounts/devices/${id}/revoke`)
