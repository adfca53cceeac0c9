import { describe, expect, it } from 'vitest'
import { purposeAt, lineAt } from './on-every-screen'
import { minutesIn, RESERVED } from './room-left'

describe('minutes left', () => {
  it('works: an hour of sound is 25 MB, of 480p film 510 MB', () => {
    expect([minutesIn(RESERVED + 25_200_000, 'AUDIO'), minutesIn(RESERVED + 510_000_000, 'VIDEO')]).toEqual([60, 60])
  })
  it('the reserve is never promised', () => {
    expect([minutesIn(RESERVED, 'AUDIO'), minutesIn(0, 'VIDEO')]).toEqual([0, 0])
  })
})

describe('what a recording begun on a screen is for', () => {
  it('R88 the refusal and its witness prove the refusal; elsewhere it is the site', () => {
    expect(['refuse', 'witness', 'unreachable', 'uncooperative', 'close', 'line/GS-C1', ''].map((page) => purposeAt(`/task/t-1/${page}`)))
      .toEqual(['REFUSAL', 'REFUSAL', 'UNREACHABLE', 'UNCOOPERATIVE', 'SITE', 'SITE', 'SITE'])
  })
  it('a line’s own page gives it the line', () => {
    expect([lineAt('/task/t-1/line/GS%2FC1'), lineAt('/task/t-1/close'), lineAt('/task/t-1')]).toEqual(['GS/C1', null, null])
  })
})
