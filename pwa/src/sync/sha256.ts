/** SHA-256 that grows with what it is fed (WebCrypto cannot). The code comes with the first file, not with the first page. */
import type { IHasher } from 'hash-wasm'

export type Hasher = IHasher

export async function newHasher(): Promise<Hasher> {
  const { createSHA256 } = await import('hash-wasm')
  return (await createSHA256()).init()
}
