/** The one door to the network: JSON in and out, a deadline on every request, problems as ProblemError. */
import { ProblemError } from '@/domain/problem'
import { deadline } from './deadline'

/** Nothing came back: no network, or the answer was cut off. Whether the server acted is unknown. */
export class NetworkError extends Error {
  constructor(readonly reason: 'offline' | 'timeout' | 'unreadable', readonly status: number | null = null) {
    super(reason)
    this.name = 'NetworkError'
  }
}

export interface Network { origin: string; fetch: typeof fetch }
export interface Request { method?: string; json?: unknown; body?: Blob; token?: string | null; timeout?: number; headers?: Record<string, string> }
const TIMEOUT = 30_000

/** The answer's JSON; throws ProblemError for a refusal and NetworkError for silence. */
export async function requestJson<T>(network: Network, path: string, request: Request = {}): Promise<T> {
  return exchange(network, path, request, async (response) => (await response.json()) as T)
}

/** The raw answer (2xx), for files; its body is read under the same deadline by `read`. */
export async function exchange<T>(network: Network, path: string, request: Request, read: (response: Response) => Promise<T>): Promise<T> {
  const limit = deadline(request.timeout ?? TIMEOUT)
  const silence = (reason: 'offline' | 'unreadable') => () => { throw new NetworkError(limit.isOver() ? 'timeout' : reason) }
  try {
    const response = await network.fetch(network.origin + path, initOf(request, limit.signal)).catch(silence('offline'))
    if (!response.ok) throw await problemOf(response)
    return await read(response).catch(silence('unreadable'))
  } finally {
    limit.done()
  }
}

function initOf(request: Request, signal: AbortSignal): RequestInit {
  const headers: Record<string, string> = { Accept: 'application/json', ...request.headers }
  if (request.json !== undefined) headers['Content-Type'] = 'application/json'
  if (request.token) headers['Authorization'] = `Bearer ${request.token}`
  const body = request.json === undefined ? (request.body ?? null) : JSON.stringify(request.json)
  return { method: request.method ?? 'GET', headers, body, signal, cache: 'no-store' }
}

/** Proxies answer in HTML: then the status is all we know. */
async function problemOf(response: Response): Promise<ProblemError | NetworkError> {
  const told = (await response.json().catch(() => null)) as { code?: string; title?: string; detail?: string; errors?: Record<string, string[]> } | null
  if (!told?.code) return new NetworkError(response.status >= 500 || response.status === 429 ? 'offline' : 'unreadable', response.status)
  return new ProblemError(told.code, told.title ?? told.code, told.detail ?? '', response.status, told.errors ?? null)
}
