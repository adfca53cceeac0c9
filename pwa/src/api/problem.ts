/** What went wrong, in the server's words; `network.unreachable` is ours, for when no server answered. */
export class ApiProblem extends Error {
  constructor(
    readonly code: string, readonly status: number, readonly title: string, readonly detail: string,
    /** messages by field, as the server names the fields */
    readonly errors: Record<string, unknown> = {},
  ) {
    super(title || code)
    this.name = 'ApiProblem'
  }
}

export const UNREACHABLE = 'network.unreachable'
/** An answer that is neither ours nor a problem: a proxy's error page, a captive portal. */
export const UNREADABLE = 'network.unreadable'

/** fetch, with silence turned into a problem; an aborted request stays an AbortError. */
export async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiProblem(UNREACHABLE, 0, '', '')
  }
}

export async function problemOf(response: Response): Promise<ApiProblem> {
  try {
    const body = (await response.json()) as Partial<{ code: string; title: string; detail: string; errors: Record<string, unknown> }>
    return new ApiProblem(body.code ?? UNREADABLE, response.status, body.title ?? '', body.detail ?? '', body.errors ?? {})
  } catch {
    return new ApiProblem(UNREADABLE, response.status, '', '')
  }
}

/** "?a=1&b=2" of the values that are set. */
export function query(values: Record<string, string | number | null | undefined>): string {
  const set = Object.entries(values).filter(([, value]) => value !== '' && value !== null && value !== undefined)
  return set.length ? `?${new URLSearchParams(set.map(([name, value]) => [name, String(value)]))}` : ''
}
