import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { isChosen, recordingsOf } from '@/field/closing/proof'
import { refused, unreachable, witnessed } from '@/field/closing/steps'
import { COLLEAGUE, LEAD, memberRow, COM, taskRow, tHold, tSignedIn } from '../../engine/cast'
import type { Phone } from '@/sync/phone'
import { attached, capture, ink, inks, shown, tClosed, view } from './stage'

const refusal = { reason: '要求等负责人到场', document: '联合检查记录表', told: true }
const REFUSED = { mode: 'REFUSED' as const, opinion: '', refusal }

describe('a refusal to sign', () => {
  it('R88 works: note, audio and two officers lock the record', async () => {
    const phone = await tClosed()
    const audio = await attached(phone, 'AUDIO', 'REFUSAL', '35 seconds')
    const draft = await shown(phone, REFUSED)
    await capture(phone, ...refused(draft, [audio], await inks(phone, LEAD, COLLEAGUE)))
    const now = await view(phone)
    expect(now.confirmation['self']!.value.refusal).toMatchObject({ ...refusal, media: [audio], officers: [{ user: LEAD }, { user: COLLEAGUE }] })
    expect(now.record['self']!.value).toMatchObject({ mode: 'REFUSED', record: draft.sha256 })
    expect(draft.record.evidence.map((one) => one.sha256)).toContain(audio)
  })

  it('R88 the note alone is not enough: 需音像记录', async () => {
    const phone = await tClosed()
    const before = await phone.db.mutations.count()
    await expect(capture(phone, ...refused(await shown(phone, REFUSED), [], await inks(phone, LEAD, COLLEAGUE)))).rejects.toMatchObject({ code: 'refusal.recording_missing', title: '需音像记录' })
    expect(await phone.db.mutations.count()).toBe(before)
  })

  it('R88 a photo is no recording, a video is', async () => {
    const phone = await tClosed()
    const photo = await attached(phone, 'PHOTO', 'REFUSAL', 'a photo')
    await expect(capture(phone, ...refused(await shown(phone, REFUSED), [photo], await inks(phone, LEAD, COLLEAGUE)))).rejects.toMatchObject({ code: 'refusal.recording_missing' })
    const video = await attached(phone, 'VIDEO', 'SITE', 'a film of this visit')
    await capture(phone, ...refused(await shown(phone, REFUSED), [video], await inks(phone, LEAD, COLLEAGUE)))
    expect((await view(phone)).record['self']!.value.mode).toBe('REFUSED')
  })

  it('R88 where the county’s profile allows it the note suffices', async () => {
    const phone = await tClosed()
    const task = taskRow()
    await tHold(phone, { 'task/self': { ...task, profile: { ...task.profile, refusal_av_required: false } } })
    await capture(phone, ...refused(await shown(phone, REFUSED), [], await inks(phone, LEAD, COLLEAGUE)))
    expect((await view(phone)).record['self']!.value.mode).toBe('REFUSED')
  })

  it('R88 one officer is not enough, and a reason is needed', async () => {
    const phone = await tClosed()
    const audio = await attached(phone, 'AUDIO', 'REFUSAL', '35 seconds')
    await expect(capture(phone, ...refused(await shown(phone, REFUSED), [audio], await inks(phone, LEAD)))).rejects.toMatchObject({ code: 'officers.two_signatures' })
    const silent = { ...REFUSED, refusal: { ...refusal, reason: ' ' } }
    await expect(capture(phone, ...refused(await shown(phone, silent), [audio], await inks(phone, LEAD, COLLEAGUE)))).rejects.toMatchObject({ code: 'refusal.reason_missing' })
  })

  it('R88 a recording made for the refusal is proof by itself, others are picked', async () => {
    const phone = await tClosed()
    const [own, earlier] = [await attached(phone, 'AUDIO', 'REFUSAL', 'own'), await attached(phone, 'VIDEO', 'SITE', 'earlier')]
    const recordings = recordingsOf(await view(phone))
    const chosen = (media: string[]) => recordings.filter((one) => isChosen(one, { media })).map((one) => one.sha256).sort()
    expect([chosen([]), chosen([earlier])]).toEqual([[own], [own, earlier].sort()])
  })
})

