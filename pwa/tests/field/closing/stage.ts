/** A visit just before it is closed: two departments, everything found, the colleagues' part here by sync. */
import 'fake-indexeddb/auto'
import type { Closing } from '@/domain/record'
import { linesHash } from '@/domain/record'
import type { DossierView, MediaKind, MediaPurpose } from '@/domain/rows'
import { draftRecord, type RecordDraft } from '@/field/closing/draft'
import type { Handwriting } from '@/field/closing/handwriting'
import { closePart } from '@/field/closing/steps'
import { readDossier } from '@/store'
import { captureSteps } from '@/sync/capture'
import { beginMedium } from '@/sync/media_writer'
import type { Phone } from '@/sync/phone'
import type { LaterStep, Step } from '@/sync'
import { AMR, AMR_ONE, AMR_TWO, checkIn, clean, COLLEAGUE, COM, LEAD, TASK, tHold, tSignedIn } from '../../engine/cast'

const present = (user: string, department: string) => ({
  user, department, in_at: 1, out_at: null, method: 'OWN', by: user, certificate_shown: true, place: null, handwriting: null, photo: null, confirmed: true,
})
export const AMR_DEVICE = '0190dddd-0000-7000-8000-00000000000d'
/** What the other department's phone brought. */
export const colleaguesPart = {
  [`checkins/${AMR_ONE}`]: present(AMR_ONE, AMR), [`checkins/${AMR_TWO}`]: present(AMR_TWO, AMR),
  'findings/GS-M1': { ...clean('GS-M1').args, department: AMR, recorded_by: AMR_ONE, recorded_at: 5 },
  [`parts/${AMR}`]: { department: AMR, closed_at: 9, closed_by: AMR_ONE, lines_hash: 'ab'.repeat(32), signatures: [], device: AMR_DEVICE, seq: 4, link: 'cd'.repeat(32) },
}

export const view = async (phone: Phone): Promise<DossierView> => (await readDossier(phone.db, TASK, 'task'))!
export const capture = (phone: Phone, ...steps: (Step | LaterStep)[]) => captureSteps(phone, TASK, steps)

export async function medium(phone: Phone, kind: MediaKind, content: string, mime: string) {
  const writer = await beginMedium(phone, { kind, mime })
  await writer.write(new TextEncoder().encode(content).buffer)
  return { medium: writer.id, ...(await writer.finish()) }
}

export async function ink(phone: Phone, who: string): Promise<Handwriting> {
  return { ...(await medium(phone, 'SIGNATURE', `signature of ${who}`, 'image/png')), width: 300, height: 120, captured_at: 20 }
}

export const inks = async (phone: Phone, ...users: string[]) => Object.fromEntries(await Promise.all(users.map(async (user) => [user, await ink(phone, user)] as const)))

/** A file of this visit, attached. */
export async function attached(phone: Phone, kind: MediaKind, purpose: MediaPurpose, content: string): Promise<string> {
  const { sha256, size } = await medium(phone, kind, content, 'application/octet-stream')
  await capture(phone, { name: 'evidence.attach/1', media: [sha256], args: { sha256, size, kind, purpose, line: null, mime: 'application/octet-stream', captured_at: 30, duration_ms: null, width: null, height: null } })
  return sha256
}

/** The leader's phone: checked in, own lines done, nothing signed. */
export async function tFound(rows: Record<string, unknown> = colleaguesPart): Promise<Phone> {
  const phone = await tSignedIn()
  await tHold(phone, rows)
  await capture(phone, checkIn(LEAD), { ...checkIn(COLLEAGUE), args: { ...checkIn(COLLEAGUE).args, method: 'COLLEAGUE' } }, clean('GS-C1'), clean('GS-C2'))
  return phone
}

export async function closeOwnPart(phone: Phone, ...signers: string[]): Promise<void> {
  await capture(phone, ...closePart(COM, await linesHash(await view(phone), COM), await inks(phone, ...signers)))
}

/** Everything closed: the party may be asked. */
export async function tClosed(rows: Record<string, unknown> = colleaguesPart): Promise<Phone> {
  const phone = await tFound(rows)
  await closeOwnPart(phone, LEAD, COLLEAGUE)
  return phone
}

/** What is shown to the party, its bytes in the store. */
export async function shown(phone: Phone, closing: Omit<Closing, 'closed_at'>): Promise<RecordDraft> {
  const draft = await draftRecord(await view(phone), { ...closing, closed_at: 1_790_000_000_000 })
  const writer = await beginMedium(phone, { kind: 'RECORD', mime: 'application/json' })
  await writer.write(draft.bytes.slice().buffer)
  await writer.finish()
  return draft
}
