/** The signed record as it is read again: from its stored bytes, never from what the rows say now. */
import { onBeforeUnmount, shallowRef, watch, type ShallowRef } from 'vue'
import { hex, sha256 } from '@/domain/bytes'
import type { SignedRecord } from '@/domain/record'
import { readMedia } from '@/sync'

export type Paper =
  | { status: 'loading' }
  | { status: 'here'; record: SignedRecord }
  /** on the phone that closed the visit, or on the server */
  | { status: 'elsewhere' }
  /** bytes that are not what was signed */
  | { status: 'altered' }

export async function readPaper(hash: string): Promise<Paper> {
  const blob = await readMedia(hash).catch(() => null)
  if (!blob) return { status: 'elsewhere' }
  const bytes = new Uint8Array(await blob.arrayBuffer())
  if (hex(await sha256(bytes)) !== hash) return { status: 'altered' }
  return { status: 'here', record: JSON.parse(new TextDecoder().decode(bytes)) as SignedRecord }
}

export function usePaper(hash: () => string | null): ShallowRef<Paper> {
  const paper = shallowRef<Paper>({ status: 'loading' })
  watch(hash, async (now) => {
    paper.value = { status: 'loading' }
    const read = now === null ? { status: 'elsewhere' as const } : await readPaper(now)
    if (hash() === now) paper.value = read
  }, { immediate: true })
  return paper
}

/** Pictures by hash, as object URLs that end with the page. */
export function usePictures(hashes: () => string[]): ShallowRef<Record<string, string>> {
  const urls = shallowRef<Record<string, string>>({})
  watch(hashes, async (list) => {
    for (const hash of list) {
      if (urls.value[hash]) continue
      const blob = await readMedia(hash).catch(() => null)
      if (blob) urls.value = { ...urls.value, [hash]: URL.createObjectURL(blob) }
    }
  }, { immediate: true })
  onBeforeUnmount(() => Object.values(urls.value).forEach((url) => URL.revokeObjectURL(url)))
  return urls
}
