/** The barrier: whose phone was heard of, what is only there, and who left with lines undone. */
import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { gapOf, gapsOf, phonesOf } from '@/field/closing/gap'
import { isEarly, leaversOf, ownRecorded } from '@/field/check-in/leavers'
import { left, signed } from '@/field/closing/steps'
import { AMR_ONE, AMR_TWO, clean, COLLEAGUE, LEAD } from '../../engine/cast'
import { capture, colleaguesPart, ink, shown, tClosed, tFound, view } from './stage'

const NOW = Date.now()
const peer = (user: string, heard_at: number, media = 0) => ({ user, device: 'd', unsent: 2, media, heard_at })

describe('the closing barrier', () => {
  it('works: stale phones are named; whoever closed his part, shares a phone, or holds this one is none', async () => {
    const gaps = gapsOf(await view(await tFound()), [], LEAD, NOW)
    expect(gaps.map((one) => one.member.user)).toEqual([AMR_TWO])
    expect(gapOf(gaps, ' 手机没电 ')).toEqual({ reason: '手机没电', phones: [{ user: AMR_TWO, at: null }] })
  })

  it('a phone whose codes were read just now is heard of; an hour later it is stale again', async () => {
    const now = await view(await tFound())
    const gap = (at: number) => gapsOf(now, [peer(AMR_ONE, NOW), peer(AMR_TWO, NOW)], LEAD, at).map((one) => one.member.user)
    expect([gap(NOW + 60_000), gap(NOW + 3_600_000)]).toEqual([[], [AMR_TWO]])
    expect(gapOf([], 'x')).toBeNull()
  })

  it('says how many files are only on the other phone', async () => {
    const phones = phonesOf(await view(await tFound()), [peer(AMR_ONE, NOW, 3)])
    expect(phones.map((one) => [one.member.user, one.media, one.shares])).toEqual([[AMR_ONE, 3, false], [AMR_TWO, null, false], [LEAD, null, false], [COLLEAGUE, null, true]])
  })

  it('R87 the reason goes into the lock, and the party’s own words are attached beside the signature', async () => {
    const phone = await tClosed()
    const draft = await shown(phone, { mode: 'SIGNED', opinion: '' })
    const gap = { reason: '手机没电', phones: [{ user: AMR_ONE, at: null }] }
    const [party, words] = [await ink(phone, 'party'), await ink(phone, '以上情况属实')]
    await capture(phone, ...signed(draft, { signer_name: '赵', signer_role: '' }, party, gap, words))
    const now = await view(phone)
    expect(now.record['self']?.value.gap).toEqual(gap)
    expect(now.evidence[words.sha256]?.value).toMatchObject({ kind: 'SIGNATURE', purpose: 'CONFIRMATION' })
    expect(now.confirmation['self']?.value.signature).toBe(party.sha256)
  })
})

describe('an early leaver', () => {
  async function tLeft() {
    const phone = await tFound(Object.fromEntries(Object.entries(colleaguesPart).filter(([name]) => !name.startsWith('parts/'))))
    await capture(phone, { name: 'line.assign/1', args: { lines: ['GS-C2'], users: [COLLEAGUE] } }, { name: 'line.assign/1', args: { lines: ['GS-C1'], users: [LEAD, COLLEAGUE] } })
    return phone
  }

  it('R75 signs for the lines he recorded, and the handwriting stands beside the reason', async () => {
    const phone = await tLeft()
    expect(ownRecorded(await view(phone), LEAD).map((line) => line.code)).toEqual(['GS-C1', 'GS-C2'])
    const hand = await ink(phone, 'lead')
    const [attached, out] = await capture(phone, ...left(LEAD, '临时公务', hand))
    expect(out!.seq).toBe(attached!.seq + 1)
    expect((await phone.db.mutations.where('id').equals(out!.id).first())?.media).toEqual([hand.sha256])
    expect((await view(phone)).checkins[LEAD]?.value.out_at).not.toBeNull()
  })

  it('R73 his open lines are offered to a colleague of the same department who is here', async () => {
    const phone = await tLeft()
    await capture(phone, { ...clean('GS-C2'), args: { ...clean('GS-C2').args, outcome: null } }, ...left(COLLEAGUE, '身体不适', null))
    const [leaver, ...others] = leaversOf(await view(phone))
    expect(others).toEqual([])
    expect([leaver!.lines.map((line) => line.code), leaver!.successors.map((one) => one.user)]).toEqual([['GS-C2'], [LEAD]])
    await capture(phone, { name: 'line.assign/1', args: { lines: ['GS-C2'], users: [LEAD] } })
    expect(leaversOf(await view(phone))).toEqual([])
  })

  it('after the part is closed nobody leaves early', async () => {
    const now = await view(await tClosed())
    expect([isEarly(now, LEAD), isEarly(now, AMR_ONE), leaversOf(now)]).toEqual([false, false, []])
  })
})
