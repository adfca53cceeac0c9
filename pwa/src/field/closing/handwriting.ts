/** A signature on its way into the record: stored durably at once, attached when everything it belongs to is complete. */
import { beginMedia, discardMedia } from '@/sync'

export interface Handwriting { medium: string; sha256: string; size: number; width: number; height: number; captured_at: number }

export async function keepHandwriting(png: Blob): Promise<Handwriting> {
  const captured_at = Date.now()
  const { width, height } = await sizeOf(png)
  const medium = await beginMedia({ kind: 'SIGNATURE', mime: 'image/png' })
  try {
    await medium.write(png)
    return { medium: medium.id, ...(await medium.finish()), width, height, captured_at }
  } catch (error) {
    await medium.abort()
    throw error
  }
}

async function sizeOf(png: Blob): Promise<{ width: number; height: number }> {
  const bitmap = await createImageBitmap(png)
  const { width, height } = bitmap
  bitmap.close()
  return { width, height }
}

/** A signature that was written again, or over something that has changed since. */
export const dropHandwriting = (ink: Handwriting): Promise<boolean> => discardMedia(ink.medium)
