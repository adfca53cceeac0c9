import { describe, expect, it } from 'vitest'
import type { LineRow, Outcome } from '@/domain/rows'
import { choiceOf, cleanDraft, emptyDraft, firstClause, METHODS, missing, offSiteSuffices, ownMethods, problemCategories, withCategory, type Draft } from '@/field/line/rules'
import domain from '@/locales/zh-CN/domain'
import { COM, lineRow } from '../engine/cast'

const ALL = Object.keys(domain.outcome) as Outcome[]
const line = (change: Partial<LineRow> = {}): LineRow => ({ ...lineRow('GS-M2', COM, 8), outcome_options: ALL, basis: [{ law: '计量法', article: '第九条', text: '', mark: 'V' }], ...change })
const draft = (change: Partial<Draft> = {}): Draft => ({ ...emptyDraft(line()), ...change })
const TODAY = '2026-11-21'

describe('what a finding must say', () => {
  it('works: a clean line lacks nothing, keeps no measure, and reads as clean', () => {
    const clean = cleanDraft(line(), draft({ outcome: 'PROBLEM_ORDERED_RECTIFY', measure: 'RECTIFY_BY', deadline: '2026-12-01' }))
    expect(clean).toMatchObject({ outcome: 'NO_PROBLEM_FOUND', measure: 'NONE', deadline: null, methods: ['ON_SITE'] })
    expect(choiceOf(line(), clean)).toBe('clean')
    expect(missing(clean, [], TODAY)).toEqual([])
  })

  it('R97 carries the labels of the nine categories word for word', () => {
    expect(Object.values(domain.outcome)).toEqual([
      '未发现问题', '未按规定公示应当公示的信息', '通过登记的住所（经营场所）无法联系', '未发现开展本次抽查涉及的经营活动',
      '发现问题，依法责令立即改正或者限期改正', '发现问题，待后续调查处理', '不配合检查情节严重', '合格', '不合格', '其他情况',
    ])
  })

  it('R97 offers behind 发现问题 only what the line allows; R91 无法联系 is not among them', () => {
    expect(problemCategories(line())).not.toContain('UNREACHABLE_AT_REGISTERED_ADDRESS')
    expect(problemCategories(line())).not.toContain('NO_PROBLEM_FOUND')
    expect(problemCategories(line({ outcome_options: ['QUALIFIED', 'UNQUALIFIED', 'OTHER'], result_type: 'QUALITY' }))).toEqual(['UNQUALIFIED', 'OTHER'])
  })

  it('R82 a quality line is clean when 合格', () => {
    expect(cleanDraft(line({ result_type: 'QUALITY' }), draft()).outcome).toBe('QUALIFIED')
  })

  it('R97 其他情况 needs sub-code and words', () => {
    expect(missing(draft({ outcome: 'OTHER' }), [], TODAY)).toEqual(['subCode', 'note'])
    expect(missing(draft({ outcome: 'OTHER', sub_code: 'MOVED_OUT', note: '已迁往木城街道' }), [], TODAY)).toEqual([])
    expect(withCategory(line(), draft({ outcome: 'OTHER', sub_code: 'MOVED_OUT', note: 'x' }), 'FAILED_TO_DISCLOSE_INFO')).toMatchObject({ sub_code: null, note: '' })
  })

  it('R83 责令改正 needs fact and a way of rectifying, 限期 a day not yet past', () => {
    const chosen = withCategory(line(), draft(), 'PROBLEM_ORDERED_RECTIFY')
    expect(chosen).toMatchObject({ measure: 'RECTIFY_NOW', clause: '《计量法》第九条' })
    expect(missing(chosen, [], TODAY)).toEqual(['fact'])
    const limited = { ...chosen, fact: '铅封缺失', measure: 'RECTIFY_BY' as const }
    expect(missing(limited, [], TODAY)).toEqual(['deadline'])
    expect(missing({ ...limited, deadline: '2026-11-20' }, [], TODAY)).toEqual(['deadline'])
    expect(missing({ ...limited, deadline: TODAY }, [], TODAY)).toEqual([])
  })

  it('R92 serious non-cooperation needs audio or video; R93 no activity needs a photo', () => {
    const serious = draft({ outcome: 'SERIOUSLY_UNCOOPERATIVE', fact: '经告知仍拒绝' })
    expect(missing(serious, ['PHOTO'], TODAY)).toEqual(['audioVideo'])
    expect(missing(serious, ['AUDIO'], TODAY)).toEqual([])
    expect(missing(draft({ outcome: 'NO_RELEVANT_ACTIVITY', fact: '已改为旅馆' }), [], TODAY)).toEqual(['photo'])
  })

  it('R78 not checked says why', () => {
    expect(missing(draft({ checked: false, reason: ' ' }), [], TODAY)).toEqual(['reason'])
    expect(missing(draft({ checked: false, reason: '当事人停业' }), [], TODAY)).toEqual([])
  })

  it('R79 a checked line names a method', () => {
    expect(missing(draft({ outcome: 'NO_PROBLEM_FOUND', methods: [] }), [], TODAY)).toEqual(['methods'])
  })

  it('R79 knows all eight methods and chooses the line’s own beforehand; a sample counts only once it is taken', () => {
    expect(METHODS).toEqual(['ON_SITE', 'WRITTEN', 'NETWORK', 'SAMPLING', 'ENTRUSTED', 'DATA_COMPARISON', 'OFF_SITE', 'ADOPTED_CONCLUSION'])
    expect(ownMethods(line({ methods: ['ON_SITE', 'WRITTEN'] }))).toEqual(['ON_SITE', 'WRITTEN'])
    expect(ownMethods(line({ methods: ['SAMPLING', 'WRITTEN'] }))).toEqual(['WRITTEN'])
    expect(ownMethods(line({ methods: ['SAMPLING'] }))).toEqual(['ON_SITE'])
  })

  it('R79 信息公示 looked at on site: 可通过公示系统核查', () => {
    expect(offSiteSuffices(line({ item: '信息公示', methods: ['ON_SITE'] }))).toBe(true)
    expect(offSiteSuffices(line({ item: '公示信息检查' }))).toBe(true)
    expect(offSiteSuffices(line({ item: '自我声明与标志', methods: ['NETWORK'] }))).toBe(true)
    expect(offSiteSuffices(line({ item: '明码标价', methods: ['ON_SITE'] }))).toBe(false)
  })

  it('R97 carries the seven sub-codes of 其他情况', () => {
    expect(Object.keys(domain.subCode)).toEqual(['DEREGISTERED', 'REVOKED', 'CANCELLED', 'MOVED_OUT', 'CLOSED_OR_LIQUIDATING', 'CONCEALED_OR_FALSE_DISCLOSURE', 'OTHER'])
  })

  it('a line without basis has no clause to fill in', () => {
    expect(firstClause(line({ basis: [] }))).toBe('')
  })
})
