import { describe, expect, it } from 'vitest'
import { itemsOf } from '@/field/tasks/items'
import { isNews, stampOf } from '@/field/tasks/news'
import { glanceOf, matches, placesOf, type TaskSummary } from '@/field/tasks/summary'
import type { DossierLine } from '@/sync'
import { COM, TASK, taskRow } from '../engine/cast'

const row = (change: Record<string, unknown>, town = '詹店镇') => {
  const task = taskRow(change)
  return { ...task, object: { ...task.object, town } }
}
const line = (task: unknown, more: Partial<DossierLine> = {}): DossierLine => ({
  id: TASK, task: { value: task, head: 'h', contest: [], pending: false } as DossierLine['task'], ready: { files: 1, fetched: 1 }, pending: 0, locked: false, returned: [], ...more,
})
const glance = (id: string, change: Record<string, unknown> = {}, town?: string): TaskSummary => ({ ...glanceOf(line(row(change, town)), true, COM, '2026-11-21'), id })

describe('what the list knows before a dossier is read', () => {
  it('puts each task on its shelf', () => {
    const shelf = (task: unknown, more: Partial<DossierLine> = {}) => glanceOf(line(task, more), true, COM, '2026-11-21').shelf
    expect(shelf(row({ planned_at: '2026-11-21T09:00' }))).toBe('today')
    expect(shelf(row({ planned_at: '2026-11-22T09:00' }))).toBe('later')
    expect(shelf(row({ planned_at: '2026-11-21T09:00' }), { locked: true })).toBe('done')
    expect(shelf(row({ state: 'PUBLISHED' }))).toBe('done')
  })
  it('R102 what came back to the own department is on top, what came back to another is not', () => {
    expect(glanceOf(line(row({}), { locked: true, returned: [COM] }), true, COM, '2026-11-21')).toMatchObject({ returned: true, shelf: 'today' })
    expect(glanceOf(line(row({}), { locked: true, returned: ['other'] }), true, COM, '2026-11-21')).toMatchObject({ returned: false, shelf: 'done' })
  })
  it('claims nothing about people and lines', () => {
    expect(glance('a')).toMatchObject({ detailed: false, begun: false, total: 0 })
  })
})

describe('the list as it is drawn', () => {
  const two = [glance('a', { planned_at: '2026-11-21T14:00' }, '龙源街道'), glance('b', { planned_at: '2026-11-20T09:00' }, '詹店镇'), glance('c', { planned_at: '2026-11-21T08:00' }, '詹店镇')]
  it('by day: today needs no heading, an overdue day has one', () => {
    expect(itemsOf(two, 'today', 'day', '2026-11-21').map((item) => item.key)).toEqual(['c', 'a', 'day 2026-11-20', 'b'])
  })
  it('by town: the town with most to do first', () => {
    expect(placesOf(two, 'today').map((place) => [place.town, place.tasks.map((one) => one.id)])).toEqual([['詹店镇', ['b', 'c']], ['龙源街道', ['a']]])
    expect(itemsOf(two, 'today', 'place', '2026-11-21')[0]).toMatchObject({ kind: 'town', town: '詹店镇' })
  })
  it('search finds number, name, town and address, several words together', () => {
    const { task } = two[0]!
    for (const words of [task.task_no.slice(-6), task.object.name, '龙源', task.object.address_registered, `${task.object.name} 龙源`]) expect(matches(two[0]!, words)).toBe(true)
    expect(matches(two[0]!, '詹店镇')).toBe(task.object.address_registered.includes('詹店镇'))
    expect(matches(two[0]!, '没有这个词')).toBe(false)
  })
})

describe('what is new', () => {
  const one = glance('a', { planned_at: '2026-11-21T14:00' })
  it('the first list is not news; later arrivals and changed times are, until opened', () => {
    expect(isNews(null, one)).toBe(false)
    expect(isNews({}, one)).toBe(true)
    expect(isNews({ a: stampOf(one) }, one)).toBe(false)
    expect(isNews({ a: stampOf(one) }, glance('a', { planned_at: '2026-11-22T14:00' }))).toBe(true)
    expect(isNews({ a: stampOf(one) }, { ...one, returned: true })).toBe(true)
  })
})
