/** What became of our files, as the dossiers' evidence rows tell it. */
import type { EvidenceRow } from '@/domain/rows'
import type { StoredMedium } from '@/store'
import type { Phone } from './phone'
import type { DossierPage } from './wire'

/**
 * Call inside the transaction that applies the answer. Facts about files need not wait for the last page. That a file
 * is set aside is no fact about ours: somebody else may have sent other bytes under its hash, and the server waits for
 * the right ones (P104). Of our own bytes the upload tells.
 */
export async function noteMediaStates(phone: Phone, pages: DossierPage[]): Promise<void> {
  for (const page of pages) {
    for (const [collection, , , body] of page.changes) {
      if (collection === 'evidence' && body && (body.value as EvidenceRow).state !== 'quarantined') await noteMediumState(phone, body.value as EvidenceRow)
    }
  }
}

export async function noteMediumState({ db }: Phone, { sha256, state }: Pick<EvidenceRow, 'sha256' | 'state'>): Promise<void> {
  const medium = await db.media.where('sha256').equals(sha256).first()
  if (!medium || medium.state === 'recording') return
  if (state === 'missing') return sendAgain(db, medium)
  if (medium.state === 'cleared') return
  if (state === 'verified') await db.media.update(medium.id, { state, sent: medium.size, problem: null })
  if (state === 'lost') await db.media.update(medium.id, { state, problem: null })
  if (state === 'quarantined') await db.media.update(medium.id, { state, problem: { code: 'media.quarantined', sealed: null } })
}

/** A restored server no longer finds the bytes. Ours are sent again; where they were cleared from this phone nobody here can. */
async function sendAgain(db: Phone['db'], { id, state }: StoredMedium): Promise<void> {
  if (state === 'verified' || state === 'sent') await db.media.update(id, { state: 'here', sent: 0, upload_url: null })
}
