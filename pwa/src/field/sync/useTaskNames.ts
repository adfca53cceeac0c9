/** Dossier id → whom the task inspects, for lists that name work by its task. */
import { useTasks } from '../useTasks'

export function useTaskNames(): (dossier: string) => string {
  const tasks = useTasks()
  return (dossier) => {
    const lines = tasks.value.status === 'ready' ? tasks.value.lines : []
    return lines.find((one) => one.id === dossier)?.task.value.object.name ?? ''
  }
}
