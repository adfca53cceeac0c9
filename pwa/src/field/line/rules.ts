/** What a finding must say before it may be saved (R78, R79, R82, R88–R93, R97). Pure: no Vue, no storage. */
import type { FindingRow, LineRow, MediaKind, Method, Outcome } from '@/domain/rows'

export type Draft = Omit<FindingRow, 'recorded_by' | 'recorded_at' | 'department'>
export type Choice = 'clean' | 'problem' | 'not-checked'
export type Missing = 'category' | 'subCode' | 'note' | 'fact' | 'measure' | 'deadline' | 'reason' | 'methods' | 'photo' | 'audioVideo'

export const cleanOutcome = (line: LineRow): Outcome => (line.result_type === 'QUALITY' ? 'QUALIFIED' : 'NO_PROBLEM_FOUND')

export const METHODS: Method[] = ['ON_SITE', 'WRITTEN', 'NETWORK', 'SAMPLING', 'ENTRUSTED', 'DATA_COMPARISON', 'OFF_SITE', 'ADOPTED_CONCLUSION']

/** The line's own methods, chosen beforehand (R79); a sample or a conclusion counts only once there is one (R81, R82). */
export function ownMethods(line: LineRow): Method[] {
  const own = line.methods.filter((method) => method !== 'SAMPLING' && method !== 'ADOPTED_CONCLUSION')
  return own.length ? own : ['ON_SITE']
}

/** R79: what is public is looked up, not visited for. */
export const offSiteSuffices = (line: LineRow): boolean => /信息公示|公示信息/.test(line.item) || (line.methods.includes('NETWORK') && !line.methods.includes('ON_SITE'))

/** Categories behind 发现问题. 无法联系 is not chosen line by line: it has its own procedure (R91). */
export function problemCategories(line: LineRow): Outcome[] {
  const never: Outcome[] = ['NO_PROBLEM_FOUND', 'QUALIFIED', 'UNREACHABLE_AT_REGISTERED_ADDRESS']
  return line.outcome_options.filter((outcome) => !never.includes(outcome))
}

export function emptyDraft(line: LineRow): Draft {
  return { line: line.code, checked: true, reason: '', outcome: null, sub_code: null, note: '', fact: '', clause: '', measure: 'NONE', deadline: null, methods: ownMethods(line) }
}

export function draftOf(line: LineRow, finding: FindingRow | null): Draft {
  if (!finding) return emptyDraft(line)
  const { checked, reason, outcome, sub_code, note, fact, clause, measure, deadline, methods } = finding
  return { line: line.code, checked, reason, outcome, sub_code, note, fact, clause, measure, deadline, methods: [...methods] }
}

export function choiceOf(line: LineRow, draft: Draft): Choice | null {
  if (!draft.checked) return 'not-checked'
  if (!draft.outcome) return null
  return draft.outcome === cleanOutcome(line) ? 'clean' : 'problem'
}

export const cleanDraft = (line: LineRow, draft: Draft): Draft => ({
  ...draft, checked: true, reason: '', outcome: cleanOutcome(line), sub_code: null, note: '', measure: 'NONE', deadline: null, clause: '',
  methods: draft.methods.length ? draft.methods : ownMethods(line),
})

/** 《法名》第几条, ready in the clause field when a problem is chosen. */
export const firstClause = (line: LineRow): string => {
  const basis = line.basis[0]
  return basis ? `《${basis.law}》${basis.article}` : ''
}

/** Choosing a category fills what follows from it and drops what no longer fits. */
export function withCategory(line: LineRow, draft: Draft, outcome: Outcome): Draft {
  const next: Draft = { ...draft, checked: true, reason: '', outcome, clause: draft.clause || firstClause(line) }
  if (outcome !== 'OTHER') Object.assign(next, { sub_code: null, note: '' })
  if (outcome === 'PROBLEM_ORDERED_RECTIFY') {
    if (next.measure !== 'RECTIFY_BY') next.measure = 'RECTIFY_NOW'
  } else if (outcome === 'PROBLEM_PENDING_INVESTIGATION') {
    if (next.measure !== 'TRANSFER') next.measure = 'INVESTIGATE'
  } else if (outcome === 'OTHER' || outcome === 'NO_RELEVANT_ACTIVITY') next.measure = 'NONE'
  if (next.measure !== 'RECTIFY_BY') next.deadline = null
  return next
}

/** `media`: kinds of the evidence on this line; `today`: 2026-11-21. Empty means it may be saved. */
export function missing(draft: Draft, media: MediaKind[], today: string): Missing[] {
  if (!draft.checked) return draft.reason.trim() ? [] : ['reason']
  if (!draft.outcome) return ['category']
  const gaps: Missing[] = []
  const need = (gap: Missing, wanted: boolean) => { if (wanted) gaps.push(gap) }
  const clean = draft.outcome === 'NO_PROBLEM_FOUND' || draft.outcome === 'QUALIFIED'
  need('subCode', draft.outcome === 'OTHER' && !draft.sub_code)
  need('note', draft.outcome === 'OTHER' && !draft.note.trim())
  need('fact', !clean && draft.outcome !== 'OTHER' && !draft.fact.trim())
  need('measure', draft.outcome === 'PROBLEM_ORDERED_RECTIFY' && !draft.measure.startsWith('RECTIFY'))
  need('deadline', draft.measure === 'RECTIFY_BY' && (!draft.deadline || draft.deadline < today))
  need('methods', !draft.methods.length)
  need('photo', draft.outcome === 'NO_RELEVANT_ACTIVITY' && !media.includes('PHOTO'))
  need('audioVideo', draft.outcome === 'SERIOUSLY_UNCOOPERATIVE' && !media.some((kind) => kind === 'AUDIO' || kind === 'VIDEO'))
  return gaps
}
