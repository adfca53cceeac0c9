import { describe, expect, it } from 'vitest'
import { gapKeeper, lostOf } from './gaps'

/** A keeper that has written a second of sound a second, until `seconds`. */
function tRecorded(seconds: number) {
  const keeper = gapKeeper(1000)
  for (let n = 1; n <= seconds; n++) keeper.chunk(4000, 1000 + n * 1000)
  return keeper
}

describe('R76 what a recording lacks is seen', () => {
  it('R76 works: a call takes the microphone for twelve seconds', () => {
    const keeper = tRecorded(60)
    keeper.interrupted('MUTED', 61_500)
    expect(keeper.open()).toEqual({ why: 'MUTED', since: 61_500 })
    keeper.restored(73_500)
    expect([keeper.open(), keeper.list(80_000)]).toEqual([null, [{ at_ms: 60_500, lost_ms: 12_000, why: 'MUTED' }]])
  })

  it('nothing lost: an even flow of chunks is no gap', () => {
    expect(tRecorded(3600).list(3_601_000)).toEqual([])
  })

  it('a gap that is still open counts to now', () => {
    const keeper = tRecorded(10)
    keeper.interrupted('MUTED', 11_000)
    expect(keeper.list(15_000)).toEqual([{ at_ms: 10_000, lost_ms: 4000, why: 'MUTED' }])
  })

  it('the system slept: the jump of the clock is lost', () => {
    const keeper = tRecorded(10)
    keeper.chunk(4000, 41_000)
    expect(keeper.list(42_000)).toEqual([{ at_ms: 10_000, lost_ms: 30_000, why: 'STALLED' }])
  })

  it('another app, nothing written meanwhile: lost', () => {
    const keeper = tRecorded(10)
    keeper.left(11_200)
    keeper.returned()
    keeper.chunk(3000, 31_000)
    expect(keeper.list(32_000)).toEqual([{ at_ms: 10_000, lost_ms: 20_000, why: 'HIDDEN' }])
  })

  it('another app, the sound went on: shown, nothing lost', () => {
    const keeper = tRecorded(10)
    keeper.left(11_200)
    for (let n = 12; n < 20; n++) keeper.chunk(4000, n * 1000)
    keeper.returned()
    keeper.chunk(4000, 20_000)
    keeper.chunk(4000, 21_000)
    expect(keeper.list(22_000)).toEqual([{ at_ms: 10_200, lost_ms: 0, why: 'HIDDEN' }])
  })

  it('the page stood still, and one large chunk brought it all: shown, nothing lost', () => {
    const keeper = tRecorded(10)
    keeper.left(11_200)
    keeper.returned()
    keeper.chunk(78_000, 31_000)
    expect(keeper.list(32_000)).toEqual([{ at_ms: 10_000, lost_ms: 0, why: 'HIDDEN' }])
  })

  it('a call while the page is away is counted once', () => {
    const keeper = tRecorded(10)
    keeper.left(11_000)
    keeper.interrupted('MUTED', 11_100)
    keeper.restored(30_000)
    keeper.returned()
    keeper.chunk(10, 31_000)
    expect(keeper.list(32_000)).toEqual([{ at_ms: 10_100, lost_ms: 18_900, why: 'MUTED' }])
    expect(lostOf(keeper.list(32_000))).toBe(18_900)
  })

  it('what went before stays: a recording that goes on from another says what lay between', () => {
    const keeper = gapKeeper(5000, [{ at_ms: 0, lost_ms: 9000, why: 'ENDED' }])
    expect(keeper.list(6000)).toEqual([{ at_ms: 0, lost_ms: 9000, why: 'ENDED' }])
  })
})
