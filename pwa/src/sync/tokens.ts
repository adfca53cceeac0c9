/**
 * Who we are to the server. A refresh whose answer is lost costs nothing: the old token stays stored (and valid)
 * until its successor is stored, and of two tabs that refresh at once the first to store wins.
 */
import { ProblemError } from '@/domain/problem'
import { requestJson } from '@/api/client'
import { isSealed, readSecret, sealSecret } from '@/store'
import { problem, type Phone } from './phone'

interface Pair { access_token: string; refresh_token: string }

/** Run an online call with a valid access token, refreshing once when it has expired. */
export async function withToken<T>(phone: Phone, call: (token: string) => Promise<T>): Promise<T> {
  const tokens = await readSecret(phone.db, 'tokens')
  if (!tokens) throw problem(phone, 'access.sign_in_needed')
  try {
    return await call(tokens.access)
  } catch (error) {
    if (!isExpired(error)) throw error
    return call(await refreshed(phone, tokens.access))
  }
}

const ENDED = 'accounts.ended'

function isExpired(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 401 && error.code !== ENDED
}

/** A fresh access token; `stale` is the one that failed. */
async function refreshed(phone: Phone, stale: string): Promise<string> {
  const tokens = await readSecret(phone.db, 'tokens')
  if (!tokens) throw problem(phone, 'access.sign_in_needed')
  if (tokens.access !== stale) return tokens.access
  const pair = await requestJson<Pair>(phone, '/api/accounts/refresh', { method: 'POST', token: tokens.refresh }).catch((error: unknown) => {
    if (error instanceof ProblemError && error.code !== ENDED && (error.status === 401 || error.status === 403 || error.status === 422)) throw problem(phone, 'access.sign_in_needed')
    throw error
  })
  return keep(phone, tokens.refresh, pair)
}

/** Of two answers the first to be stored wins: `used` must still be what is stored. */
async function keep(phone: Phone, used: string, pair: Pair): Promise<string> {
  const { db } = phone
  const fresh = await sealSecret(db, 'tokens', { access: pair.access_token, refresh: pair.refresh_token })
  for (;;) {
    const before = await db.meta.get('tokens')
    const stored = await readSecret(db, 'tokens')
    if (stored && stored.refresh !== used) return stored.access
    const kept = await db.transaction('rw', db.meta, async () => isSame(before?.value, (await db.meta.get('tokens'))?.value) && (await db.meta.put(fresh)) !== undefined)
    if (kept) return pair.access_token
  }
}

/** Sealed bytes differ with every sealing, so equal bytes are the same write. */
function isSame(one: unknown, other: unknown): boolean {
  if (!isSealed(one) || !isSealed(other)) return one === other || JSON.stringify(one) === JSON.stringify(other)
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}
