/** The one door to the network: JSON in and out, a deadline on every request, problems as ProblemError. */
import { ProblemError } from '@/domain/problem'

/** Nothing came back: no network, or the answer was cut off. Whether the server acted is unknown. */
export class NetworkError extends Error {
  constructor(readonly reason: 'offline' | 'timeout' | 'unreadable', readonly status: number | null = null) {
    super(reason)
    this.name = 'NetworkError'
  }
}

export interface Network { origin: string; fetch: typeof fetch }
export interface Request { method?: string; json?: unknown; token?: string | null; timeout?: number; headers?: Record<string, string> }
const TIMEOUT = 30_000

/** The answer's JSON; throws ProblemError for a refusal and NetworkError for silence. */
export async function requestJson<T>(network: Network, path: string, request: Request = {}): Promise<T> {
  const response = await send(network, path, request)
  return readJson<T>(response)
}

/** The raw answer (2xx or 3xx followed), for files. */
export async function send(network: Network, path: string, request: Request = {}): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', ...request.headers }
  if (request.json !== undefined) headers['Content-Type'] = 'application/json'
  if (request.token) headers['Authorization'] = `Bearer ${request.token}`
  const body = request.json === undefined ? null : JSON.stringify(request.json)
  const signal = AbortSignal.timeout(request.timeout ?? TIMEOUT)
  const response = await network.fetch(network.origin + path, { method: request.method ?? 'GET', headers, body, signal, cache: 'no-store' }).catch(silence)
  if (!response.ok) throw await problemOf(response)
  return response
}

function silence(error: unknown): never {
  throw new NetworkError((error as Error | null)?.name === 'TimeoutError' ? 'timeout' : 'offline')
}

async function readJson<T>(response: Response): Promise<T> {
  try {
    return (await response.json()) as T
  } catch (error) {
    throw new NetworkError((error as Error).name === 'TimeoutError' ? 'timeout' : 'unreadable')
  }
}

/** Proxies answer in HTML: then the status is all we know. */
async function problemOf(response: Response): Promise<ProblemError | NetworkError> {
  const told = (await response.json().catch(() => null)) as { code?: string; title?: string; detail?: string; errors?: Record<string, string[]> } | null
  if (!told?.code) return new NetworkError(response.status >= 500 || response.status === 429 ? 'offline' : 'unreadable', response.status)
  return new ProblemError(told.code, told.title ?? told.code, told.detail ?? '', response.status, told.errors ?? null)
}
