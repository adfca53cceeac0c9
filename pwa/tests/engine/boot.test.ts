/** G8: the anchor's time is carried over a reload only by a clock that never stopped. */
import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { makeBootKeeper } from '@/sw/boot'
import { momentNow } from '@/sync/anchors'
import { carryBoot } from '@/sync/boot'
import { takeLease, giveBackLease } from '@/sync/lease'
import { keepHeld } from '@/sync/locks'
import { makePhone } from '@/sync/phone'

const clock = { real: 50_000 }
const page = (born: number) => makePhone({ database: `boot-${born}-${Math.random()}`, monotonic: () => clock.real - born, now: () => 7 })

describe('boot', () => {
  it('goes on where the page before left off: elapsed time counts from the same anchor', async () => {
    const keeper = makeBootKeeper(() => clock.real)
    const before = page(50_000)
    const anchor = { token: '1000.00.s', boot: before.boot, elapsed_at: 0 }
    clock.real += 90_000
    keeper.leave({ boot: before.boot, at: before.monotonic() })
    clock.real += 2_000
    const after = page(clock.real)
    await carryBoot(after, async () => keeper.ask())
    clock.real += 500
    expect(momentNow(after, anchor)).toMatchObject({ boot: before.boot, elapsed_ms: 92_500 })
  })

  it('begins anew when nobody can vouch: a worker that was stopped remembers nothing', async () => {
    const before = page(50_000)
    const after = page(clock.real)
    await carryBoot(after, async () => makeBootKeeper(() => clock.real).ask())
    expect(momentNow(after, { token: '1000.00.s', boot: before.boot, elapsed_at: 0 })).toMatchObject({ boot: after.boot, elapsed_ms: null })
  })
})

describe('lease', () => {
  const shared = { database: 'lease-of-two' }
  it('of a page that died is free at once; of one that lives it is not', async () => {
    const [alive, next] = [makePhone(shared), makePhone(shared)]
    expect(await takeLease(alive, 'lease')).toBe(true)
    expect(await takeLease(next, 'lease')).toBe(false)
    await giveBackLease(alive, 'lease')
    await next.db.meta.put({ key: 'lease', value: { holder: 'a page the system killed', until: Date.now() + 20_000 } })
    expect(await takeLease(next, 'lease')).toBe(true)
    const release = await keepHeld('liancha-page-other')
    await next.db.meta.put({ key: 'lease', value: { holder: 'other', until: Date.now() + 20_000 } })
    expect(await takeLease(next, 'lease')).toBe(false)
    release()
  })
})
