/** Which tasks are new or changed since this person last looked, on this phone. The first list ever seen is not news. */
import { shallowRef } from 'vue'
import type { TaskSummary } from './summary'

export type Seen = Record<string, string>
/** what makes a known task news again: another time, or sent back */
export const stampOf = ({ task, returned }: Pick<TaskSummary, 'task' | 'returned'>): string => `${task.planned_at}${returned ? ' back' : ''}`

const keyOf = (user: string) => `liancha-seen-${user}`

export function readSeen(user: string): Seen | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(user)) ?? 'null') as Seen | null
  } catch {
    return null
  }
}

/** `seen` null: nobody has looked yet, so all of it counts as seen. */
export const isNews = (seen: Seen | null, one: Pick<TaskSummary, 'id' | 'task' | 'returned'>): boolean => seen !== null && seen[one.id] !== stampOf(one)

export interface News { isNew(one: TaskSummary): boolean; look(list: TaskSummary[]): void; open(one: TaskSummary): void }

export function newsFor(user: string): News {
  const seen = shallowRef(readSeen(user))
  const keep = (next: Seen) => {
    seen.value = next
    localStorage.setItem(keyOf(user), JSON.stringify(next))
  }
  return {
    isNew: (one) => isNews(seen.value, one),
    look: (list) => { if (!seen.value && list.length) keep(Object.fromEntries(list.map((one) => [one.id, stampOf(one)]))) },
    open: (one) => { if (isNews(seen.value, one)) keep({ ...seen.value, [one.id]: stampOf(one) }) },
  }
}
