/** Small pictures of what is in the store, made once per visit; the originals are not kept in memory. */
import { ref, watchEffect, type Ref } from 'vue'
import type { EvidenceRow } from '@/domain/rows'
import { readMedia } from '@/sync'

const SIDE = 228
const made = new Map<string, Promise<string | null>>()

async function make(sha256: string): Promise<string | null> {
  const blob = await readMedia(sha256).catch(() => null)
  if (!blob) return null
  const whole = await createImageBitmap(blob, { resizeHeight: SIDE, resizeQuality: 'medium' }).catch(() => null)
  if (!whole) return null
  const canvas = document.createElement('canvas')
  ;[canvas.width, canvas.height] = [whole.width, whole.height]
  canvas.getContext('2d')?.drawImage(whole, 0, 0)
  whole.close()
  return canvas.toDataURL('image/jpeg', 0.8)
}

/** Null while loading, and for what is not on this phone. */
export function useThumb(evidence: () => Pick<EvidenceRow, 'sha256' | 'mime'>): Ref<string | null> {
  const src = ref<string | null>(null)
  watchEffect(() => {
    const { sha256, mime } = evidence()
    src.value = null
    if (!mime.startsWith('image/')) return
    if (!made.has(sha256)) made.set(sha256, make(sha256))
    void made.get(sha256)?.then((small) => {
      if (!small) made.delete(sha256)
      if (evidence().sha256 === sha256) src.value = small
    })
  })
  return src
}
