import { describe, expect, it } from 'vitest'
import { wordDiff } from './word_diff'

const marked = (parts: { text: string; differs: boolean }[]) => parts.filter((part) => part.differs).map((part) => part.text)
const whole = (parts: { text: string }[]) => parts.map((part) => part.text).join('')

describe('R139 differences word by word', () => {
  it('marks what only one of two texts has and loses nothing', () => {
    const [a, b] = ['3 号加油机铅封缺失，已拍照。', '3 号加油机铅封完好，已拍照。']
    const { before, after } = wordDiff(a, b)
    expect([whole(before), whole(after)]).toEqual([a, b])
    expect(marked(before).join('')).toContain('缺失')
    expect(marked(after).join('')).toContain('完好')
    expect(marked(before).join('')).not.toContain('加油机')
  })

  it('marks nothing where both are the same, and everything beside nothing', () => {
    expect(marked(wordDiff('一样', '一样').before)).toEqual([])
    expect(wordDiff('', '全新')).toEqual({ before: [], after: [{ text: '全新', differs: true }] })
  })

  it('finds words that moved on among others', () => {
    const { after } = wordDiff('检定证书已过期', '检定证书已于五月过期')
    expect(marked(after).join('')).toBe('于五月')
  })

  it('keeps long texts whole', () => {
    const [a, b] = ['甲'.repeat(2000), `${'甲'.repeat(1000)}乙${'丙'.repeat(999)}`]
    const { before, after } = wordDiff(a, b)
    expect([whole(before), whole(after)]).toEqual([a, b])
  })
})
