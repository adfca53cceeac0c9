/** Is every task of the coming days on this phone with all it needs? */
import { watch } from 'vue'
import { useTasks, type TasksState } from '../useTasks'
import { dossiersFinding, finding, type Finding } from './findings'

const PATIENCE = 5_000

function judged(tasks: TasksState): Finding | null {
  if (tasks.status === 'loading') return null
  if (tasks.status === 'failed') return finding('bad', 'unread')
  const open = new Set(tasks.tasks.filter((one) => one.shelf !== 'done').map((one) => one.id))
  return dossiersFinding(tasks.lines.filter((line) => open.has(line.id)).map((line) => line.ready))
}

export function allReady(): Promise<Finding> {
  const tasks = useTasks()
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => done(finding('bad', 'unread')), PATIENCE)
    const stop = watch(tasks, (state) => { const told = judged(state); if (told) done(told) })
    function done(told: Finding): void {
      clearTimeout(giveUp)
      stop()
      resolve(told)
    }
    const now = judged(tasks.value)
    if (now) done(now)
  })
}
