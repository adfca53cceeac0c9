/** Gates of what stands beside a line (R81–R84, R86). */
import { evidenceOf } from './attachments'
import { lineBarriers, openBarriers } from './gates'
import { barrier, type Barrier } from './problem'
import type { DossierView, MediaKind } from './rows'
import type { VisitVerbArgs } from './visit_verbs'

type Gate<V extends keyof VisitVerbArgs> = (view: DossierView, args: VisitVerbArgs[V], user: string) => Barrier[]
type Gates<V extends keyof VisitVerbArgs> = { [K in V]: Gate<K> }

const unless = (given: boolean, code: string, line: string | null = null): Barrier[] => (given ? [] : [barrier(code, {}, line ? [line] : [])])
const said = (...texts: string[]): boolean => texts.every((text) => text.trim() !== '')
const hasKind = (view: DossierView, media: string[], kinds: MediaKind[]): boolean =>
  media.some((sha256) => kinds.includes(evidenceOf(view, sha256)?.kind as MediaKind))

/** R84: an oral order is written down and proved by a recording or a signature. */
export function orderBarriers(view: DossierView, args: Pick<VisitVerbArgs['measure.order/1'], 'line' | 'requirement' | 'given' | 'note' | 'media'>): Barrier[] {
  const { line, requirement, given, note, media } = args
  const needed = unless(said(requirement), 'measure.requirement_missing', line)
  if (given !== 'ORAL') return needed
  return [
    ...needed, ...unless(said(note), 'measure.note_missing', line),
    ...unless(hasKind(view, media, ['AUDIO', 'VIDEO', 'SIGNATURE']), 'measure.proof_missing', line),
  ]
}

/** R82: what, which batch, how much, where, under which seal and receipt. */
export function sampleBarriers(args: Pick<VisitVerbArgs['sample.take/1'], 'line' | 'product' | 'batch' | 'quantity' | 'place' | 'seal_no' | 'receipt_no'>): Barrier[] {
  return unless(said(args.product, args.batch, args.quantity, args.place, args.seal_no, args.receipt_no), 'sample.incomplete', args.line)
}

/** R81: source, number, date, copy. */
export function conclusionBarriers(view: DossierView, args: Pick<VisitVerbArgs['conclusion.adopt/1'], 'line' | 'source' | 'number' | 'date' | 'media'>): Barrier[] {
  return [
    ...unless(said(args.source, args.number, args.date), 'conclusion.incomplete', args.line),
    ...unless(hasKind(view, args.media, ['PHOTO', 'DOC_SCAN']), 'conclusion.copy_missing', args.line),
  ]
}

export const LINE_GATES: Gates<'measure.order/1' | 'sample.take/1' | 'conclusion.adopt/1' | 'clue.record/1'> = {
  'measure.order/1': (view, args, user) => [...lineBarriers(view, args.line, user), ...orderBarriers(view, args)],
  'sample.take/1': (view, args, user) => [...lineBarriers(view, args.line, user), ...sampleBarriers(args)],
  'conclusion.adopt/1': (view, args, user) => [...lineBarriers(view, args.line, user), ...conclusionBarriers(view, args)],
  // R86: anybody of the team may see something outside the own duty
  'clue.record/1': (view, args, user) => [
    ...openBarriers(view), ...unless(!!view.members[user], 'team.not_member'), ...unless(said(args.to_department, args.matter), 'clue.incomplete'),
  ],
}
