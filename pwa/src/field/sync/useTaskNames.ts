/** Dossier id → whom the task inspects, for lists that name work by its task. */
import { useTasks } from '../useTasks'

export function useTaskNames(): (dossier: string) => string {
  const tasks = useTasks()
  return (dossier) => {
    const held = tasks.value.status === 'ready' ? tasks.value.held : []
    return held.find((one) => one.line.id === dossier)?.line.task.value.object.name ?? ''
  }
}
