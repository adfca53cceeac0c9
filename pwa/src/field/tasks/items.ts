/** The list as a row of things to draw: headings and tasks, by day or by town. Pure. */
import { daysOf, placesOf, type TaskSummary } from './summary'

export type Order = 'day' | 'place'
export type ListItem =
  | { key: string; kind: 'day'; day: string }
  | { key: string; kind: 'town'; town: string }
  | { key: string; kind: 'task'; summary: TaskSummary }

export const taskItem = (summary: TaskSummary): ListItem => ({ key: summary.id, kind: 'task', summary })

/** Under today's own heading nothing would be said: it is left out there. */
export function itemsOf(list: TaskSummary[], shelf: TaskSummary['shelf'], order: Order, today: string): ListItem[] {
  if (order === 'place') {
    return placesOf(list, shelf).flatMap(({ town, tasks }) => [...(town ? [{ key: `town ${town}`, kind: 'town', town } as const] : []), ...tasks.map(taskItem)])
  }
  return daysOf(list, shelf).flatMap(({ day, tasks }) => [
    ...(day && (shelf !== 'today' || day !== today) ? [{ key: `day ${day}`, kind: 'day', day } as const] : []), ...tasks.map(taskItem),
  ])
}
