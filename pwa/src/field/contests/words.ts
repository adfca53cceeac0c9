/** A row's value as pairs of words, for entries that have no page of their own to be compared on. */
import type { DossierView } from '@/domain/rows'
import { dayOf, shortDay, timeOf } from '../dates'

type Translate = (key: string, named?: Record<string, unknown>) => string
const FIELDS = ['in_at', 'out_at', 'method', 'closed_at', 'closed_by', 'planned_at', 'vehicle', 'means', 'at', 'to_name', 'to_role', 'shown_to', 'users', 'mode', 'signer_name', 'signer_role', 'requirement', 'deadline', 'conflict', 'reason', 'note', 'opinion', 'by'] as const
const PEOPLE = new Set(['closed_by', 'users', 'by'])
const MOMENTS = new Set(['in_at', 'out_at', 'closed_at', 'at'])

export interface Said { name: string; text: string }

export function saidOf(view: DossierView, value: unknown, t: Translate, locale: string): Said[] {
  const row = (value ?? {}) as Record<string, unknown>
  const nameOf = (user: unknown) => view.members[String(user)]?.value.name ?? ''
  const moment = (at: number) => `${shortDay(dayOf(at), locale)} ${timeOf(at)}`
  const word = (field: string, raw: unknown): string => {
    if (raw === null || raw === undefined || raw === '') return ''
    if (Array.isArray(raw)) return raw.map((one) => word(field, one)).filter(Boolean).join('、')
    if (PEOPLE.has(field)) return nameOf(raw)
    if (MOMENTS.has(field) && typeof raw === 'number') return moment(raw)
    if (field === 'method') return t(raw === 'OWN' ? 'field.contests.own' : 'field.contests.colleague')
    if (field === 'mode') return t(`domain.mode.${String(raw)}`)
    if (typeof raw === 'boolean') return t(raw ? 'field.contests.yes' : 'field.contests.no')
    return typeof raw === 'string' || typeof raw === 'number' ? String(raw) : ''
  }
  return FIELDS.map((field) => ({ name: t(`field.contests.field.${field}`), text: word(field, row[field]) })).filter((one) => one.text)
}

/** Whom or what a row is about: a person, a line, a department. */
export function aboutOf(view: DossierView, key: string): string {
  return view.members[key]?.value.name ?? view.lines[key]?.value.item ?? view.task['self']?.value.departments.find((one) => one.id === key)?.name ?? ''
}
