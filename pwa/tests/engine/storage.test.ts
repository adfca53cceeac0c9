import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { durably, noticeEviction, readFact } from '@/store'
import { captureSteps } from '@/sync/capture'
import { beginMedium } from '@/sync/media_writer'
import { checkIn, LEAD, TASK, tPhone, tReopened, tSignedIn, viewOfTask } from './cast'

afterEach(() => vi.unstubAllGlobals())

describe('storage', () => {
  it('a database the browser closed under pressure is reopened and the write repeated', async () => {
    const phone = await tSignedIn()
    let attempts = 0
    await durably(phone.db, async () => {
      if (++attempts === 1) phone.db.close()
      await phone.db.meta.put({ key: 'probe', value: 1 })
    })
    expect(attempts).toBe(2)
    expect(await phone.db.meta.get('probe')).toEqual({ key: 'probe', value: 1 })
  })

  it('a commit whose success was not heard of is not made twice', async () => {
    const phone = await tSignedIn()
    const transaction = phone.db.transaction.bind(phone.db) as (...args: unknown[]) => Promise<unknown>
    let lied = false
    vi.spyOn(phone.db, 'transaction').mockImplementation(((...args: unknown[]) => transaction(...args).then((result) => {
      if (args[0] !== 'rw' || lied) return result
      lied = true
      throw Object.assign(new Error('lost'), { name: 'UnknownError' })
    })) as never)
    await captureSteps(phone, TASK, [checkIn(LEAD)])
    vi.restoreAllMocks()
    expect(lied).toBe(true)
    expect(await phone.db.mutations.count()).toBe(1)
    expect((await viewOfTask(tReopened(phone)))!.checkins[LEAD]).toBeDefined()
  })

  it('full storage refuses the slice in words and keeps what was written', async () => {
    const phone = await tSignedIn()
    const writer = await beginMedium(phone, { kind: 'VIDEO', mime: 'video/webm' })
    await writer.write(new Uint8Array([1, 2]).buffer)
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => { throw Object.assign(new Error('full'), { name: 'QuotaExceededError' }) })
    await expect(writer.write(new Uint8Array([3]).buffer)).rejects.toMatchObject({ code: 'storage.full' })
    vi.restoreAllMocks()
    expect((await writer.finish()).size).toBe(2)
  })

  it('an eviction is noticed at the next start, a first start is not one', async () => {
    const kept = new Map<string, string>()
    vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value) })
    const phone = tPhone()
    expect(await noticeEviction(phone.db, 5)).toBe(false)
    expect(await noticeEviction(phone.db, 6)).toBe(false)
    const evicted = tPhone()
    expect(await noticeEviction(evicted.db, 7)).toBe(true)
    expect(await readFact(evicted.db, 'evicted')).toEqual({ at: 7 })
  })
})
