import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile } from 'node:fs/promises'
import { createServer, type Server as HttpServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { FileStore } from '@tus/file-store'
import { Server } from '@tus/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SLICE_BYTES } from '@/store'
import { captureSteps } from '@/sync/capture'
import { clearVerified, openMedium } from '@/sync/media_reader'
import { beginMedium, discardUnnamed, finishMedium, unfinishedMedia } from '@/sync/media_writer'
import type { Phone } from '@/sync/phone'
import { uploadOwed } from '@/sync/uploads'
import { readState } from '@/sync/watch'
import { checkIn, clean, COLLEAGUE, LEAD, TASK, tReopened, tSignedIn } from './cast'

const bytes = (size: number, seed = 1) => Uint8Array.from({ length: size }, (_, at) => (at * 31 + seed * 17 + (at >> 8)) & 0xff)
const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')

async function tMedium(phone: Phone, size: number, kind: 'PHOTO' | 'AUDIO' | 'VIDEO' = 'PHOTO', seed = 1) {
  const writer = await beginMedium(phone, { kind, mime: 'application/octet-stream' })
  const content = bytes(size, seed)
  for (let at = 0; at < size; at += 300_000) await writer.write(content.slice(at, at + 300_000).buffer)
  return { ...(await writer.finish()), content }
}

async function tNamed(phone: Phone, ...hashes: string[]): Promise<void> {
  await captureSteps(phone, TASK, [checkIn(LEAD), checkIn(COLLEAGUE), { ...clean('GS-C1'), media: hashes }])
}

describe('recording', () => {
  it('R140 works: slices are durable as they come and the hash is that of the whole', async () => {
    const phone = await tSignedIn()
    const writer = await beginMedium(phone, { kind: 'AUDIO', mime: 'audio/webm' })
    const content = bytes(3 * SLICE_BYTES + 5)
    await writer.write(new Blob([content.slice(0, 2 * SLICE_BYTES + 1)]))
    expect(await phone.db.slices.where('medium').equals(writer.id).count()).toBe(3)
    await writer.write(content.slice(2 * SLICE_BYTES + 1).buffer)
    expect(await writer.finish()).toEqual({ sha256: hashOf(content), size: content.length })
    const blob = (await openMedium(phone, hashOf(content)))!
    expect(blob.type).toBe('audio/webm')
    expect(hashOf(new Uint8Array(await blob.arrayBuffer()))).toBe(hashOf(content))
    await expect(writer.write(new ArrayBuffer(1))).rejects.toMatchObject({ code: 'media.closed' })
  })

  it('chunks written without waiting keep their order', async () => {
    const phone = await tSignedIn()
    const writer = await beginMedium(phone, { kind: 'VIDEO', mime: 'video/webm' })
    const content = bytes(10_000)
    void writer.write(new Blob([content.slice(0, 4000)]))
    void writer.write(content.slice(4000).buffer)
    expect((await writer.finish()).sha256).toBe(hashOf(content))
  })

  it('G2 a crash in the middle loses nothing that was written; the rest can be finished or discarded', async () => {
    const phone = await tSignedIn()
    await phone.db.media.add({ id: 'crashed', sha256: '', kind: 'VIDEO', mime: 'video/webm', size: 4, started_at: 7, state: 'recording', named: 0, sent: 0, upload_url: null, problem: null })
    await phone.db.slices.bulkAdd([{ medium: 'crashed', n: 0, start: 0, size: 2, sealed: new Uint8Array([1, 2]).buffer }, { medium: 'crashed', n: 1, start: 2, size: 2, sealed: new Uint8Array([3, 4]).buffer }])
    const reopened = tReopened(phone)
    const running = await beginMedium(reopened, { kind: 'AUDIO', mime: 'audio/webm' })
    expect(await unfinishedMedia(reopened)).toMatchObject([{ id: 'crashed', kind: 'VIDEO', mime: 'video/webm', size: 4, started_at: 7 }])
    expect(await finishMedium(reopened, 'crashed')).toEqual({ sha256: hashOf(new Uint8Array([1, 2, 3, 4])), size: 4 })
    await running.abort()
    expect(await reopened.db.media.count()).toBe(1)
  })

  it('a mutation never names a file that is not whole on this phone', async () => {
    const phone = await tSignedIn()
    await expect(tNamed(phone, 'ee'.repeat(32))).rejects.toMatchObject({ code: 'media.unknown' })
    expect(await phone.db.mutations.count()).toBe(0)
  })

  it('the same picture taken twice is kept once; what is evidence is not discarded', async () => {
    const phone = await tSignedIn()
    const first = await tMedium(phone, 1000)
    await tMedium(phone, 1000)
    expect(await phone.db.media.count()).toBe(1)
    await tNamed(phone, first.sha256)
    const [medium] = await phone.db.media.toArray()
    expect(await discardUnnamed(phone, medium!.id)).toBe(false)
    expect(await clearVerified(phone)).toBe(0)
  })
})

describe('upload', () => {
  let server: HttpServer
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'liancha-tus-'))
    const tus = new Server({ path: '/api/media/uploads', datastore: new FileStore({ directory: folder }), respectForwardedHeaders: false })
    server = createServer((request, response) => void tus.handle(request, response))
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  })
  afterAll(() => { server.close() })

  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const stored = async (phone: Phone, sha256: string) => {
    const medium = (await phone.db.media.where('sha256').equals(sha256).first())!
    return readFile(join(folder, medium.upload_url!.split('/').at(-1)!))
  }

  it('R140 works: the bytes on the server are the bytes hashed on the phone', async () => {
    const phone = await tSignedIn(LEAD, { origin: origin() })
    const [photo, unnamed] = [await tMedium(phone, 2_500_000), await tMedium(phone, 10, 'PHOTO', 9)]
    await tNamed(phone, photo.sha256)
    await uploadOwed(phone)
    expect(hashOf(await stored(phone, photo.sha256))).toBe(photo.sha256)
    expect((await phone.db.media.where('sha256').equals(unnamed.sha256).first())!.upload_url).toBeNull()
    expect((await readState(phone)).uploads).toMatchObject([{ sha256: photo.sha256, size: 2_500_000, sent: 2_500_000 }])
  })

  it('R140 G9 resumes at the last acknowledged byte after three disconnections, also after the page died', async () => {
    let left = 4
    const patched: number[] = []
    const cut: typeof fetch = async (input, init) => {
      if (init?.method === 'PATCH') patched.push(Number(new Headers(init.headers).get('Upload-Offset')))
      if (--left === 0) throw new TypeError('network')
      return fetch(input, init)
    }
    let phone = await tSignedIn(LEAD, { origin: origin(), fetch: cut })
    const video = await tMedium(phone, 11_300_000, 'VIDEO')
    await tNamed(phone, video.sha256)
    for (let disconnection = 0; disconnection < 3; disconnection++) {
      await expect(uploadOwed(phone)).rejects.toThrow('offline')
      expect((await readState(phone)).uploads[0]!.sent).toBeGreaterThan(0)
      phone = tReopened(phone)
      left = 4
    }
    left = 1000
    await uploadOwed(phone)
    expect(hashOf(await stored(phone, video.sha256))).toBe(video.sha256)
    expect(new Set(patched).size).toBeGreaterThanOrEqual(6)
    expect(patched.filter((offset) => offset === 0)).toHaveLength(0) // the first slice travels with the creation
  }, 30_000)

  it('signatures and photos go before audio, audio before video', async () => {
    const order: string[] = []
    const noting: typeof fetch = (input, init) => {
      if (init?.method === 'POST') order.push(atob(new Headers(init.headers).get('Upload-Metadata')!.split(',')[0]!.split(' ')[1]!))
      return fetch(input, init)
    }
    const phone = await tSignedIn(LEAD, { origin: origin(), fetch: noting })
    const video = await tMedium(phone, 5000, 'VIDEO', 21)
    const audio = await tMedium(phone, 5000, 'AUDIO', 22)
    const photos = [await tMedium(phone, 5000, 'PHOTO', 23), await tMedium(phone, 5000, 'PHOTO', 24)]
    await tNamed(phone, video.sha256, audio.sha256, ...photos.map((photo) => photo.sha256))
    await uploadOwed(phone)
    expect(order.slice(0, 2).sort()).toEqual(photos.map((photo) => photo.sha256).sort())
    expect(order.slice(2)).toEqual([audio.sha256, video.sha256])
  })

  it('G5 one file the server refuses is shown with its reason and stops no other', async () => {
    const picky: typeof fetch = async (input, init) => {
      if (new Headers(init?.headers).get('Upload-Length') !== '6666') return fetch(input, init)
      return new Response(JSON.stringify({ code: 'media.too_large', title: '文件过大', detail: '' }), { status: 413 })
    }
    const phone = await tSignedIn(LEAD, { origin: origin(), fetch: picky })
    const [bad, good] = [await tMedium(phone, 6666, 'PHOTO', 31), await tMedium(phone, 777, 'PHOTO', 32)]
    await tNamed(phone, bad.sha256, good.sha256)
    await uploadOwed(phone)
    expect((await readState(phone)).uploads.find((line) => line.sha256 === bad.sha256)!.problem).toMatchObject({ code: 'media.too_large', title: '文件过大' })
    expect(hashOf(await stored(phone, good.sha256))).toBe(good.sha256)
  })
})
