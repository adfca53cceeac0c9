import { createI18n } from 'vue-i18n'
import { describe, expect, it } from 'vitest'
import type { Deadline } from '@/api/office/results'
import office from '@/locales/zh-CN/office'
import { deadlineWords, sayDeadline } from './deadline'

const { t } = createI18n({ legacy: false, locale: 'zh-CN', messages: { 'zh-CN': { office } } }).global
const of = (days_left: number, more: Partial<Deadline> = {}): Deadline => ({ date: '2026-11-26', provisional: false, days_left, ...more })
const said = (deadline: Deadline) => sayDeadline(deadline, (key, named) => t(key, named))

describe('days left', () => {
  it('R99 says working days and the last day', () => expect(said(of(3))).toBe('还剩 3 个工作日（11月26日止）'))
  it('R99 the last day itself is not late', () => expect(said(of(0))).toBe('今天截止（11月26日）'))
  it('R111 counts the days it is late', () => expect(said(of(-1))).toBe('逾期 1 天（应于11月26日前）'))
  it('R100 says when the calendar is not known yet', () => {
    expect(said(of(20, { date: '2027-01-08', provisional: true }))).toBe('还剩 20 个工作日（1月8日止，暂定）')
    expect(said(of(0, { provisional: true }))).toContain('暂定')
    expect(said(of(-4, { provisional: true }))).toContain('暂定')
  })
  it('R111 red is for late only, a warning starts five days before', () => {
    expect([-1, 0, 1, 5, 6].map((left) => deadlineWords(of(left)).tone)).toEqual(['stop', 'attention', 'attention', 'attention', 'plain'])
  })
})
