/** Half-written forms outlive leaving their page, not the app: only saved ones are promised. */
import { reactive, type UnwrapNestedRefs } from 'vue'

const kept = new Map<string, object>()

/** The form of that key as it was left, else `begin()`. */
export function useKeptForm<T extends object>(key: string, begin: () => T): { form: UnwrapNestedRefs<T>; forget: () => void } {
  if (!kept.has(key)) kept.set(key, reactive(begin()))
  return { form: kept.get(key) as UnwrapNestedRefs<T>, forget: () => kept.delete(key) }
}
