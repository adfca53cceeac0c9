/** What is known before the visit, in the shape the forms are printed from. Twin of backend/tasks/papers/prefilled.py. */
import { hex, sha256 } from '@/domain/bytes'
import { canonicalBytes } from '@/domain/canonical'
import type { SignedRecord } from '@/domain/record'
import type { DossierView, LineRow, MemberRow } from '@/domain/rows'
import { valuesOf } from '@/domain/view'
import type { FormCode, Sheet } from './sheet'

export const BEFORE: FormCode[] = ['F-04', 'F-06', 'F-07']
export const BLANKS: FormCode[] = ['F-10', 'F-11', 'F-12', 'F-13']
/** R71: the pack, in its order. */
export const PACK: FormCode[] = ['F-04', 'F-07', 'F-09', ...BLANKS]

const UNKNOWN = { checked: null, reason: '', methods: [], outcome: null, sub_code: null, note: '', fact: '', clause: '', measure: null, deadline: null }
const pick = <T extends object, K extends keyof T>(row: T, ...keys: K[]): Pick<T, K> => Object.fromEntries(keys.map((key) => [key, row[key]])) as Pick<T, K>

/** A form as far as it is known before the visit; F-06 once for each department, no F-07 for a surprise check. */
export async function prefilledSheets(view: DossierView, form: FormCode): Promise<Sheet[]> {
  const task = view.task['self']?.value
  if (!task || (form === 'F-07' && task.surprise)) return []
  const [record, more] = [prefilledRecord(view), aboutTask(view)]
  const ones = form === 'F-06' ? task.departments.map((part) => ({ ...part, urgent: view.urgent[part.id]?.value ?? null })) : [null]
  return Promise.all(ones.map(async (one) => {
    const digest = hex(await sha256(canonicalBytes({ form, record, more, one })))
    return { form, record: record as unknown as SignedRecord, sha256: digest, signing: {}, one, more, unfilled: true, version: 1 }
  }))
}

function prefilledRecord(view: DossierView) {
  const task = view.task['self']!.value
  return {
    kind: 'liancha-prefilled/1', task: pick(task, 'task_no', 'name', 'field', 'planned_at'),
    object: pick(task.object, 'name', 'uscc', 'address_registered'), departments: task.departments, surprise: task.surprise,
    team: team(view).map((one) => ({ ...pick(one, 'user', 'name', 'department', 'role', 'certificate_no'), in_at: null, out_at: null })),
    lines: lines(view).map((one) => ({ ...pick(one, 'code', 'department', 'item', 'content'), ...UNKNOWN })),
    parts: [], evidence: [], contacts: [], witnesses: [], mode: null, opinion: '',
    visit: { notice: view.notice['self']?.value ?? null, measures: [] }, started_at: null, closed_at: null,
  }
}

function aboutTask(view: DossierView) {
  const task = view.task['self']!.value
  const users = new Map<string, string[]>()
  for (const code of Object.keys(view.assignments).sort()) for (const user of view.assignments[code]!.value.users) users.set(user, [...(users.get(user) ?? []), code])
  return {
    task: {
      ...pick(task, 'task_no', 'name', 'industry', 'planned_at', 'surprise', 'vehicle', 'checklist', 'approvals', 'nth_this_year'),
      object: pick(task.object, 'name', 'uscc', 'registration_no', 'address_registered', 'registration_status', 'contact_name', 'contact_phone'),
    },
    members: team(view), lines: lines(view), notice: view.notice['self']?.value ?? null, surprise: view.surprise['self']?.value ?? null,
    materials: (view.preparation['materials']?.value.body ?? []).map((one) => one.value),
    duties: [...users.keys()].sort().map((user) => ({ user, lines: users.get(user)! })),
  }
}

/** By department as they take part, the leader first. */
function team(view: DossierView): MemberRow[] {
  const departments = view.task['self']!.value.departments.map((part) => part.id)
  const rank = (one: MemberRow) => `${departments.indexOf(one.department)}${one.role === 'LEADER' ? 0 : 1}${one.user}`
  return valuesOf(view, 'members').sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
}

const lines = (view: DossierView): LineRow[] => valuesOf(view, 'lines').sort((a, b) => a.order - b.order || (a.code < b.code ? -1 : 1))
