import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { text, unhex } from '@/domain/bytes'
import { canonical } from '@/domain/canonical'
import { readDossier, unsealBytes } from '@/store'
import { captureSteps } from '@/sync/capture'
import { firstLink, nextLink } from '@/sync/chain'
import { isSignedBy } from '@/sync/keys'
import { makePhone } from '@/sync/phone'
import { checkIn, clean, COLLEAGUE, LEAD, TASK, tSignedIn } from './cast'

describe('capture', () => {
  it('works: durable, chained, signed and on the screen', async () => {
    const phone = await tSignedIn()
    const [first, second] = await captureSteps(phone, TASK, [checkIn(LEAD), checkIn(COLLEAGUE)])
    const [finding] = await captureSteps(phone, TASK, [clean('GS-C1')])
    const device = (await phone.db.devices.toCollection().first())!
    expect([first!.seq, second!.seq, finding!.seq]).toEqual([1, 2, 3])
    let link = await firstLink(device.id, device.public_key)
    for (const mutation of await phone.db.mutations.toArray()) {
      const payload = new Uint8Array(await unsealBytes(phone.db, mutation.sealed))
      expect(text(payload)).toBe(canonical(JSON.parse(text(payload))))
      link = (await nextLink(link, payload)).link
      expect(mutation.link).toBe(link)
      expect(await isSignedBy(device.public_key, mutation.signature, unhex(link))).toBe(true)
    }
    const view = await readDossier(phone.db, TASK, 'task')
    expect(view!.findings['GS-C1']).toMatchObject({ pending: true, head: `${device.id}:3`, value: { outcome: 'NO_PROBLEM_FOUND', recorded_by: LEAD } })
  })

  it('P22 R96 survives the page dying between capture and send', async () => {
    const phone = await tSignedIn()
    await captureSteps(phone, TASK, [checkIn(LEAD)])
    phone.db.close()
    const reopened = makePhone({ database: phone.database })
    const view = await readDossier(reopened.db, TASK, 'task')
    expect(view!.checkins[LEAD]!.pending).toBe(true)
    expect((await captureSteps(reopened, TASK, [checkIn(COLLEAGUE)]))[0]!.seq).toBe(2)
  })

  it('two tabs capturing at once make one unbroken chain', async () => {
    const one = await tSignedIn()
    const two = makePhone({ database: one.database })
    await captureSteps(one, TASK, [checkIn(LEAD), checkIn(COLLEAGUE)])
    await Promise.all([captureSteps(one, TASK, [clean('GS-C1')]), captureSteps(two, TASK, [clean('GS-C2')]), captureSteps(one, TASK, [checkIn(LEAD)])])
    const mutations = await one.db.mutations.toArray()
    expect(mutations.map((mutation) => mutation.seq)).toEqual([1, 2, 3, 4, 5])
    for (let at = 1; at < 5; at++) expect(mutations[at]!.prev_link).toBe(mutations[at - 1]!.link)
  })
})
