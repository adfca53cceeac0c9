/** The phone's signing key: P-256, made here, never extractable, kept by IndexedDB as a CryptoKey. */
import { b64u, unb64u, type Bytes } from '@/domain/bytes'
import type { StoredDevice } from '@/store'
import { firstLink } from './chain'

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' } as const

/** A new device of a user, not yet enrolled. */
export async function mintDevice(user: string, closes: StoredDevice['closes'] = null): Promise<StoredDevice> {
  const pair = await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify'])
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  const id = crypto.randomUUID()
  const link = await firstLink(id, publicKey)
  return {
    id, user, private_key: pair.privateKey, public_key: publicKey, enrolled: false, closes,
    seq: 0, link, settled: { seq: 0, link }, closed: null, revoked: false,
  }
}

/** P1363 signature, base64url. */
export async function sign(device: Pick<StoredDevice, 'private_key'>, bytes: Bytes): Promise<string> {
  return b64u(new Uint8Array(await crypto.subtle.sign(SIGNATURE, device.private_key, bytes)))
}

export async function isSignedBy(publicKey: Bytes, signature: string, bytes: Bytes): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', publicKey, CURVE, false, ['verify'])
  return crypto.subtle.verify(SIGNATURE, key, unb64u(signature), bytes)
}
