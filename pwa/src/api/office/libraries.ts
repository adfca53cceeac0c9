/** Checklists and the two libraries, as the desk reads them. */
import type { LineRow } from '@/domain/rows'
import { query } from '../problem'
import { get, type Paged } from './http'

export interface ObjectRow {
  id: string; object_no: string; kind: string; name: string; uscc: string | null; registration_no: string | null; town: string; address_registered: string
  business_scope: string; industry_code: string; registration_status: string; contact_name: string; contact_phone: string
  /** absent for the joint office, which sees counts only (domain 3.3) */
  credit_risk_class?: string | null
  key_flags: { flag: string; since: string; evidence: string }[]; joint_fields: string[]
}
export interface InspectorRow {
  id: string; inspector_no: string; name: string; department: string; position: string; specialties: string[]; certificate_no: string
  certificate_valid_to: string | null; certificate_valid: boolean; person_type: 'CERTIFIED' | 'AUXILIARY'; status: string; phone?: string
}
export interface ChecklistRow { id: string; code: string; version: number; title: string; field: string; industry: string; lead_department: string; lines: LineRow[] }
interface Asked { q?: string; page?: number }

export const listObjects = (asked: Asked, signal?: AbortSignal) => get<Paged<ObjectRow>>(`/api/libraries/objects${query({ ...asked })}`, signal)
export const listInspectors = (asked: Asked, signal?: AbortSignal) => get<Paged<InspectorRow>>(`/api/libraries/inspectors${query({ ...asked })}`, signal)
export const listChecklists = (signal?: AbortSignal) => get<Paged<ChecklistRow>>('/api/lists/checklists?size=100', signal)
