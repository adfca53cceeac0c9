import { describe, expect, it } from 'vitest'
import { clockOf, spanOf } from './span'

const at = (iso: string) => Date.parse(`${iso}+08:00`)
const NOW = at('2026-11-21T10:30:00')

describe('from–to of a body camera', () => {
  it('works: today, in the county’s time', () => {
    expect(spanOf('09:30', '10:15', NOW)).toEqual({ from: at('2026-11-21T09:30:00'), to: at('2026-11-21T10:15:00') })
    expect(clockOf(at('2026-11-21T09:30:00'))).toBe('09:30')
  })

  it('still recording has no end', () => {
    expect(spanOf('09:30', null, NOW)).toEqual({ from: at('2026-11-21T09:30:00'), to: null })
  })

  it('begun before midnight, named after it', () => {
    expect(spanOf('23:40', '00:20', at('2026-11-22T00:30:00'))).toEqual({ from: at('2026-11-21T23:40:00'), to: at('2026-11-22T00:20:00') })
  })

  it('an end before its beginning stays wrong, for the gate to say', () => {
    expect(spanOf('09:30', '09:10', NOW)).toEqual({ from: at('2026-11-21T09:30:00'), to: at('2026-11-21T09:10:00') })
  })

  it.each(['', '9:30', '24:00', '09:60', 'morning'])('%j is no time', (clock) => {
    expect(spanOf(clock, null, NOW)).toBeNull()
    expect(spanOf('09:30', clock, NOW)).toBeNull()
  })
})
