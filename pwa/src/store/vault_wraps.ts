/**
 * The wraps of a content key (PROTOCOL.md section 15), pure: by the PIN, and to the office's recovery key. Loaded when a
 * PIN is used: most starts do not need it. Twin: sync/proofs/vault.py. → vectors/vault.json
 */
import { b64u, concat, hex, sha256, unb64u, utf8, type Bytes } from '@/domain/bytes'
import { importContentKey, IV } from './vault_format'

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const
/** OWASP's smallest recommendation: 19 MiB, two passes; about a third of a second on a cheap phone. */
const COST = { parallelism: 1, iterations: 2, memorySize: 19_456, hashLength: 32 }

export type Purpose = 'liancha-recovery-v1' | 'liancha-recovery-answer-v1'
/** A content key for the owner of a P-256 key; base64url, `key_id` hex. */
export interface RecoveryWrap { v: 1; key_id: string; epk: string; iv: string; ct: string }

const random = (size: number): Bytes => crypto.getRandomValues(new Uint8Array(size))

/** 32 random bytes: the content key of one user on this phone. */
export const newContentKey = (): Bytes => random(32)

/** Slow on purpose. */
export async function derivePinKey(pin: string, salt: Bytes): Promise<Bytes> {
  const { argon2id } = await import('hash-wasm')
  return new Uint8Array(await argon2id({ ...COST, password: pin, salt, outputType: 'binary' }))
}

/** `iv ‖ ciphertext‖tag` of the content key. */
export async function wrapWithPin(pin: string, salt: Bytes, user: string, raw: Bytes, iv: Bytes = random(IV)): Promise<Bytes> {
  const key = await importContentKey(await derivePinKey(pin, salt))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(`liancha-pin-v1|${user}`) }, key, raw)
  return concat(iv, new Uint8Array(sealed))
}

/** The content key, or null for a wrong PIN. */
export async function unwrapWithPin(pin: string, salt: Bytes, user: string, wrap: Bytes): Promise<Bytes | null> {
  const key = await importContentKey(await derivePinKey(pin, salt))
  const way = { name: 'AES-GCM', iv: wrap.subarray(0, IV), additionalData: utf8(`liancha-pin-v1|${user}`) }
  return crypto.subtle.decrypt(way, key, wrap.subarray(IV)).then((raw) => new Uint8Array(raw), () => null)
}

/** `iv ‖ ciphertext‖tag` under what an authenticator's PRF gave (32 bytes). */
export async function wrapWithSecret(secret: Bytes, user: string, raw: Bytes): Promise<Bytes> {
  const [key, iv, info] = [await passkeyKey(secret, user), random(IV), utf8(`liancha-passkey-v1|${user}`)]
  return concat(iv, new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: info }, key, raw)))
}

/** Throws where the secret is another one. */
export async function unwrapWithSecret(secret: Bytes, user: string, wrap: Bytes): Promise<Bytes> {
  const way = { name: 'AES-GCM', iv: wrap.subarray(0, IV), additionalData: utf8(`liancha-passkey-v1|${user}`) }
  return new Uint8Array(await crypto.subtle.decrypt(way, await passkeyKey(secret, user), wrap.subarray(IV)))
}

async function passkeyKey(secret: Bytes, user: string): Promise<CryptoKey> {
  const source = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  const way = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8(`liancha-passkey-v1|${user}`) }
  return crypto.subtle.deriveKey(way, source, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

/** A key pair for one answer: the public half travels, the private half never leaves memory. */
export const newPair = (): Promise<CryptoKeyPair> => crypto.subtle.generateKey(CURVE, false, ['deriveBits'])
export const publicOf = async (pair: CryptoKeyPair): Promise<Bytes> => new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))

export async function keyIdOf(publicKey: Bytes): Promise<string> {
  return hex(await sha256(publicKey)).slice(0, 16)
}

export async function wrapFor(recipient: Bytes, user: string, raw: Bytes, purpose: Purpose = 'liancha-recovery-v1'): Promise<RecoveryWrap> {
  const pair = await newPair()
  const [epk, iv] = [await publicOf(pair), random(IV)]
  const key = await agree(pair.privateKey, recipient, epk, recipient, `${purpose}|${user}`)
  const ct = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(`${purpose}|${user}`) }, key, raw)
  return { v: 1, key_id: await keyIdOf(recipient), epk: b64u(epk), iv: b64u(iv), ct: b64u(new Uint8Array(ct)) }
}

/** Throws where the wrap is for another key, user or purpose. */
export async function unwrapFrom(own: CryptoKeyPair, user: string, wrap: RecoveryWrap, purpose: Purpose): Promise<Bytes> {
  const epk = unb64u(wrap.epk)
  const key = await agree(own.privateKey, epk, epk, await publicOf(own), `${purpose}|${user}`)
  const way = { name: 'AES-GCM', iv: unb64u(wrap.iv), additionalData: utf8(`${purpose}|${user}`) }
  return new Uint8Array(await crypto.subtle.decrypt(way, key, unb64u(wrap.ct)))
}

/** HKDF over the shared x-coordinate; both public keys are bound in as salt. */
async function agree(own: CryptoKey, other: Bytes, epk: Bytes, recipient: Bytes, info: string): Promise<CryptoKey> {
  const point = await crypto.subtle.importKey('raw', other, CURVE, false, [])
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: point }, own, 256)
  const secret = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const way = { name: 'HKDF', hash: 'SHA-256', salt: concat(epk, recipient), info: utf8(info) }
  return crypto.subtle.deriveKey(way, secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}
