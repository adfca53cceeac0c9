/** Two phones without a network: what one shows, the other holds, closes with, and delivers; whoever comes to the server first. */
import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { linesHash, cutOf } from '@/domain/record'
import { unseal, type PeerWords } from '@/store'
import { captureSteps } from '@/sync/capture'
import type { Phone } from '@/sync/phone'
import { FrameCollector } from '@/sync/relay/frames'
import { bundleOf, offerRelay, type Scope } from '@/sync/relay/outgoing'
import { packBundle, unpackBundle, type Bundle } from '@/sync/relay/bundle'
import { takeRelay } from '@/sync/relay/incoming'
import { synchronize } from '@/sync/synchronize'
import { readState } from '@/sync/watch'
import { AMR, AMR_ONE, AMR_TWO, checkIn, clean, COLLEAGUE, LEAD, TASK, tCounty, tEnrolled, viewOfTask } from './cast'
import { plainView, type County } from './county'

const OTHER_TASK = '0190aaaa-0000-7000-8000-0000000000ff'

async function tTwo(): Promise<{ county: County; lead: Phone; amr: Phone }> {
  const county = tCounty()
  const [lead, amr] = [await tEnrolled(county, LEAD), await tEnrolled(county, AMR_ONE)]
  for (const phone of [lead, amr]) await synchronize(phone)
  return { county, lead, amr }
}

/** What the other phone said of itself, as it is kept here. */
async function peerOf(phone: Phone, device: string): Promise<PeerWords> {
  return unseal<PeerWords>(phone.db, (await phone.db.peers.get([TASK, device]))!.sealed)
}

/** The market's phone: two check-ins, its line, its part closed, all offline. */
async function tMarketDone(amr: Phone): Promise<void> {
  const proxied = { ...checkIn(AMR_TWO), args: { ...checkIn(AMR_TWO).args, method: 'COLLEAGUE' as const } }
  await captureSteps(amr, TASK, [checkIn(AMR_ONE), proxied, clean('GS-M1')])
  const hash = await linesHash((await viewOfTask(amr))!, AMR)
  const signatures = [AMR_ONE, AMR_TWO].map((user, n) => ({ user, sha256: `${n}`.repeat(64) }))
  await captureSteps(amr, TASK, [{ name: 'part.close/1', args: { department: AMR, lines_hash: hash, signatures } }])
}

async function shown(from: Phone, to: Phone, scope: Scope = 'all') {
  const collector = new FrameCollector(TASK)
  for (const frame of (await offerRelay(from, TASK, scope)).frames.toReversed()) await collector.take(frame)
  return takeRelay(to, TASK, (await collector.stream())!)
}

