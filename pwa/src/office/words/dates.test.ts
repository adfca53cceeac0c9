import { describe, expect, it } from 'vitest'
import { bytes, day, dayAndTime, isoDay, playTime, shortTime } from './dates'

describe('dates', () => {
  it('are the county\'s whatever the computer\'s zone', () => {
    expect(dayAndTime(Date.UTC(2026, 10, 21, 6, 5))).toBe('2026年11月21日 周六 14:05')
    expect(isoDay(Date.UTC(2026, 10, 20, 16, 30))).toBe('2026-11-21')
  })
  it('reads a local minute as the county\'s and an instant as itself', () => {
    expect(shortTime('2026-11-21T09:30')).toBe('11月21日 09:30')
    expect(shortTime('2026-11-21T01:30:00Z')).toBe('11月21日 09:30')
    expect(day('2026-06-10')).toBe('2026年6月10日')
  })
  it('shows a dash for nothing and for nonsense', () => expect([day(null), day(''), day('soon')]).toEqual(['—', '—', '—']))
  it('says lengths and sizes', () => {
    expect([playTime(65), playTime(3727), playTime(-1)]).toEqual(['1:05', '1:02:07', '0:00'])
    expect([bytes(999), bytes(1_200_000), bytes(42_000_000)]).toEqual(['999 B', '1.2 MB', '42 MB'])
  })
})
