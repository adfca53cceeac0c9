/**
 * What is typed or signed on the closing pages and not yet recorded, kept in the phone's store: a browser killed by
 * the system loses none of it. Read once when the task is opened (TaskShell), then at hand without waiting.
 */
import { shallowReactive, shallowRef, watch, type ShallowRef } from 'vue'
import { forgetDraft, keepDraft, readDraftsOf } from '@/sync'

const kept = shallowReactive(new Map<string, unknown>())
const read = new Set<string>()
const nameOf = (task: string, key: string) => `${task}|${key}`

/** True when everything kept of the task is at hand; a store that cannot be read leaves the pages empty, not closed. */
export function useKeptDrafts(task: string): ShallowRef<boolean> {
  const ready = shallowRef(read.has(task))
  if (!ready.value) void readKept(task).finally(() => { ready.value = true })
  return ready
}

export async function readKept(task: string): Promise<void> {
  if (read.has(task)) return
  const stored = await readDraftsOf(task).catch(() => new Map<string, unknown>())
  for (const [key, value] of stored) if (!kept.has(nameOf(task, key))) kept.set(nameOf(task, key), value)
  read.add(task)
}

export const keptOf = <T>(task: string, key: string): T | undefined => kept.get(nameOf(task, key)) as T | undefined

export function keep(task: string, key: string, value: unknown): Promise<void> {
  const plain: unknown = JSON.parse(JSON.stringify(value)) // no reactive proxies in the store
  kept.set(nameOf(task, key), plain)
  return write(task, key)
}

export function forget(task: string, key: string): Promise<void> {
  kept.delete(nameOf(task, key))
  return write(task, key)
}

/** One write at a time for each; of what was typed meanwhile only the newest is written after it. */
const writing = new Map<string, Promise<void>>()
const waiting = new Set<string>()

function write(task: string, key: string): Promise<void> {
  const name = nameOf(task, key)
  const before = writing.get(name)
  if (before && waiting.has(name)) return before
  if (before) waiting.add(name)
  const turn = (before ?? Promise.resolve()).then(async () => {
    waiting.delete(name)
    await (kept.has(name) ? keepDraft(task, key, kept.get(name)) : forgetDraft(task, key))
  }).catch(() => undefined) // typing goes on; recording itself says when the phone is full
  writing.set(name, turn)
  return turn
}

/** A form's fields, there again after a kill. `form` is a reactive object; `first` is filled over by what was kept. */
export function useKeptForm<T extends object>(task: string, key: string, form: T): { forget(): Promise<void> } {
  Object.assign(form, keptOf<Partial<T>>(task, key) ?? {})
  const stop = watch(form, () => void keep(task, key, form), { deep: true })
  return { forget: () => { stop(); return forget(task, key) } }
}
