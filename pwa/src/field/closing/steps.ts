/** The mutations that close a visit, as lists for captureAll: all of them are durable, or none (R87, R88, R91, R92, R94). */
import { cutOf, signedRows } from '@/domain/record'
import type { ConfirmMode, MediaPurpose, Place, WitnessRow } from '@/domain/rows'
import type { Gap, OfficerSignature, VerbArgs } from '@/domain/verbs'
import type { LaterStep, Step } from '@/sync'
import type { RecordDraft } from './draft'
import type { Handwriting } from './handwriting'

export function attachHandwriting(ink: Handwriting, purpose: MediaPurpose): Step {
  const { sha256, size, width, height, captured_at } = ink
  return {
    name: 'evidence.attach/1', media: [sha256],
    args: { sha256, kind: 'SIGNATURE', purpose, line: null, mime: 'image/png', size, captured_at, duration_ms: null, width, height },
  }
}

function attachRecord(draft: RecordDraft): Step {
  return {
    name: 'evidence.attach/1', media: [draft.sha256],
    args: {
      sha256: draft.sha256, kind: 'RECORD', purpose: 'CONFIRMATION', line: null, mime: 'application/json', size: draft.bytes.length,
      captured_at: draft.closing.closed_at, duration_ms: null, width: null, height: null,
    },
  }
}

/** `code` is derived from the record; the cut and the signed rows are read when everything before stands. */
function lock(draft: RecordDraft, mode: ConfirmMode, gap: Gap | null = null): LaterStep {
  return (_done, view) => ({
    name: 'record.lock/1', media: [draft.sha256],
    args: { mode, record: draft.sha256, code: draft.code, cut: cutOf(view), rows: signedRows(view), ...(gap ? { gap } : {}) },
  })
}

const signatures = (officers: Record<string, Handwriting>): OfficerSignature[] =>
  Object.entries(officers).map(([user, ink]) => ({ user, sha256: ink.sha256 }))
const handwritings = (officers: Record<string, Handwriting>): Step[] => Object.values(officers).map((ink) => attachHandwriting(ink, 'CONFIRMATION'))

export function closePart(department: string, linesHash: string, officers: Record<string, Handwriting>): Step[] {
  const args = { department, lines_hash: linesHash, signatures: signatures(officers) }
  return [...handwritings(officers), { name: 'part.close/1', media: args.signatures.map((one) => one.sha256), args }]
}

export interface Signer { signer_name: string; signer_role: string }

/** `statement`: 以上情况属实 in the party's own hand, where it was written. */
export function signed(draft: RecordDraft, signer: Signer, ink: Handwriting, gap: Gap | null = null, statement: Handwriting | null = null): (Step | LaterStep)[] {
  const written = statement ? [attachHandwriting(statement, 'CONFIRMATION')] : []
  return [attachRecord(draft), ...written, attachHandwriting(ink, 'CONFIRMATION'), confirm(draft, signer, ink.sha256, false), lock(draft, 'SIGNED', gap)]
}

/** `paper`: the photograph of the first stamped sheet; `pages` attach every sheet and the paper they make (R95). */
export function sealed(draft: RecordDraft, signer: Signer, paper: string, pages: Step[] = [], gap: Gap | null = null): (Step | LaterStep)[] {
  return [attachRecord(draft), ...pages, confirm(draft, signer, paper, true), lock(draft, 'SEALED', gap)]
}

function confirm(draft: RecordDraft, signer: Signer, signature: string, isSealed: boolean): Step {
  const args = { ...signer, signature, sealed: isSealed, opinion: draft.closing.opinion, record: draft.sha256 }
  return { name: 'party.confirm/1', media: [draft.sha256, signature], args }
}

export function refused(draft: RecordDraft, media: string[], officers: Record<string, Handwriting>, gap: Gap | null = null): (Step | LaterStep)[] {
  const note = draft.closing.refusal ?? { reason: '', document: '', told: false }
  const args: VerbArgs['party.refuse/1'] = { ...note, media, officers: signatures(officers), opinion: draft.closing.opinion, record: draft.sha256 }
  return [attachRecord(draft), ...handwritings(officers), { name: 'party.refuse/1', media: [draft.sha256], args }, lock(draft, 'REFUSED', gap)]
}

export function unreachable(draft: RecordDraft, media: string[], officers: Record<string, Handwriting>): (Step | LaterStep)[] {
  const place = draft.closing.unreachable ?? { site_state: '', address_visited: '', address_explanation: '', note: '' }
  const args: VerbArgs['party.unreachable/1'] = { ...place, media, officers: signatures(officers), record: draft.sha256 }
  return [attachRecord(draft), ...handwritings(officers), { name: 'party.unreachable/1', media: [draft.sha256], args }, lock(draft, 'NOT_PRESENT')]
}

/** `place`: where it was finished; threatened officers may be somewhere safe by then. */
export function uncooperative(draft: RecordDraft, media: string[], officers: Record<string, Handwriting>, place: Place | null): (Step | LaterStep)[] {
  const note = draft.closing.uncooperative ?? { behaviours: [], warned: false, warning: '', note: '' }
  const args: VerbArgs['party.uncooperative/1'] = { ...note, media, officers: signatures(officers), record: draft.sha256 }
  return [attachRecord(draft), ...handwritings(officers), { name: 'party.uncooperative/1', media: [draft.sha256], args, place }, lock(draft, 'UNCOOPERATIVE')]
}

/** An early leaver: why, and his handwriting over his own lines where he signed. */
export function left(user: string, reason: string, ink: Handwriting | null): Step[] {
  const out: Step = { name: 'team.check_out/1', media: ink ? [ink.sha256] : [], args: { user, reason, ...(ink ? { handwriting: ink.sha256 } : {}) } }
  return ink ? [attachHandwriting(ink, 'CONFIRMATION'), out] : [out]
}

export function witnessed(witness: Omit<WitnessRow, 'signature'>, ink: Handwriting | null): Step[] {
  const record: Step = { name: 'witness.record/1', media: ink ? [ink.sha256] : [], args: { ...witness, signature: ink?.sha256 ?? null } }
  return ink ? [attachHandwriting(ink, 'WITNESS'), record] : [record]
}
