/**
 * What may be done now, by the rows the phone holds. Every gate answers a list of barriers; empty means go.
 * Facts known only elsewhere are not judged here: the server flags them, it never loses evidence over them.
 */
import { approvalBarriers } from './approval'
import { evidenceOf } from './attachments'
import { isTested, waitingSample } from './beside'
import { departmentName, isOfficer, officersNeeded, officersOnSite } from './officers'
import { pauseBarriers } from './pauses'
import { barrier, type Barrier } from './problem'
import { recorderMeets } from './recorders'
import type { ConfirmMode, DossierView, EvidenceRow, FindingRow } from './rows'
import { valuesOf } from './view'
import type { OfficerSignature, VerbArgs } from './verbs'

/** R94: a locked record takes supplements only. */
export function openBarriers(view: DossierView): Barrier[] {
  return view.record['self'] ? [barrier('record.locked')] : []
}

/** R56, R75: two certified inspectors of the department on site, counted live. */
export function departmentBarriers(view: DossierView, department: string): Barrier[] {
  const present = officersOnSite(view, department).length
  const needed = officersNeeded(view)
  return present >= needed ? [] : [barrier('team.too_few_on_site', { department: departmentName(view, department), present, needed })]
}

/** R77, R40, R75: this person may record this line now. */
export function lineBarriers(view: DossierView, line: string, user: string): Barrier[] {
  const department = view.lines[line]?.value.department
  if (department === undefined) return [barrier('line.unknown', { line })]
  if (view.members[user]?.value.department !== department) return [barrier('line.not_own', { department: departmentName(view, department) }, [line])]
  const officer = officerBarriers(view, user)
  if (officer.length) return officer
  if (view.parts[department]) return [barrier('part.closed', { department: departmentName(view, department) })]
  return [...openBarriers(view), ...pauseBarriers(view), ...approvalBarriers(view, department), ...departmentBarriers(view, department)]
}

/** R17, R65: auxiliaries and experts assist only. */
export function officerBarriers(view: DossierView, user: string): Barrier[] {
  const member = view.members[user]?.value
  if (!member) return [barrier('team.not_member')]
  return isOfficer(member) ? [] : [barrier('team.not_officer')]
}

/** R10, R97: the outcome is one the line offers; R82: 合格 or 不合格 only after the report. */
export function outcomeBarriers(view: DossierView, args: Pick<FindingRow, 'line' | 'outcome'>): Barrier[] {
  const { line, outcome } = args
  const offered = view.lines[line]?.value.outcome_options ?? []
  if (outcome !== null && !offered.includes(outcome)) return [barrier('finding.outcome_not_offered', {}, [line])]
  const judged = outcome === 'QUALIFIED' || outcome === 'UNQUALIFIED'
  return judged && waitingSample(view, line) ? [barrier('sample.report_awaited', {}, [line])] : []
}

/** R78, R97: what one finding still lacks before it says something. R82: with a sample it may wait for its outcome. */
export function findingBarriers(finding: Pick<FindingRow, 'line' | 'checked' | 'reason' | 'outcome' | 'sub_code' | 'note' | 'fact' | 'measure' | 'deadline'>, tested = false): Barrier[] {
  const lacks = (code: string) => [barrier(code, { line: finding.line }, [finding.line])]
  if (!finding.checked) return finding.reason.trim() ? [] : lacks('finding.reason_missing')
  if (finding.outcome === null) return tested ? [] : lacks('finding.outcome_missing')
  if (finding.outcome === 'OTHER' && !(finding.sub_code && finding.note.trim())) return lacks('finding.other_unexplained')
  if (isProblem(finding) && !finding.fact.trim()) return lacks('finding.fact_missing')
  if (finding.measure === 'RECTIFY_BY' && !finding.deadline) return lacks('finding.deadline_missing')
  return []
}

function isProblem(finding: Pick<FindingRow, 'outcome'>): boolean {
  return finding.outcome === 'PROBLEM_ORDERED_RECTIFY' || finding.outcome === 'PROBLEM_PENDING_INVESTIGATION'
}

/** R78: lines (of one department, or of all) without a complete finding, in the checklist's order. */
export function openLines(view: DossierView, department?: string): string[] {
  return valuesOf(view, 'lines')
    .filter((line) => department === undefined || line.department === department)
    .sort((a, b) => a.order - b.order)
    .filter((line) => isOpen(view, line.code))
    .map((line) => line.code)
}

function isOpen(view: DossierView, line: string): boolean {
  const finding = view.findings[line]?.value
  return !finding || findingBarriers(finding, isTested(view, line)).length > 0 || besideBarriers(view, finding).length > 0
}

