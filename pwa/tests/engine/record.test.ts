import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { hex, sha256 } from '@/domain/bytes'
import { canonical, canonicalBytes } from '@/domain/canonical'
import { verificationCode } from '@/domain/code'
import { buildRecord, cutOf, linesHash, recordLines, signedRows } from '@/domain/record'
import type { Step } from '@/sync'
import { captureSteps } from '@/sync/capture'
import { beginMedium } from '@/sync/media_writer'
import type { Phone } from '@/sync/phone'
import { AMR, AMR_ONE, AMR_TWO, checkIn, clean, COLLEAGUE, COM, LEAD, TASK, tHold, tSignedIn, viewOfTask } from './cast'

const signatures = [{ user: LEAD, sha256: 'aa' }, { user: COLLEAGUE, sha256: 'bb' }]
async function store(phone: Phone, kind: 'RECORD' | 'SIGNATURE', bytes: Uint8Array<ArrayBuffer>) {
  const writer = await beginMedium(phone, { kind, mime: kind === 'RECORD' ? 'application/json' : 'image/png' })
  await writer.write(bytes.buffer)
  return writer.finish()
}

/** COM done on this phone; AMR's part has arrived by sync. */
async function tReadyToClose() {
  const phone = await tSignedIn()
  const amr = (user: string) => ({ user, department: AMR, in_at: 5, out_at: null, method: 'OWN', by: user, certificate_shown: true, place: null, handwriting: null, photo: null, confirmed: true })
  await tHold(phone, {
    [`checkins/${AMR_ONE}`]: amr(AMR_ONE), [`checkins/${AMR_TWO}`]: amr(AMR_TWO),
    'findings/GS-M1': { ...clean('GS-M1').args, department: AMR, recorded_by: AMR_ONE, recorded_at: 6 },
    [`parts/${AMR}`]: { department: AMR, closed_at: 7, closed_by: AMR_ONE, lines_hash: 'cc', signatures: [], device: 'other', seq: 4, link: 'dd'.repeat(32) },
  })
  await captureSteps(phone, TASK, [checkIn(LEAD), checkIn(COLLEAGUE), clean('GS-C1'), clean('GS-C2')])
  return phone
}

describe('the canonical record', () => {
  it('R87 has the agreed shape, lines in order, lists sorted', async () => {
    const phone = await tReadyToClose()
    const record = buildRecord((await viewOfTask(phone))!, { mode: 'SIGNED', opinion: '无异议', closed_at: 99 })
    expect(Object.keys(record).sort()).toEqual(['closed_at', 'contacts', 'departments', 'evidence', 'kind', 'lines', 'mode', 'object', 'opinion', 'parts', 'refusal', 'started_at', 'task', 'team', 'uncooperative', 'unreachable', 'visit', 'witnesses'])
    expect(record.lines.map((line) => line.code)).toEqual(['GS-C1', 'GS-C2', 'GS-M1'])
    expect(record.team.map((member) => member.user)).toEqual([LEAD, COLLEAGUE, AMR_ONE, AMR_TWO])
    expect(record.started_at).toBe(5)
    expect(canonical(record)).toBe(canonical(JSON.parse(canonical(record))))
  })

  it('R91 lines nobody could check are in it as not checked', async () => {
    const phone = await tSignedIn()
    const record = buildRecord((await viewOfTask(phone))!, { mode: 'NOT_PRESENT', opinion: '', closed_at: 1, unreachable: { site_state: '锁门', address_visited: '东门', address_explanation: '', note: '无人' } })
    expect(record.lines.every((line) => !line.checked && line.outcome === null)).toBe(true)
    expect(record.object.address_visited).toBe('东门')
  })

  it('R94 lines_hash changes with any word of that department and with nothing of another', async () => {
    const phone = await tReadyToClose()
    const before = (await viewOfTask(phone))!
    expect(await linesHash(before, COM)).toBe(hex(await sha256(canonicalBytes(recordLines(before, COM)))))
    await captureSteps(phone, TASK, [clean('GS-C1', { note: '补充' })])
    const after = (await viewOfTask(phone))!
    expect(await linesHash(after, COM)).not.toBe(await linesHash(before, COM))
    expect(await linesHash(after, AMR)).toBe(await linesHash(before, AMR))
  })

  it('R94 closing is one transaction: part, confirmation and lock, the lock naming the part just closed', async () => {
    const phone = await tReadyToClose()
    const signature = await store(phone, 'SIGNATURE', new Uint8Array([1, 2, 3]))
    const view = (await viewOfTask(phone))!
    const lines_hash = await linesHash(view, COM)
    let record = { sha256: '', size: 0 }
    const made = await captureSteps(phone, TASK, [
      { name: 'part.close/1', args: { department: COM, lines_hash, signatures } },
      async (_done, now): Promise<Step> => {
        record = await store(phone, 'RECORD', canonicalBytes(buildRecord(now, { mode: 'SIGNED', opinion: '', closed_at: 9 })))
        return { name: 'party.confirm/1', args: { signer_name: '王站长', signer_role: '站长', signature: signature.sha256, sealed: false, opinion: '', record: record.sha256 }, media: [signature.sha256, record.sha256] }
      },
      (_done, now): Step => ({ name: 'record.lock/1', args: { mode: 'SIGNED', record: record.sha256, code: verificationCode(record.sha256), cut: cutOf(now), rows: signedRows(now) }, media: [record.sha256] }),
    ])
    const locked = (await viewOfTask(phone))!
    const device = locked.parts[COM]!.value.device
    expect(locked.record['self']!.value.cut).toEqual({ [device]: { seq: made[1]!.seq, link: '' }, other: { seq: 4, link: 'dd'.repeat(32) } })
    expect(made.map((one) => one.seq)).toEqual([5, 6, 7])
    expect((await phone.db.media.toArray()).every((medium) => medium.named === 1)).toBe(true)
  })

  it('P80 R94 the cut reaches what a second phone of a department wrote and was signed, though it closed no part', async () => {
    const phone = await tReadyToClose()
    const view = (await viewOfTask(phone))!
    const [line] = Object.keys(view.findings)
    view.findings[line!]!.head = 'second:7'
    expect(cutOf(view)['second']).toEqual({ seq: 7, link: '' })
  })

  it('R94 all or none: a lock that may not be leaves no part closed', async () => {
    const phone = await tReadyToClose()
    const lines_hash = await linesHash((await viewOfTask(phone))!, COM)
    await expect(captureSteps(phone, TASK, [
      { name: 'part.close/1', args: { department: COM, lines_hash, signatures } },
      (_done, now): Step => ({ name: 'record.lock/1', args: { mode: 'SIGNED', record: 'ff', code: '1', cut: cutOf(now), rows: [] } }),
    ])).rejects.toMatchObject({ code: 'record.not_answered' })
    expect((await viewOfTask(phone))!.parts[COM]).toBeUndefined()
  })
})
