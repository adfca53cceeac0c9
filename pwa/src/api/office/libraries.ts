/** The item list, checklists and the two libraries, as the desk reads them. */
import type { Method, Outcome } from '@/domain/rows'
import { query } from '../problem'
import { get, type Paged } from './http'
import type { Department } from './session'

export interface ObjectRow {
  id: string; kind: string; name: string; uscc: string | null; registration_no: string | null; town: string
  address_registered: string; premises: string[]; business_scope: string; industry_code: string; registration_status: string
  contact_name?: string; contact_phone?: string; responsible_departments?: Department[]; key_flags?: string[]; hazardous?: boolean
}
export interface InspectorRow {
  id: string; inspector_no: string; name: string; department: Department; position: string; specialties: string[]
  certificate_no: string | null; certificate_valid_to: string | null; person_type: 'CERTIFIED' | 'AUXILIARY'; status: string; phone?: string
}
export interface ItemRow {
  id: string; code: string; name: string; category: string; department: Department; item_class: 'KEY' | 'GENERAL'; content: string
  methods: Method[]; object_scope: string; status: string; version: number; basis: Basis[]
}
export interface Basis { law: string; article: string; text: string; mark: 'V' | 'E' | 'G' }
export interface ChecklistLine {
  code: string; order: number; department: Department; item: string; content: string; how_to_check: string[]; methods: Method[]
  basis: Basis[]; item_class: 'KEY' | 'GENERAL'; result_type: 'STANDARD' | 'QUALITY'; outcome_options: Outcome[]; materials: string[]
}
export interface ChecklistRow {
  id: string; title: string; version: number; industry: string; field: string; lead: Department; cooperating: Department[]; lines: ChecklistLine[]
}
interface Asked { q?: string; page?: number }

export const listObjects = (asked: Asked, signal?: AbortSignal) => get<Paged<ObjectRow>>(`/api/libraries/objects${query({ ...asked })}`, signal)
export const listInspectors = (asked: Asked, signal?: AbortSignal) => get<Paged<InspectorRow>>(`/api/libraries/inspectors${query({ ...asked })}`, signal)
export const listItems = (asked: Asked, signal?: AbortSignal) => get<Paged<ItemRow>>(`/api/lists/items${query({ ...asked })}`, signal)
export const listChecklists = (asked: Asked, signal?: AbortSignal) => get<Paged<ChecklistRow>>(`/api/lists/checklists${query({ ...asked })}`, signal)
