/**
 * A forgotten or destroyed PIN, with network: the office opens its wrap of the content key, for the person's password or
 * for a code of an administrator, and wraps it again to a key made for this answer alone. A new PIN follows (setPin).
 */
import { requestJson } from '@/api/client'
import { b64u } from '@/domain/bytes'
import { readFact, type StoredVault } from '@/store'
import { newPair, publicOf, unwrapFrom, type RecoveryWrap } from '@/store/vault_wraps'
import { problem, type Phone } from './phone'
import { askToEnter } from './session'

const ANSWER = 'liancha-recovery-answer-v1'

/** Signs in again; `phone.entering` holds the key afterwards, or asks for the next step where this phone has no vault of the person. */
export async function recoverByPassword(phone: Phone, username: string, password: string): Promise<void> {
  const answer = await askToEnter(phone, username, password)
  const user = answer.user.id
  const vault = await phone.db.vaults.get(user)
  phone.entering = { user, answer, raw: null }
  if (vault) await recoverEntering(phone)
}

/** For whoever has just signed in and cannot enter the PIN. */
export async function recoverEntering(phone: Phone): Promise<void> {
  const { entering } = phone
  const vault = entering && (await phone.db.vaults.get(entering.user))
  if (!entering?.answer || !vault) throw problem(phone, 'session.none')
  phone.entering = { ...entering, raw: await ask(phone, vault, '/api/accounts/recovery', {}, entering.answer.access_token) }
}

/** The code an administrator read out; no password. */
export async function recoverByCode(phone: Phone, username: string, code: string): Promise<void> {
  const user = phone.entering?.user ?? (await readFact(phone.db, 'here'))?.user
  const vault = user && (await phone.db.vaults.get(user))
  if (!user || !vault) throw problem(phone, 'session.none')
  const raw = await ask(phone, vault, '/api/accounts/recovery/by-code', { username, code }, null)
  phone.entering = { user, answer: phone.entering?.answer ?? null, raw }
}

async function ask(phone: Phone, vault: StoredVault, path: string, who: object, token: string | null): Promise<Uint8Array<ArrayBuffer>> {
  if (!vault.recovery) throw problem(phone, 'pin.no_recovery')
  const pair = await newPair()
  const json = { ...who, wrap: vault.recovery, to: b64u(await publicOf(pair)) }
  const wrap = await requestJson<RecoveryWrap>(phone, path, { method: 'POST', json, token })
  return unwrapFrom(pair, vault.user, wrap, ANSWER)
}
