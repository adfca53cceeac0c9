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

/** What is sealed in a table, opened by the key that is open on this phone, as text. */
export const openedTexts = (page: Page, table: 'mutations' | 'drafts' | 'rows'): Promise<string[]> => page.evaluate(async (name) => {
  const answer = <T>(request: IDBRequest<T>) => new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const db = await answer(indexedDB.open('liancha'))
  const stores = db.transaction([name, 'vaults'])
  const vaults = await answer(stores.objectStore('vaults').getAll()) as { open: CryptoKey | null }[]
  const rows = await answer(stores.objectStore(name).getAll()) as { seq?: number; sealed: Uint8Array<ArrayBuffer> }[]
  db.close()
  const key = vaults.find((one) => one.open)!.open!
  const open = ({ sealed }: { sealed: Uint8Array<ArrayBuffer> }) => crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.subarray(1, 13), additionalData: new TextEncoder().encode('liancha-vault-v1') }, key, sealed.subarray(13))
  const texts = rows.sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0)).map(async (row) => new TextDecoder().decode(await open(row)))
  return Promise.all(texts)
}, table)
