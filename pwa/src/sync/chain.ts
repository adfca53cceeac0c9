/** The chain of one device: each link binds the one before and the payload's bytes (sync.md section 4). */
import { concat, hex, sha256, unhex, utf8, type Bytes } from '@/domain/bytes'

const DOMAIN = utf8('liancha-link-v1')

export async function firstLink(device: string, publicKey: Bytes): Promise<string> {
  return hex(await sha256(concat(utf8(device.toLowerCase()), publicKey)))
}

export async function nextLink(previous: string, payload: Bytes): Promise<{ link: string; payloadHash: string }> {
  const payloadHash = await sha256(payload)
  return { link: hex(await sha256(concat(DOMAIN, unhex(previous), payloadHash))), payloadHash: hex(payloadHash) }
}
