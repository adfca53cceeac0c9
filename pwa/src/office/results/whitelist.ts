/** R104: what the public will see of one department's result, in the order of F-15, and a guard against anything else. */
import type { PublicContent } from '@/api/office/results'

export const PUBLIC_FIELDS = ['task_name', 'task_no', 'items', 'object_name', 'uscc', 'field', 'department', 'checked_on', 'outcome_label', 'processing'] as const
export type PublicField = (typeof PUBLIC_FIELDS)[number]
/** Travels beside its words; not a row of its own. */
const BESIDE: string[] = ['outcome']

export interface PublicPreview { rows: { field: PublicField; text: string }[]; beyond: string[] }

/** `beyond` names every field that is not on the whitelist: with one there, nothing may be published. */
export function publicPreview(content: PublicContent, joiner: string): PublicPreview {
  const text = (value: PublicContent[PublicField]) => (Array.isArray(value) ? value.join(joiner) : value ?? '')
  const known: string[] = [...PUBLIC_FIELDS, ...BESIDE]
  return { rows: PUBLIC_FIELDS.map((field) => ({ field, text: text(content[field]) })), beyond: Object.keys(content).filter((name) => !known.includes(name)) }
}
