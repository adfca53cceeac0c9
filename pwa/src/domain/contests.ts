/** Rows with more than one value: what stands, whose it is to choose, and what may still be chosen (R139). Twin: contests/service.py. */
import { departmentName, isOfficer } from './officers'
import type { Put } from './laying'
import { barrier, type Barrier } from './problem'
import type { Collection, DossierView, Row } from './rows'
import { rowNamed } from './view'

export interface Contest { name: string; collection: Collection; key: string; row: Row<unknown>; owner: string }

const OF_LINES = new Set(['findings', 'measures'])
const OF_PEOPLE = new Set(['checkins', 'declarations'])
const OF_DEPARTMENTS = new Set(['parts', 'urgent'])

/** Every contested row of a task, in the order of its collections. */
export function contestsOf(view: DossierView): Contest[] {
  return Object.entries(view).flatMap(([collection, rows]) => (typeof rows === 'string' ? [] : Object.entries(rows as Record<string, Row<unknown>>)
    .filter(([, row]) => row.contest.length)
    .map(([key, row]) => ({ name: `${collection}/${key}`, collection: collection as Collection, key, row, owner: ownerOf(view, collection, key) }))))
}

/** The department a row belongs to: its line's, its person's, its own; else the one that leads. */
export function ownerOf(view: DossierView, collection: string, key: string): string {
  const leads = view.task['self']?.value.departments.find((one) => one.role === 'INITIATING')?.id ?? ''
  if (OF_LINES.has(collection)) return view.lines[key]?.value.department ?? leads
  if (OF_DEPARTMENTS.has(collection)) return key
  return (OF_PEOPLE.has(collection) ? view.members[key]?.value.department : undefined) ?? leads
}

/** Signed already: another value than the one that stands would change what stands under signatures. */
export function isSigned(view: DossierView, collection: string, owner: string): boolean {
  return !!view.record['self'] || (OF_LINES.has(collection) && !!view.parts[owner])
}

export function contestBarriers(view: DossierView, args: { row: string; choose: string }, user: string): Barrier[] {
  const slash = args.row.indexOf('/')
  const [collection, key] = [args.row.slice(0, slash), args.row.slice(slash + 1)]
  const owner = ownerOf(view, collection, key)
  const member = view.members[user]?.value
  if (!member) return [barrier('team.not_member')]
  if (!isOfficer(member)) return [barrier('team.not_officer')]
  if (member.department !== owner) return [barrier('contest.not_own', { department: departmentName(view, owner) })]
  return isSigned(view, collection, owner) && rowNamed(view, args.row)?.head !== args.choose ? [barrier('contest.signed')] : []
}

/** The row with the chosen value; nothing where it is not here any more. */
export function valueChosen(view: DossierView, name: string, head: string): Put[] {
  const row = rowNamed(view, name)
  const chosen = row && [{ head: row.head, value: row.value }, ...row.contest].find((one) => one.head === head)
  const slash = name.indexOf('/')
  return chosen ? [[name.slice(0, slash), name.slice(slash + 1), chosen.value] as Put] : []
}