describe('relay by QR', () => {
  it('R78 shows the colleague\'s lines and his closed part, and names what is only on his phone', async () => {
    const { lead, amr } = await tTwo()
    await tMarketDone(amr)
    const taken = await shown(amr, lead)
    expect(taken).toEqual({ user: AMR_ONE, name: '检查员3', fresh: 4, known: 0, media: 0, part: { department: AMR, closed: true, same: true } })
    const view = (await viewOfTask(lead))!
    expect(view.findings['GS-M1']).toMatchObject({ value: { outcome: 'NO_PROBLEM_FOUND', recorded_by: AMR_ONE }, pending: true, contest: [] })
    expect(view.checkins[AMR_TWO]?.value.method).toBe('COLLEAGUE')
    const device = (await amr.db.devices.toArray())[0]!
    expect(cutOf(view)[device.id]).toEqual({ seq: 4, link: device.link })
    expect(await readState(lead)).toMatchObject({ localOnly: 4, safeToSignOut: false })
    expect(await peerOf(lead, device.id)).toMatchObject({ user: AMR_ONE, unsent: 4 })
  })

  it('shown twice, and again with more, keeps each once', async () => {
    const { lead, amr } = await tTwo()
    await captureSteps(amr, TASK, [checkIn(AMR_ONE)])
    expect(await shown(amr, lead)).toMatchObject({ fresh: 1, known: 0 })
    expect(await shown(amr, lead)).toMatchObject({ fresh: 0, known: 1 })
    await captureSteps(amr, TASK, [{ ...checkIn(AMR_TWO), args: { ...checkIn(AMR_TWO).args, method: 'COLLEAGUE' } }])
    expect(await shown(amr, lead)).toMatchObject({ fresh: 1, known: 1 })
    expect(await lead.db.relayed.count()).toBe(2)
  })

  it.each([['carrier first', [0, 1]], ['author first', [1, 0]], ['carrier twice, then the author, then the carrier', [0, 0, 1, 0]]] as const)(
    'R139 G11 whoever comes to the server first, all see the same: %s', async (_, order) => {
      const { county, lead, amr } = await tTwo()
      await tMarketDone(amr)
      await captureSteps(lead, TASK, [checkIn(LEAD), { ...checkIn(COLLEAGUE), args: { ...checkIn(COLLEAGUE).args, method: 'COLLEAGUE' } }, clean('GS-C1')])
      await shown(amr, lead)
      const phones = [lead, amr]
      for (const n of order) expect(await synchronize(phones[n]!)).toBe(true)
      if (order[0] === 0) {
        expect(await shown(amr, lead)).toMatchObject({ fresh: 0 })
        expect(await synchronize(lead)).toBe(true)
      }
      for (const phone of [...phones, ...phones]) expect(await synchronize(phone)).toBe(true)
      const truth = plainView(county.view(TASK))
      for (const phone of phones) {
        expect(plainView(await viewOfTask(phone))).toEqual(truth)
        expect(await readState(phone)).toMatchObject({ localOnly: 0, safeToSignOut: true })
      }
      expect(Object.values(truth).filter((row) => (row as { contest: unknown[] }).contest.length)).toEqual([])
      expect(county.devices.get((await amr.db.devices.toArray())[0]!.id)?.seq).toBe(4)
    })

  it('G1 a lost answer loses nothing that was carried', async () => {
    const { county, lead, amr } = await tTwo()
    await tMarketDone(amr)
    await shown(amr, lead)
    county.troubles = ['answer lost']
    expect(await synchronize(lead)).toBe(false)
    expect(await readState(lead)).toMatchObject({ localOnly: 4 })
    expect(await synchronize(lead)).toBe(true)
    expect(await readState(lead)).toMatchObject({ localOnly: 0 })
  })

  it('G12 a server restored from a backup gets it again', async () => {
    const { county, lead, amr } = await tTwo()
    await tMarketDone(amr)
    await shown(amr, lead)
    await synchronize(lead)
    county.epoch = crypto.randomUUID()
    const author = county.devices.get((await amr.db.devices.toArray())[0]!.id)!
    author.settled.clear()
    county.dossiers.get(TASK)!.rows.delete('findings/GS-M1')
    for (const round of [1, 2]) expect(await synchronize(lead), `round ${round}`).toBe(true)
    expect(county.view(TASK).findings['GS-M1']?.value.recorded_by).toBe(AMR_ONE)
  })

  it('what the phone had by the network already is not taken over twice', async () => {
    const { lead, amr } = await tTwo()
    await tMarketDone(amr)
    for (const phone of [amr, lead]) await synchronize(phone)
    expect(await shown(amr, lead)).toMatchObject({ fresh: 0, known: 4, part: { closed: true, same: true } })
    expect(await shown(amr, lead, 'unsent')).toMatchObject({ fresh: 0, known: 0 })
  })

  it('P118 says that lines are missing when only the newest was shown', async () => {
    const { county, lead, amr } = await tTwo()
    await captureSteps(amr, TASK, [checkIn(AMR_ONE), { ...checkIn(AMR_TWO), args: { ...checkIn(AMR_TWO).args, method: 'COLLEAGUE' } }, clean('GS-M1', { note: '看过' })])
    await synchronize(amr) // the lead's phone has had no network since
    const hash = await linesHash((await viewOfTask(amr))!, AMR)
    await captureSteps(amr, TASK, [{ name: 'part.close/1', args: { department: AMR, lines_hash: hash, signatures: [AMR_ONE, AMR_TWO].map((user) => ({ user, sha256: 'a'.repeat(64) })) } }])
    expect((await shown(amr, lead, 'unsent')).part).toMatchObject({ closed: true, same: false })
    expect((await shown(amr, lead, 'all')).part).toMatchObject({ closed: true, same: true })
    expect(county.exchanges.length).toBeGreaterThan(0)
  })
})

