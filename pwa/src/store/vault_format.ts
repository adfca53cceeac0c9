/** The format of what is sealed (PROTOCOL.md section 15), pure. Twin: sync/proofs/vault.py. → vectors/vault.json */
import { concat, utf8, type Bytes } from '@/domain/bytes'

const VERSION = 1
export const IV = 12
const VAULT = utf8('liancha-vault-v1')

/** What the database may keep of a content key: usable, never readable. */
export const importContentKey = (raw: Bytes): Promise<CryptoKey> => crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])

/** `0x01 ‖ iv ‖ ciphertext‖tag`, one call of AES-GCM. */
export async function sealWith(key: CryptoKey, plain: BufferSource, iv: Bytes = crypto.getRandomValues(new Uint8Array(IV))): Promise<Bytes> {
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: VAULT }, key, plain)
  return concat(Uint8Array.of(VERSION), iv, new Uint8Array(sealed))
}

/** Throws for another version, another key or an altered byte. */
export async function openWith(key: CryptoKey, sealed: Bytes): Promise<ArrayBuffer> {
  if (sealed[0] !== VERSION) throw new RangeError('unknown seal')
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.subarray(1, 1 + IV), additionalData: VAULT }, key, sealed.subarray(1 + IV))
}
