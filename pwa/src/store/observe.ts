/** Run a query now and again after every change that touches what it read, also from other tabs. */
import { liveQuery } from 'dexie'

export function observe<T>(query: () => Promise<T>, listener: (value: T) => void, failed?: (error: unknown) => void): () => void {
  const subscription = liveQuery(query).subscribe({ next: listener, error: (error) => failed?.(error) })
  return () => subscription.unsubscribe()
}
