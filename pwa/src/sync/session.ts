/** Signing in and out. Offline the session is what IndexedDB remembers; nothing unsent is ever wiped. */
import { NetworkError, requestJson } from '@/api/client'
import { dropFact, dropKey, holdKey, isOpenAt, readFact, readSession, sealSecret, unspoken, VaultLocked, writeFact, type StoredDevice, type StoredVault } from '@/store'
import type { Bytes } from '@/domain/bytes'
import { closeChain } from './chain_end'
import { deviceOf } from './devices'
import { enrol } from './enrol'
import { mintDevice } from './keys'
import { owedBy } from './owed'
import { problem, type Phone } from './phone'
import type { Session } from './types'

export interface SignedIn { access_token: string; refresh_token: string; user: Session['user']; recovery_key?: string | null }
/** Between the password and the PIN. `raw` is the content key where it is known: a new one, or one the office gave back. */
export interface Entering { user: string; answer: SignedIn | null; raw: Bytes | null }

/** Who is signed in, or null; also null while locked (the PIN first). */
export const restore = (phone: Phone): Promise<Session | null> => readSession(phone.db).catch((error: unknown) => {
  if (error instanceof VaultLocked) return null
  throw error
})

/** The password's answer. Nothing of it is stored yet; the person of a vault that is open is let in by `complete`. */
export async function askToEnter(phone: Phone, username: string, password: string): Promise<SignedIn> {
  const answer = await requestJson<SignedIn>(phone, '/api/accounts/sign-in', { method: 'POST', json: { username, password } })
  await refuseOverOthersWork(phone, answer.user.id)
  return answer
}

/** Null where the PIN must be set or entered first; `phone.entering` then says whose. */
export async function enter(phone: Phone, username: string, password: string): Promise<Session | null> {
  const answer = await askToEnter(phone, username, password)
  const user = answer.user.id
  const vault = await phone.db.vaults.get(user)
  if (vault?.open && isOpenAt(vault, phone.now())) {
    holdKey(phone.db, user, vault.open)
    return complete(phone, answer)
  }
  phone.entering = { user, answer, raw: null }
  return null
}

/** The vault was opened: in with whoever was signing in, or on with whoever is here. */
export async function letIn(phone: Phone): Promise<Session | null> {
  const answer = phone.entering?.answer
  phone.entering = null
  return answer ? complete(phone, answer) : restore(phone)
}

/** The vault is open: session and tokens are sealed and stored. A device key is made and enrolled for a user who has none here. */
export async function complete(phone: Phone, answer: SignedIn): Promise<Session> {
  const { db } = phone
  const { id, username, name, department, roles } = answer.user
  const device = await usableDevice(phone, id)
  const session: Session = { user: { id, username, name, department, roles }, device: device.id }
  const secrets = await Promise.all([sealSecret(db, 'tokens', { access: answer.access_token, refresh: answer.refresh_token }), sealSecret(db, 'session', session)])
  await db.transaction('rw', db.devices, db.meta, async () => {
    await db.devices.put(device)
    await db.meta.bulkPut(secrets)
    await writeFact(db, 'here', { user: id, device: device.id })
  })
  // without network now the first sync enrols it
  if (!device.enrolled) await enrol(phone, device).catch((error: unknown) => { if (!(error instanceof NetworkError)) throw error })
  return session
}

/** The key of a phone that was revoked is not used again: its tail is handed over, the person gets a new one. */
async function usableDevice(phone: Phone, user: string): Promise<StoredDevice> {
  const known = await deviceOf(phone, user)
  if (known && !known.revoked) return known
  const fresh = await mintDevice(user)
  if (known) await phone.db.transaction('rw', phone.db.devices, phone.db.meta, () => closeChain(phone, known, fresh, 'revoked'))
  return fresh
}

/** Another person's dossiers and unsent work are still here: their owner signs in first. */
async function refuseOverOthersWork(phone: Phone, user: string): Promise<void> {
  const here = (await phone.db.meta.get('here'))?.value as { user: string } | undefined
  if (!here || here.user === user) return
  const owed = await owedBy(phone)
  const name = (await restore(phone))?.user.name
  if (owed.mutations.length || owed.media.length) throw name ? problem(phone, 'device.other_user_unsent', { name }) : problem(phone, 'device.other_user_locked')
  await forget(phone)
}

export async function leave(phone: Phone): Promise<void> {
  const owed = await owedBy(phone)
  const count = owed.mutations.length + owed.media.length
  if (count) throw problem(phone, 'device.unsent', { count })
  const recovering = await readFact(phone.db, 'recovering')
  if (recovering && (await unspoken(phone.db, recovering.offered)).length) throw problem(phone, 'device.recovering')
  await forget(phone)
}

/** Dossiers, files, tokens and the opened key go; device keys, wraps and the sealed ledger of mutations stay until durable. */
async function forget(phone: Phone): Promise<void> {
  const { db } = phone
  await db.transaction('rw', [db.rows, db.staged, db.carried, db.slices, db.media, db.meta, db.mutations, db.devices, db.relayed, db.peers, db.drafts, db.vaults], async () => {
    const owed = await owedBy(phone)
    if (owed.mutations.length || owed.media.length) throw problem(phone, 'device.unsent', { count: owed.mutations.length + owed.media.length })
    await Promise.all([db.rows.clear(), db.staged.clear(), db.carried.clear(), db.slices.clear(), db.media.clear(), db.relayed.clear(), db.peers.clear(), db.drafts.clear()])
    await db.mutations.where('overlay').equals(1).modify({ overlay: 0 })
    await db.vaults.toCollection().modify((vault: StoredVault) => { vault.open = null })
    for (const fact of ['here', 'session', 'tokens', 'have', 'paging', 'open', 'run', 'recovering'] as const) await dropFact(db, fact)
  })
  dropKey(db)
}