describe('a witness', () => {
  const witness = { id: 'w-1', name: '孙大娘', unit: '演示村村委会', contact: '13700000000', relation: '村（居）委会', statement: '当场拒签' }

  it('R89 is recorded with statement and signature and named in the record', async () => {
    const phone = await tClosed()
    const pen = await ink(phone, 'witness')
    await capture(phone, ...witnessed(witness, pen))
    const now = await view(phone)
    expect(now.witnesses['w-1']!.value).toEqual({ ...witness, signature: pen.sha256 })
    expect(now.evidence[pen.sha256]!.value).toMatchObject({ kind: 'SIGNATURE', purpose: 'WITNESS' })
    expect((await shown(phone, REFUSED)).record.witnesses).toEqual([{ name: '孙大娘', unit: '演示村村委会', relation: '村（居）委会' }])
  })

  it('R89 cannot be of the team', async () => {
    const phone = await tClosed()
    await expect(capture(phone, ...witnessed({ ...witness, name: memberRow(COLLEAGUE, COM).name }, await ink(phone, 'witness')))).rejects.toMatchObject({ code: 'witness.of_the_team' })
    expect((await view(phone)).witnesses).toEqual({})
  })

  it('R89 is never missing: the lock goes without', async () => {
    const phone = await tClosed()
    const audio = await attached(phone, 'AUDIO', 'REFUSAL', '35 seconds')
    await capture(phone, ...refused(await shown(phone, REFUSED), [audio], await inks(phone, LEAD, COLLEAGUE)))
    expect(Object.keys((await view(phone)).record)).toEqual(['self'])
  })
})

describe('nobody there', () => {
  const place = { site_state: '大门紧锁', address_visited: taskRow().object.address_registered, address_explanation: '', note: '大门紧锁，无人应答。' }
  const ABSENT = { mode: 'NOT_PRESENT' as const, opinion: '', unreachable: place }
  const attempt = (id: string) => ({ name: 'contact.log/1' as const, args: { id, time: 50, channel: 'PHONE' as const, number: '13900000000', result: '无人接听' } })
  async function tTried(): Promise<[Phone, string]> {
    const phone = await tSignedIn()
    await capture(phone, attempt('c-1'), attempt('c-2'))
    return [phone, await attached(phone, 'PHOTO', 'UNREACHABLE', 'closed gate')]
  }

  it('R91 works: place, photo, attempts, note and two officers lock without closed parts or a party', async () => {
    const [phone, photo] = await tTried()
    const draft = await shown(phone, ABSENT)
    await capture(phone, ...unreachable(draft, [photo], await inks(phone, LEAD, COLLEAGUE)))
    const now = await view(phone)
    expect(now.record['self']!.value.mode).toBe('NOT_PRESENT')
    expect(now.confirmation['self']!.value).toMatchObject({ signature: null, unreachable: { ...place, media: [photo] } })
    expect(draft.record).toMatchObject({ contacts: [{ id: 'c-1' }, { id: 'c-2' }], lines: [{ checked: false }, { checked: false }, { checked: false }] })
  })

  it('R91 zero photos: blocked', async () => {
    const [phone] = await tTried()
    await expect(capture(phone, ...unreachable(await shown(phone, ABSENT), [], await inks(phone, LEAD, COLLEAGUE)))).rejects.toMatchObject({ code: 'unreachable.photo_missing' })
  })

  it('R91 another address needs its explanation', async () => {
    const [phone, photo] = await tTried()
    const elsewhere = { ...ABSENT, unreachable: { ...place, address_visited: '别处' } }
    await expect(capture(phone, ...unreachable(await shown(phone, elsewhere), [photo], await inks(phone, LEAD, COLLEAGUE)))).rejects.toMatchObject({ code: 'unreachable.address_unexplained' })
    const explained = { ...elsewhere, unreachable: { ...elsewhere.unreachable, address_explanation: '门牌已改号' } }
    await capture(phone, ...unreachable(await shown(phone, explained), [photo], await inks(phone, LEAD, COLLEAGUE)))
    expect((await view(phone)).record['self']!.value.mode).toBe('NOT_PRESENT')
  })

  it('R91 fewer attempts than the profile asks: blocked', async () => {
    const [phone, photo] = await tTried()
    const task = taskRow()
    await tHold(phone, { 'task/self': { ...task, profile: { ...task.profile, unreachable_attempts_min: 3 } } })
    await expect(capture(phone, ...unreachable(await shown(phone, ABSENT), [photo], await inks(phone, LEAD, COLLEAGUE)))).rejects.toMatchObject({ code: 'unreachable.attempts_missing' })
  })
})
