import { describe, expect, it } from 'vitest'
import { DIGITS, filled, hasBlanks, isFilled, labelOf, partsOf, withSentence } from '@/field/line/phrases'

const SEAL = '第__号加油机铅封{缺失|断裂|松动}。'

describe('phrases with blanks', () => {
  it('works: taps fill the blanks in order', () => {
    expect(labelOf(SEAL)).toBe('第＿＿号加油机铅封＿＿。')
    expect(filled(SEAL, ['3', '断裂'])).toBe('第3号加油机铅封断裂。')
    expect(isFilled(SEAL, ['3', '断裂'])).toBe(true)
  })
  it('what is not filled stays a gap and is not ready', () => {
    expect(filled(SEAL, [undefined, '缺失'])).toBe('第＿＿号加油机铅封缺失。')
    expect(isFilled(SEAL, ['3'])).toBe(false)
    expect(isFilled(SEAL, ['3', ' '])).toBe(false)
  })
  it('offers numbers for a plain blank and the named words for the other', () => {
    expect(partsOf(SEAL).filter((part) => part.kind === 'blank').map((part) => part.choices)).toEqual([DIGITS, ['缺失', '断裂', '松动']])
  })
  it('a phrase without blanks is itself', () => {
    expect(hasBlanks('证照齐全。')).toBe(false)
    expect(filled('证照齐全。', [])).toBe('证照齐全。')
    expect(isFilled('证照齐全。', [])).toBe(true)
  })
  it('a second sentence follows the first', () => {
    expect(withSentence('', '铅封缺失。')).toBe('铅封缺失。')
    expect(withSentence('铅封缺失。', '检定过期。')).toBe('铅封缺失；检定过期。')
  })
})
