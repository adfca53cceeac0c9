import { computed, type ComputedRef } from 'vue'
import { session } from '../session'
import { useTasks } from '../useTasks'
import { todosOf, type Todo } from './todo'

const ORDER = { returned: 0, confirm: 1, contested: 2, ended: 2 }

/** All tasks' to-dos, the returned ones first; null while the tasks are being read. */
export function useTodos(): ComputedRef<Todo[] | null> {
  const tasks = useTasks()
  return computed(() => {
    if (tasks.value.status !== 'ready' || !tasks.value.whole) return null
    const user = session.value?.user
    return tasks.value.held.flatMap(({ view }) => todosOf(view, user?.id ?? '', user?.department?.id ?? null))
      .sort((a, b) => ORDER[a.kind] - ORDER[b.kind] || b.at - a.at)
  })
}
