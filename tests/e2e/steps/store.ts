/** A look into the phone's own database, for what no screen shows. */
import type { Page } from '@playwright/test'

/** Durable slices of the recording that is not finished yet. */
export const slicesKept = (page: Page): Promise<number> => page.evaluate(async () => {
  const answer = <T>(request: IDBRequest<T>) => new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const found = (await indexedDB.databases()).find((one) => one.name?.startsWith('liancha'))
  const db = await answer(indexedDB.open(found?.name ?? ''))
  const stores = db.transaction(['media', 'slices'])
  const media = await answer(stores.objectStore('media').getAll()) as { id: string; state: string }[]
  const open = new Set(media.filter((one) => one.state === 'recording').map((one) => one.id))
  const slices = await answer(stores.objectStore('slices').getAllKeys()) as [string, number][]
  db.close()
  return slices.filter(([medium]) => open.has(medium)).length
})
