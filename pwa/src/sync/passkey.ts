/**
 * Fingerprint or face instead of the PIN, where the browser's authenticator has a PRF (WebAuthn): it gives the same 32
 * bytes for the same salt after it saw its owner, and those wrap the content key. Offered, never needed: the PIN stays.
 */
import { utf8, type Bytes } from '@/domain/bytes'
import { readFact, type StoredPasskey, type StoredVault } from '@/store'
import { unwrapWithSecret, wrapWithSecret } from '@/store/vault_wraps'
import { problem, type Phone } from './phone'
import { openVault, rawWith } from './unlock'

export type PasskeyState = 'unable' | 'none' | 'set'
const TIMEOUT = 60_000

async function vaultHere(phone: Phone): Promise<StoredVault | undefined> {
  const here = await readFact(phone.db, 'here')
  return here ? phone.db.vaults.get(here.user) : undefined
}

/** `unable`: this browser or phone has no such authenticator. */
export async function passkeyState(phone: Phone): Promise<PasskeyState> {
  const able = await globalThis.PublicKeyCredential?.isUserVerifyingPlatformAuthenticatorAvailable?.().catch(() => false)
  if (!able) return 'unable'
  return (await vaultHere(phone))?.passkeys.length ? 'set' : 'none'
}

/** The PIN is asked for once more: only with it the key can be wrapped again. Throws passkey.unable where the authenticator has no PRF. */
export async function addPasskey(phone: Phone, pin: string): Promise<void> {
  const vault = await vaultHere(phone)
  if (!vault) throw problem(phone, 'session.none')
  const raw = await rawWith(phone, vault, pin)
  const salt = crypto.getRandomValues(new Uint8Array(32))
  const made = await create(phone, vault.user, salt)
  const secret = made.secret ?? (await secretOf(phone, [{ credential: made.credential, salt }])).secret
  const passkey: StoredPasskey = { credential: made.credential, salt, wrap: await wrapWithSecret(secret, vault.user, raw) }
  await openVault(phone, { ...vault, passkeys: [passkey] }, raw)
}

export async function dropPasskey(phone: Phone): Promise<void> {
  const vault = await vaultHere(phone)
  if (vault) await phone.db.vaults.update(vault.user, { passkeys: [] })
}

export async function openWithPasskey(phone: Phone): Promise<void> {
  const vault = await vaultHere(phone)
  if (!vault?.passkeys.length) throw problem(phone, 'passkey.unable')
  const { secret, credential } = await secretOf(phone, vault.passkeys)
  const passkey = vault.passkeys.find((one) => sameBytes(one.credential, credential))!
  const raw = await unwrapWithSecret(secret, vault.user, passkey.wrap).catch(() => { throw problem(phone, 'passkey.failed') })
  await openVault(phone, vault, raw)
}

async function create(phone: Phone, user: string, salt: Bytes): Promise<{ credential: Bytes; secret: Bytes | null }> {
  const publicKey: PublicKeyCredentialCreationOptions = {
    challenge: crypto.getRandomValues(new Uint8Array(32)), rp: { name: '联查' }, user: { id: utf8(user), name: '联查', displayName: '联查' }, timeout: TIMEOUT,
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }, { type: 'public-key', alg: -257 }],
    authenticatorSelection: { authenticatorAttachment: 'platform', userVerification: 'required', residentKey: 'discouraged' }, extensions: { prf: { eval: { first: salt } } },
  }
  const made = (await navigator.credentials.create({ publicKey }).catch(() => { throw problem(phone, 'passkey.failed') })) as PublicKeyCredential
  const { prf } = made.getClientExtensionResults()
  if (!prf?.enabled && !prf?.results) throw problem(phone, 'passkey.unable')
  return { credential: new Uint8Array(made.rawId), secret: bytesOf(prf.results?.first) }
}

async function secretOf(phone: Phone, known: Pick<StoredPasskey, 'credential' | 'salt'>[]): Promise<{ secret: Bytes; credential: Bytes }> {
  const publicKey: PublicKeyCredentialRequestOptions = {
    challenge: crypto.getRandomValues(new Uint8Array(32)), timeout: TIMEOUT, userVerification: 'required',
    allowCredentials: known.map(({ credential }) => ({ type: 'public-key' as const, id: credential })), extensions: { prf: { eval: { first: known[0]!.salt } } },
  }
  const seen = (await navigator.credentials.get({ publicKey }).catch(() => { throw problem(phone, 'passkey.failed') })) as PublicKeyCredential
  const secret = bytesOf(seen.getClientExtensionResults().prf?.results?.first)
  if (!secret) throw problem(phone, 'passkey.unable')
  return { secret, credential: new Uint8Array(seen.rawId) }
}

const bytesOf = (source: BufferSource | undefined): Bytes | null =>
  (source === undefined ? null : ArrayBuffer.isView(source) ? new Uint8Array(source.buffer as ArrayBuffer, source.byteOffset, source.byteLength) : new Uint8Array(source))
const sameBytes = (one: Bytes, other: Bytes): boolean => one.length === other.length && one.every((byte, at) => byte === other[at])
