/** One joint inspection, signed: two headless phones of two departments, offline in between, against a real server. */
import 'fake-indexeddb/auto'
import { writeFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { describe, expect, it, vi } from 'vitest'
import { canonicalBytes } from '@/domain/canonical'
import { verificationCode } from '@/domain/code'
import { buildRecord, cutOf, linesHash, signedRows } from '@/domain/record'
import type { MediaKind } from '@/domain/rows'
import { readDossier } from '@/store'
import type { Step } from '@/sync'
import { captureSteps } from '@/sync/capture'
import { beginMedium } from '@/sync/media_writer'
import { makePhone, type Phone } from '@/sync/phone'
import { makeRunner } from '@/sync/runner'
import { enter, letIn } from '@/sync/session'
import { setPin } from '@/sync/unlock'
import { synchronize } from '@/sync/synchronize'
import { readState } from '@/sync/watch'

interface Seat { id: string; username: string; certificate_no: string }
interface County { origin: string; password: string; task: string; com: string; amr: string; seats: Record<'lead' | 'second' | 'partner' | 'partner2', Seat> }
const county = JSON.parse(process.env['LIANCHA_COUNTY']!) as County
const { lead, second, partner, partner2 } = county.seats

/** A phone whose network can be taken away. */
async function tHeadless(seat: Seat): Promise<Phone & { offline: boolean }> {
  const phone: Phone & { offline: boolean } = Object.assign(makePhone({ origin: county.origin, database: seat.username }), { offline: false })
  phone.fetch = (input, init) => (phone.offline ? Promise.reject(new TypeError('offline')) : fetch(input, init))
  expect(await enter(phone, seat.username, county.password)).toBeNull()
  await setPin(phone, '135790')
  await letIn(phone)
  expect(await synchronize(phone), JSON.stringify((await readState(phone)).problem)).toBe(true)
  return phone
}

const view = async (phone: Phone) => (await readDossier(phone.db, county.task, 'task'))!
const capture = (phone: Phone, ...steps: Parameters<typeof captureSteps>[2]) => captureSteps(phone, county.task, steps)

/** A tiny honest PNG: one row of grey, so wide that each name makes other bytes. */
function png(name: string): Uint8Array<ArrayBuffer> {
  const row = Buffer.concat([Buffer.from([0]), Buffer.from(name.padEnd(64, '.').slice(0, 64))])
  const header = Buffer.alloc(13)
  header.writeUInt32BE(64, 0)
  header.writeUInt32BE(1, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(row)), chunk('IEND', Buffer.alloc(0))]
  return new Uint8Array(Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), ...chunks]))
}
function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), content])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(content.length, 0)
  frame.writeUInt32BE(crc(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
function crc(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return (sum ^ 0xffffffff) >>> 0
}

async function store(phone: Phone, kind: MediaKind, bytes: Uint8Array<ArrayBuffer>, mime = 'image/png') {
  const writer = await beginMedium(phone, { kind, mime })
  await writer.write(bytes.buffer)
  return { ...(await writer.finish()), kind, mime }
}

const checkIn = (seat: Seat, by: Seat, handwriting: string | null = null): Step => ({
  name: 'team.check_in/1',
  args: { user: seat.id, method: seat === by ? 'OWN' : 'COLLEAGUE', certificate_no: seat.certificate_no, certificate_shown: true, handwriting, photo: null },
})
const clean = (line: string, outcome: 'NO_PROBLEM_FOUND' | 'QUALIFIED'): Step => ({
  name: 'finding.record/1',
  args: { line, checked: true, reason: '', outcome, sub_code: null, note: '', fact: '', clause: '', measure: 'NONE', deadline: null, methods: ['ON_SITE'] },
})

async function recordOwnLines(phone: Phone, department: string): Promise<void> {
  const lines = Object.values((await view(phone)).lines).map((row) => row.value).filter((line) => line.department === department)
  await capture(phone, ...lines.map((line) => clean(line.code, line.outcome_options.includes('NO_PROBLEM_FOUND') ? 'NO_PROBLEM_FOUND' : 'QUALIFIED')))
}

async function closing(phone: Phone, department: string, officers: Seat[]): Promise<Step> {
  const signatures = []
  for (const officer of officers) signatures.push({ user: officer.id, sha256: (await store(phone, 'SIGNATURE', png(`sign ${officer.username}`))).sha256 })
  return { name: 'part.close/1', args: { department, lines_hash: await linesHash(await view(phone), department), signatures } }
}

async function settled(phone: Phone): Promise<void> {
  const runner = makeRunner(phone)
  for (let round = 0; round < 40 && !(await readState(phone)).safeToSignOut; round++) {
    await runner.once()
    await new Promise((resolve) => { setTimeout(resolve, 250) })
  }
}

describe('a joint inspection', () => {
  it('R96 R139 two phones work offline, converge, close and lock; everything is applied and every file verified', async () => {
    const [com, amr] = [await tHeadless(lead), await tHeadless(partner)]
    com.offline = true
    await capture(com, checkIn(lead, lead), checkIn(second, lead, (await store(com, 'SIGNATURE', png('arrival'))).sha256))
    await recordOwnLines(com, county.com)
    const photo = await store(com, 'PHOTO', png('pump plate'))
    await capture(com, { name: 'evidence.attach/1', args: { sha256: photo.sha256, kind: 'PHOTO', purpose: 'SITE', line: null, mime: photo.mime, size: photo.size, captured_at: Date.now(), duration_ms: null, width: 64, height: 1 } })
    expect(await synchronize(com)).toBe(false)

    await capture(amr, checkIn(partner, partner), checkIn(partner2, partner, (await store(amr, 'SIGNATURE', png('arrival 2'))).sha256))
    await recordOwnLines(amr, county.amr)
    await capture(amr, await closing(amr, county.amr, [partner, partner2]))
    expect(await synchronize(amr)).toBe(true)

    com.offline = false
    expect(await synchronize(com)).toBe(true)
    com.offline = true
    const [sign, part] = [await store(com, 'SIGNATURE', png('party')), await closing(com, county.com, [lead, second])]
    let record = ''
    await capture(com, part,
      async (_done, now): Promise<Step> => {
        const bytes = canonicalBytes(buildRecord(now, { mode: 'SIGNED', opinion: '无异议', closed_at: Date.now() }))
        record = (await store(com, 'RECORD', bytes, 'application/json')).sha256
        return { name: 'party.confirm/1', args: { signer_name: '刘某（演示）', signer_role: '当班经理', signature: sign.sha256, sealed: false, opinion: '无异议', record } }
      },
      (_done, now): Step => ({ name: 'record.lock/1', args: { mode: 'SIGNED', record, code: verificationCode(record), cut: cutOf(now), rows: signedRows(now) } }))
    com.offline = false

    await settled(com)
    await settled(amr)
    for (const phone of [com, amr]) {
      const state = await readState(phone)
      expect(state.outcomes.map((line) => [line.name, line.state, line.problem])).toEqual(state.outcomes.map((line) => [line.name, 'applied', undefined]))
      expect(state).toMatchObject({ safeToSignOut: true, localOnly: 0, phase: 'idle' })
    }
    await vi.waitFor(async () => { // the worker writes the files' states into the rows a moment later
      await synchronize(com)
      await synchronize(amr)
      expect((await view(com)).evidence[photo.sha256]!.value.state).toBe('verified')
    }, { timeout: 30_000, interval: 500 })
    expect(await view(amr)).toEqual(await view(com))
    expect((await view(com)).record['self']!.value).toMatchObject({ incomplete: false, record, mode: 'SIGNED' })
    writeFileSync(process.env['LIANCHA_STORY']!, JSON.stringify({ record, photo: photo.sha256 }))
  })
})
