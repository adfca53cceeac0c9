import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { SLICE_BYTES } from '@/store'
import { aheadOfFile, captureSteps } from '@/sync/capture'
import { openMedium } from '@/sync/media_reader'
import { unfinishedMedia } from '@/sync/media_writer'
import type { Phone } from '@/sync/phone'
import type { Step } from '@/sync/types'
import { checkIn, LEAD, TASK, tSignedIn } from './cast'

const picture = (size: number, seed = 1) => Uint8Array.from({ length: size }, (_, at) => (at * 31 + seed * 17 + (at >> 8)) & 0xff)
const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')
const asked = ({ sha256, size }: { sha256: string; size: number }): Step => ({
  name: 'evidence.attach/1', media: [sha256],
  args: { sha256, size, kind: 'PHOTO', purpose: 'SITE', line: null, mime: 'image/jpeg', captured_at: 5, duration_ms: null, width: 4, height: 3, source: 'CAMERA' },
})
const tKept = (phone: Phone, content: Uint8Array<ArrayBuffer>) => aheadOfFile(phone, TASK)({ kind: 'PHOTO', mime: 'image/jpeg', bytes: content.slice().buffer }, asked)

describe('a picture and its record', () => {
  it('R140 P22 works: bytes, hash and mutation are durable together, in slices', async () => {
    const phone = await tSignedIn()
    const content = picture(2 * SLICE_BYTES + 7)
    const { sha256, size, captured } = await tKept(phone, content)
    expect([sha256, size, captured.seq]).toEqual([hashOf(content), content.length, 1])
    const medium = (await phone.db.media.toCollection().first())!
    expect(medium).toMatchObject({ sha256, size, state: 'here', named: 1, mime: 'image/jpeg' })
    expect(await phone.db.slices.where('medium').equals(medium.id).count()).toBe(3)
    expect(hashOf(new Uint8Array(await (await openMedium(phone, sha256))!.arrayBuffer()))).toBe(sha256)
    expect(await unfinishedMedia(phone)).toEqual([])
  })

  it('what was read ahead is read again when something was recorded meanwhile', async () => {
    const phone = await tSignedIn()
    const keep = aheadOfFile(phone, TASK)
    await captureSteps(phone, TASK, [checkIn(LEAD)])
    const { captured } = await keep({ kind: 'PHOTO', mime: 'image/jpeg', bytes: picture(9).buffer }, asked)
    expect(captured.seq).toBe(2)
    const [, second] = await phone.db.mutations.orderBy('[device+seq]').toArray()
    expect(second!.prev_link).toBe((await phone.db.mutations.toArray())[0]!.link)
  })

  it('pictures of one breath all come through, each with its own number', async () => {
    const phone = await tSignedIn()
    const kept = await Promise.all([1, 2, 3].map((seed) => tKept(phone, picture(500, seed))))
    expect(kept.map((one) => one.captured.seq).sort()).toEqual([1, 2, 3])
    expect(await phone.db.media.count()).toBe(3)
  })

  it('the same picture is kept once; one that was cleared comes back as it was', async () => {
    const phone = await tSignedIn()
    const content = picture(600)
    const { sha256 } = await tKept(phone, content)
    await tKept(phone, content)
    expect([await phone.db.media.count(), await phone.db.slices.count()]).toEqual([1, 1])
    const { id } = (await phone.db.media.toCollection().first())!
    await phone.db.media.update(id, { state: 'cleared', sent: 600 })
    await phone.db.slices.clear()
    await tKept(phone, content)
    expect(await phone.db.media.toArray()).toMatchObject([{ sha256, state: 'verified', sent: 600, named: 1 }])
    expect(await phone.db.slices.count()).toBe(1)
  })

  it('G2 a full phone keeps neither bytes nor record, and says so', async () => {
    const phone = await tSignedIn()
    phone.db.slices.hook('creating', () => { throw new DOMException('', 'QuotaExceededError') })
    await expect(tKept(phone, picture(700))).rejects.toMatchObject({ code: 'storage.full' })
    expect([await phone.db.media.count(), await phone.db.mutations.count(), await phone.db.slices.count()]).toEqual([0, 0, 0])
  })
})
