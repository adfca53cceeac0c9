import { beforeAll, describe, expect, it } from 'vitest'
import { gateOf, gateWords, sameCertificate } from '@/field/check-in/gate'
import { viewOf } from '@/domain/view'
import { allWords, i18n } from '@/locales'
import { AMR, AMR_ONE, AMR_TWO, memberRow, preparedRows, TASK } from '../engine/cast'

beforeAll(allWords)

type Rows = Record<string, unknown>
const view = (more: Rows = {}) => viewOf(TASK, 'task', Object.entries({ ...preparedRows(), ...more }).map(([name, value]) => {
  const [collection, key] = name.split(/\/(.*)/) as [string, string]
  return { collection, key, body: { value, head: 'h' } }
}))
const arrived = (user: string, out_at: number | null = null): Rows => ({ [`checkins/${user}`]: {
  user, department: AMR, in_at: 1, out_at, method: 'OWN', by: user, certificate_shown: true, place: null, handwriting: null, photo: null, confirmed: true,
} })
function words(more: Rows): string {
  const { key, details } = gateWords(gateOf(view(more), AMR))
  return i18n.global.t(`field.gate.${key}`, details)
}

describe('the two-person gate in words', () => {
  it('R56 says how many are needed before anybody came', () => {
    expect(words({})).toBe('还没有人签到，需要 2 名持证检查人员到场')
  })

  it('R56 with one: 现场检查人员不得少于两人', () => {
    expect(words(arrived(AMR_ONE))).toBe('现场检查人员不得少于两人：现有 1 人，还需签到')
  })

  it('R56 opens with two', () => {
    expect(gateOf(view({ ...arrived(AMR_ONE), ...arrived(AMR_TWO) }), AMR)).toEqual({ status: 'open', present: 2, needed: 2 })
    expect(words({ ...arrived(AMR_ONE), ...arrived(AMR_TWO) })).toBe('已到场 2 人，可以检查')
  })

  it('R75 pauses when one of two leaves, and says who', () => {
    expect(words({ ...arrived(AMR_ONE), ...arrived(AMR_TWO, 2) })).toBe('现场检查人员不得少于两人：检查员4已离场，现有 1 人，本部门检查暂停')
  })

  it('R65 auxiliaries and experts are never counted', () => {
    const helper = memberRow('helper', AMR, { role: 'AUXILIARY', person_type: 'AUXILIARY' })
    const expert = memberRow('expert', AMR, { role: 'EXPERT' })
    const rows = { 'members/helper': helper, 'members/expert': expert, ...arrived('helper'), ...arrived('expert'), ...arrived(AMR_ONE) }
    expect(gateOf(view(rows), AMR)).toMatchObject({ status: 'short', present: 1 })
  })

  it('says that the part is closed, and above all that the record is locked', () => {
    const part = { department: AMR, closed_at: 1, closed_by: AMR_ONE, lines_hash: '', signatures: [], device: '', seq: 1, link: '' }
    expect(words({ [`parts/${AMR}`]: part })).toBe('本部门检查已结束')
    const lock = { mode: 'SIGNED', record: '', code: '', locked_at: 1, locked_by: '', cut: {}, incomplete: false }
    expect(words({ [`parts/${AMR}`]: part, 'record/self': lock })).toBe('记录已锁定')
  })

  it('compares certificate numbers as people type them', () => {
    expect(sameCertificate('豫h演示 com－001', '豫H演示-COM-001')).toBe(true)
    expect(sameCertificate('豫H演示-COM-002', '豫H演示-COM-001')).toBe(false)
    expect(sameCertificate('', '')).toBe(false)
  })
})
