/** A page's picture into the phone's store, durable before the screen shows it. */
import { beginMedia } from '@/sync'
import { plainMime } from '../capture/keep'

export interface StoredPage { medium: string; sha256: string; size: number; mime: string; width: number; height: number; captured_at: number }

const SLICE = 1 << 20

export async function storePage(file: File, width: number, height: number): Promise<StoredPage> {
  const captured_at = Date.now()
  const mime = plainMime(file.type)
  const medium = await beginMedia({ kind: 'DOC_SCAN', mime })
  try {
    for (let from = 0; from < file.size; from += SLICE) await medium.write(file.slice(from, from + SLICE))
    return { medium: medium.id, ...(await medium.finish()), mime, width, height, captured_at }
  } catch (error) {
    await medium.abort()
    throw error
  }
}
