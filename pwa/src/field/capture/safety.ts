/** 易燃易爆: read once per task on this phone, before anything is captured. */
import { shallowRef } from 'vue'

const KEY = 'liancha-safety'
/** the card that is open, and who waits for it */
export const safetyCard = shallowRef<{ task: string; answer: (read: boolean) => void } | null>(null)

function readTasks(): string[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]') as string[]
  } catch {
    return []
  }
}

export const isAcknowledged = (task: string): boolean => readTasks().includes(task)

function acknowledge(task: string): void {
  localStorage.setItem(KEY, JSON.stringify([...readTasks().filter((one) => one !== task), task].slice(-200)))
}

/** True when capturing may begin: nothing dangerous here, or the card was read, now or before. */
export function readSafetyCard(task: string, hazardous: boolean): Promise<boolean> {
  if (!hazardous || isAcknowledged(task)) return Promise.resolve(true)
  safetyCard.value?.answer(false)
  return new Promise((resolve) => {
    safetyCard.value = {
      task,
      answer: (read) => {
        if (read) acknowledge(task)
        safetyCard.value = null
        resolve(read)
      },
    }
  })
}
