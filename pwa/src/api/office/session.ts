/** Who is signed in at this desk. Lives as long as the browser tab; a colleague's tab is another session. */
import { ApiProblem, problemOf, reach } from '../problem'

export interface Department { id: string; code: string; name: string }
export interface User { id: string; username: string; name: string; department: Department | null; roles: string[] }
interface Tokens { access_token: string; refresh_token: string }
export interface Session extends Tokens { user: User }

const KEY = 'liancha-office'
const JSON_BODY = { 'content-type': 'application/json' }

export function currentSession(): Session | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Session | null
  } catch {
    return null
  }
}

function keep(session: Session): Session {
  sessionStorage.setItem(KEY, JSON.stringify(session))
  return session
}

export function forgetSession(): void {
  sessionStorage.removeItem(KEY)
}

export async function signIn(username: string, password: string, language: string): Promise<User> {
  const response = await reach('/api/accounts/sign-in', {
    method: 'POST', headers: { ...JSON_BODY, 'accept-language': language }, body: JSON.stringify({ username, password }),
  })
  if (!response.ok) throw await problemOf(response)
  return keep((await response.json()) as Session).user
}

let renewal: Promise<Session> | null = null

/** New tokens for the old ones; pages that ask at the same moment share one request. */
export function renewSession(): Promise<Session> {
  renewal ??= renew().finally(() => { renewal = null })
  return renewal
}

async function renew(): Promise<Session> {
  const session = currentSession()
  if (!session) throw new ApiProblem('access.expired', 401, '', '')
  const response = await reach('/api/accounts/refresh', { method: 'POST', headers: { authorization: `Bearer ${session.refresh_token}` } })
  if (!response.ok) throw await problemOf(response)
  return keep({ ...session, ...((await response.json()) as Tokens) })
}
