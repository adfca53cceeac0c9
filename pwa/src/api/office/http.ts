/** One way for the desk to ask the server: signed in, renewed once when the token has aged, problems as ApiProblem. */
import { ApiProblem, problemOf, reach } from '../problem'
import { currentSession, renewSession } from './session'

export interface Paged<T> { items: T[]; total: number; page: number; pages: number }

let language = 'zh-CN'
let onExpired = (): void => undefined

/** What the frame does when the session cannot be renewed: ask for the password, keep the page beneath. */
export function whenExpired(listener: () => void): void {
  onExpired = listener
}

export function answerIn(chosen: string): void {
  language = chosen
}

async function send(method: string, address: string, body: unknown, signal: AbortSignal | undefined): Promise<Response> {
  const headers: Record<string, string> = { 'accept-language': language, authorization: `Bearer ${currentSession()?.access_token ?? ''}` }
  if (body !== undefined) headers['content-type'] = 'application/json'
  return reach(address, { method, headers, body: body === undefined ? null : JSON.stringify(body), signal: signal ?? null })
}

export async function call(method: string, address: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
  let response = await send(method, address, body, signal)
  if (response.status === 401) {
    await renewSession().catch((problem: unknown) => {
      if (problem instanceof ApiProblem && problem.status === 401) onExpired()
      throw problem
    })
    response = await send(method, address, body, signal)
  }
  if (!response.ok) throw await problemOf(response)
  return response
}

export async function get<T>(address: string, signal?: AbortSignal): Promise<T> {
  return (await (await call('GET', address, undefined, signal)).json()) as T
}

export async function post<T>(address: string, body: unknown = {}): Promise<T> {
  const response = await call('POST', address, body)
  return (response.status === 204 ? undefined : await response.json()) as T
}

export async function patch<T>(address: string, body: unknown): Promise<T> {
  return (await (await call('PATCH', address, body)).json()) as T
}
