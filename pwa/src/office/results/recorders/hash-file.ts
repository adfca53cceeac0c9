/** SHA-256 of a file of any size, read piece by piece: a body camera's film does not fit into memory. */
import { createSHA256 } from 'hash-wasm'

const PIECE = 4 * 1024 * 1024

export async function hashFile(file: Blob, read: (bytes: number) => void = () => {}): Promise<string> {
  const hasher = (await createSHA256()).init()
  for (let at = 0; at < file.size; at += PIECE) {
    hasher.update(new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer()))
    read(Math.min(file.size, at + PIECE))
  }
  return hasher.digest('hex')
}
