/** Where an export is written: straight into a file where the browser can, else gathered outside the page's memory and offered for download. */
import type { Sink } from '@/sync'

export interface Target { name: string; sink: Sink; close: () => Promise<void> }
interface Writable { write(bytes: Uint8Array<ArrayBuffer>): Promise<void>; close(): Promise<void> }
type Picker = (options: { suggestedName: string }) => Promise<{ name: string; createWritable(): Promise<Writable> }>

/** Null when the person chose no place. */
export async function openTarget(name: string): Promise<Target | null> {
  const pick = (window as unknown as { showSaveFilePicker?: Picker }).showSaveFilePicker
  if (!pick) return download(name)
  try {
    const handle = await pick.call(window, { suggestedName: name })
    const file = await handle.createWritable()
    return { name: handle.name, sink: (bytes) => file.write(bytes), close: () => file.close() }
  } catch (error) {
    if ((error as { name?: string }).name === 'AbortError') return null
    return download(name) // not allowed here (a frame, an old system): the other way works everywhere
  }
}

/** Each part becomes a Blob of its own at once: the browser keeps those on disk when they are many. */
function download(name: string): Target {
  const parts: Blob[] = []
  return {
    name,
    sink: (bytes) => { parts.push(new Blob([bytes])) },
    close: async () => {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob(parts, { type: 'application/octet-stream' }))
      link.download = name
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    },
  }
}

/** lianchaexport-3F2A81C0-20261121-1930.lcex: letters every system and every mail takes */
export function nameOf(device: string, now: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  const stamp = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}-${two(now.getHours())}${two(now.getMinutes())}`
  return `liancha-${device.slice(0, 8).toUpperCase()}-${stamp}.lcex`
}
