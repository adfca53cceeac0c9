/**
 * What stands beside the signed record on its papers, from the dossier's rows. Twin of backend/fieldwork/record/signing.py.
 * A stamped paper is no handwriting: its form keeps （盖章处）, the paper itself is the original.
 */
import { evidenceOf } from '@/domain/attachments'
import type { DossierView, OfficerSignature, WitnessRow } from '@/domain/rows'
import type { ServiceRow } from '@/domain/visit_rows'

export interface ProofMedium { sha256: string; kind: string; captured_at: number; duration_ms: number | null }
export interface Signing {
  signer_name: string; signer_role: string; party: string | null
  officers: OfficerSignature[]; witnesses: WitnessRow[]; media: ProofMedium[]; services: ServiceRow[]
}

const byKey = <T>(rows: Record<string, { value: T }>): T[] => Object.keys(rows).sort().map((key) => rows[key]!.value)

export function signingOf(view: DossierView): Signing {
  const answer = view.confirmation['self']?.value
  const note = answer?.refusal ?? answer?.unreachable ?? answer?.uncooperative ?? null
  const inks = [...byKey(view.parts).flatMap((part) => part.signatures), ...(note?.officers ?? [])]
  const each = new Map(inks.map(({ user, sha256 }) => [user, sha256]))
  return {
    signer_name: answer?.signer_name ?? '', signer_role: answer?.signer_role ?? '', party: answer?.mode === 'SEALED' ? null : (answer?.signature ?? null),
    officers: [...each.keys()].sort().map((user) => ({ user, sha256: each.get(user)! })),
    witnesses: byKey(view.witnesses),
    media: (note?.media ?? []).flatMap((sha256) => {
      const row = evidenceOf(view, sha256)
      return row ? [{ sha256, kind: row.kind, captured_at: row.captured_at, duration_ms: row.duration_ms }] : []
    }),
    services: byKey(view.services),
  }
}

/** Every handwriting the papers show. */
export function picturesIn(signing: Partial<Signing>): string[] {
  const inks = [signing.party, ...(signing.officers ?? []).map((one) => one.sha256), ...[...(signing.witnesses ?? []), ...(signing.services ?? [])].map((one) => one.signature)]
  return [...new Set(inks.filter((one): one is string => !!one))].sort()
}