describe('what is not taken over', () => {
  const code = (work: Promise<unknown>) => work.then(() => 'taken', (error: { code: string }) => error.code)
  async function tBundle(change: (bundle: Bundle) => void) {
    const { lead, amr } = await tTwo()
    await tMarketDone(amr)
    const bundle = await bundleOf(amr, TASK, 'all')
    change(bundle)
    return { lead, said: await code(packBundle(bundle).then((stream) => takeRelay(lead, TASK, stream))) }
  }
  const first = (bundle: Bundle) => bundle.runs[0]!.items[0]!

  it.each([
    ['a payload altered on the way', (bundle: Bundle) => { first(bundle).payload = first(bundle).payload.replace('true', 'false') }, 'relay.damaged'],
    ['a signature of something else', (bundle: Bundle) => { first(bundle).signature = bundle.runs[0]!.items[1]!.signature }, 'relay.damaged'],
    ['a number left out', (bundle: Bundle) => { bundle.runs[0]!.items.splice(1, 1) }, 'relay.damaged'],
    ['another link before', (bundle: Bundle) => { bundle.runs[0]!.prev_link = 'ab'.repeat(32) }, 'relay.damaged'],
    ['another name for the device', (bundle: Bundle) => { bundle.hello.device = crypto.randomUUID() }, 'relay.damaged'],
    ['somebody who is not on the team', (bundle: Bundle) => { bundle.hello.user = crypto.randomUUID() }, 'relay.stranger'],
    ['another task', (bundle: Bundle) => { bundle.hello.dossier = OTHER_TASK }, 'relay.other_task'],
  ])('P116 %s', async (_, change, expected) => {
    const { lead, said } = await tBundle(change)
    expect(said).toBe(expected)
    expect([await lead.db.relayed.count(), await lead.db.peers.count()]).toEqual([0, 0])
  })

  it('P116 one\'s own screen, and bytes that are none', async () => {
    const { lead } = await tTwo()
    await captureSteps(lead, TASK, [checkIn(LEAD)])
    expect(await code(packBundle(await bundleOf(lead, TASK, 'all')).then((stream) => takeRelay(lead, TASK, stream)))).toBe('relay.own')
    expect(await code(takeRelay(lead, TASK, new Uint8Array(40)))).toBe('relay.damaged')
  })

  it('P117 another history under the same numbers', async () => {
    const { lead, amr } = await tTwo()
    await tMarketDone(amr)
    const bundle = await bundleOf(amr, TASK, 'all')
    await takeRelay(lead, TASK, await packBundle(bundle))
    await lead.db.relayed.update([bundle.hello.device, 2], { link: 'ab'.repeat(32) })
    expect(await code(packBundle(bundle).then((stream) => takeRelay(lead, TASK, stream)))).toBe('relay.forked')
    expect(await unpackBundle(await packBundle(bundle))).toEqual(bundle)
  })

  it('carried work the server finds damaged is said to be so and stops nothing', async () => {
    const { county, lead, amr } = await tTwo()
    await tMarketDone(amr)
    await shown(amr, lead)
    county.devices.get((await amr.db.devices.toArray())[0]!.id)!.key = (await lead.db.devices.toArray())[0]!.public_key
    await captureSteps(lead, TASK, [checkIn(LEAD)])
    expect(await synchronize(lead)).toBe(true)
    expect((await lead.db.relayed.toArray()).map((one) => one.problem?.code)).toEqual(Array(4).fill('sync.relay_invalid'))
    expect((await viewOfTask(lead))?.checkins[LEAD]?.value.out_at).toBeNull()
  })
})
