/** The 20-working-day clock (R99, R111) in words. */
import type { Deadline } from '@/api/office/results'
import type { Tone } from '@/ui/tone'
import { shortDay } from './dates'

export interface DeadlineWords { key: 'left' | 'today' | 'late'; days: number; date: string; provisional: boolean; tone: Tone }

/** Warnings start 5 working days before the end; red only for what is late. */
export const SOON = 5

export function deadlineWords(deadline: Deadline, locale = 'zh-CN'): DeadlineWords {
  const { days_left: left, provisional } = deadline
  const date = shortDay(deadline.date, locale)
  if (left < 0) return { key: 'late', days: -left, date, provisional, tone: 'stop' }
  if (left === 0) return { key: 'today', days: 0, date, provisional, tone: 'attention' }
  return { key: 'left', days: left, date, provisional, tone: left <= SOON ? 'attention' : 'plain' }
}

type Say = (key: string, named: Record<string, unknown>) => string

/** 还剩 3 个工作日（11月26日止） · 今天截止（…） · 逾期 2 天（…）, with 暂定 where the calendar is not known yet. */
export function sayDeadline(deadline: Deadline, t: Say, locale = 'zh-CN'): string {
  const words = deadlineWords(deadline, locale)
  return t(`office.deadline.${words.key}${words.provisional ? 'Provisional' : ''}`, { n: words.days, date: words.date })
}