/** What must stand beside a finding: R83 责令改正 has its order F-11, R81 an adopted conclusion is there. */
export function besideBarriers(view: DossierView, finding: Pick<FindingRow, 'line' | 'checked' | 'outcome' | 'methods'>): Barrier[] {
  const { line, checked, outcome, methods } = finding
  if (!checked) return []
  const lines = view.lines[line]?.value.item ?? line
  return [
    ...(outcome === 'PROBLEM_ORDERED_RECTIFY' && !view.measures[line] ? [barrier('measure.order_missing', { lines }, [line])] : []),
    ...(methods.includes('ADOPTED_CONCLUSION') && !valuesOf(view, 'adopted').some((one) => one.line === line) ? [barrier('conclusion.missing', { lines }, [line])] : []),
  ]
}

/** R78: once and completely; what only lacks its paper says which. */
export function completenessBarriers(view: DossierView, department?: string): Barrier[] {
  const beside = openLines(view, department).flatMap((line) => {
    const finding = view.findings[line]?.value
    return finding && !findingBarriers(finding, isTested(view, line)).length ? besideBarriers(view, finding) : []
  })
  const named = new Set(beside.flatMap((one) => one.lines))
  const open = openLines(view, department).filter((line) => !named.has(line))
  return [...(open.length ? [barrier('record.lines_open', { count: open.length }, open)] : []), ...gathered(beside)]
}

/** One barrier a kind, naming every line it is about. */
function gathered(barriers: Barrier[]): Barrier[] {
  return [...new Set(barriers.map((one) => one.code))].map((code) => {
    const same = barriers.filter((one) => one.code === code)
    return barrier(code, { lines: same.map((one) => one.details['lines']).join('、') }, same.flatMap((one) => one.lines))
  })
}

/** R57, R73: the leader divides lines, each within its own department. */
export function assignBarriers(view: DossierView, args: VerbArgs['line.assign/1'], user: string): Barrier[] {
  if (view.members[user]?.value.role !== 'LEADER') return [barrier('team.not_leader')]
  const wrong = args.lines.filter((line) => args.users.some((other) => view.members[other]?.value.department !== view.lines[line]?.value.department))
  return wrong.length ? [barrier('line.assigned_across', {}, wrong)] : openBarriers(view)
}

/** R63: only the team checks in; for a colleague it is 同机签到 (method COLLEAGUE). */
export function checkInBarriers(view: DossierView, args: Pick<VerbArgs['team.check_in/1'], 'user' | 'method'>, user: string): Barrier[] {
  if (!view.members[args.user]) return [barrier('team.not_member')]
  if (args.method === 'OWN' && args.user !== user) return [barrier('team.own_only')]
  return openBarriers(view)
}

/** "Yes, that was me" is said from the own account only. */
export function confirmCheckInBarriers(view: DossierView, args: { user: string }, user: string): Barrier[] {
  if (args.user !== user) return [barrier('team.own_only')]
  return view.checkins[user] ? [] : [barrier('team.not_member')]
}

/** A department closes its part: own officer, nothing open, two officers' handwriting. */
export function partBarriers(view: DossierView, args: Pick<VerbArgs['part.close/1'], 'department' | 'signatures'>, user: string): Barrier[] {
  const member = view.members[user]?.value
  if (member?.department !== args.department || !isOfficer(member)) return [barrier('part.not_own', { department: departmentName(view, args.department) })]
  if (view.parts[args.department]) return [barrier('part.closed', { department: departmentName(view, args.department) })]
  const lines = completenessBarriers(view, args.department)
  return [...openBarriers(view), ...pauseBarriers(view), ...lines, ...departmentBarriers(view, args.department), ...signedByTwo(view, args.signatures, args.department)]
}

/** Two different officers (of a department) signed; where they stand is not asked. */
export function signedByTwo(view: DossierView, signatures: OfficerSignature[], department?: string): Barrier[] {
  const officers = new Set(signatures.map((entry) => entry.user).filter((user) => {
    const member = view.members[user]?.value
    return isOfficer(member) && (department === undefined || member?.department === department)
  }))
  return officers.size >= 2 ? [] : [barrier('officers.two_signatures', { present: officers.size })]
}

/** R87: all parts closed before the party is asked. */
export function confirmBarriers(view: DossierView): Barrier[] {
  return [...openBarriers(view), ...pauseBarriers(view), ...partsBarriers(view)]
}

/** Departments that have not closed their part. */
export function openParts(view: DossierView): string[] {
  return (view.task['self']?.value.departments ?? []).map((entry) => entry.id).filter((id) => !view.parts[id])
}

function partsBarriers(view: DossierView): Barrier[] {
  const open = openParts(view)
  const names = open.map((id) => departmentName(view, id)).join('、')
  return [
    ...completenessBarriers(view),
    ...(open.length ? [barrier('record.parts_open', { departments: names })] : []),
  ]
}

function media(view: DossierView, hashes: string[], kinds: EvidenceRow['kind'][]): EvidenceRow[] {
  return hashes.map((hash) => evidenceOf(view, hash)).filter((entry): entry is EvidenceRow => !!entry && kinds.includes(entry.kind))
}

/** Is one of these files sound or film (a voice note is neither); is one a photo? */
export const recorded = (view: DossierView, hashes: string[]): boolean => media(view, hashes, ['AUDIO', 'VIDEO']).some((entry) => entry.purpose !== 'VOICE_NOTE')
export const photographed = (view: DossierView, hashes: string[]): boolean => media(view, hashes, ['PHOTO']).length > 0

/** R88: note (reason, document), two officers, and audio or video (here or on a body camera) unless the county's profile says otherwise. */
export function refusalBarriers(view: DossierView, args: Pick<VerbArgs['party.refuse/1'], 'reason' | 'document' | 'media' | 'officers'>): Barrier[] {
  const needed = view.task['self']?.value.profile.refusal_av_required ?? true
  const proved = recorded(view, args.media) || recorderMeets(view, 'REFUSAL')
  return [
    ...confirmBarriers(view),
    ...(args.reason.trim() ? [] : [barrier('refusal.reason_missing')]),
    ...(args.document.trim() ? [] : [barrier('refusal.document_missing')]),
    ...signedByTwo(view, args.officers),
    ...(needed && !proved ? [barrier('refusal.recording_missing')] : []),
  ]
}

/** R91: place, photo, contact attempts, note, two officers; needs no closed parts. */
export function unreachableBarriers(view: DossierView, args: Omit<VerbArgs['party.unreachable/1'], 'record'>): Barrier[] {
  const attempts = view.task['self']?.value.profile.unreachable_attempts_min ?? 2
  const made = valuesOf(view, 'contacts').filter((contact) => contact.time > 0 && contact.number.trim() && contact.result.trim()).length
  const elsewhere = args.address_visited.trim() !== view.task['self']?.value.object.address_registered.trim()
  return [
    ...openBarriers(view), ...pauseBarriers(view),
    ...(elsewhere && !args.address_explanation.trim() ? [barrier('unreachable.address_unexplained')] : []),
    ...(photographed(view, args.media) ? [] : [barrier('unreachable.photo_missing')]),
    ...(made >= attempts ? [] : [barrier('unreachable.attempts_missing', { made, needed: attempts })]),
    ...(args.note.trim() ? [] : [barrier('unreachable.note_missing')]),
    ...signedByTwo(view, args.officers),
  ]
}

/** R89: a witness is not an officer of the team. */
export function witnessBarriers(view: DossierView, args: Pick<VerbArgs['witness.record/1'], 'name' | 'contact' | 'unit'>): Barrier[] {
  const digits = (value: string) => value.replace(/\D/g, '')
  const same = valuesOf(view, 'members').some(
    (member) => member.name === args.name.trim() || (digits(args.contact) !== '' && digits(args.contact) === digits(member.phone)),
  )
  if (same) return [barrier('witness.of_the_team', { name: args.name.trim() })]
  return args.name.trim() ? openBarriers(view) : [barrier('witness.name_missing')]
}

/** Where nothing could be inspected the result forms directly: parts need not be closed (R91, R92). */
const DIRECT: ConfirmMode[] = ['NOT_PRESENT', 'UNCOOPERATIVE']

/** What must hold before record.lock: the party answered, and unless nothing could be inspected every part is closed. */
export function lockBarriers(view: DossierView, args: Pick<VerbArgs['record.lock/1'], 'mode'>): Barrier[] {
  const confirmation = view.confirmation['self']?.value
  if (!confirmation || confirmation.mode !== args.mode) return [...openBarriers(view), ...pauseBarriers(view), barrier('record.not_answered')]
  const contested = Object.entries(view.findings).filter(([, row]) => row.contest.length).map(([line]) => line)
  return [
    ...openBarriers(view), ...pauseBarriers(view),
    ...(DIRECT.includes(args.mode) ? [] : partsBarriers(view)),
    ...(contested.length ? [barrier('record.contested', { count: contested.length }, contested)] : []),
  ]
}
