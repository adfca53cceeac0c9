/** What could not be done, in the shape every door shows: a stable code and words that say what to do. */
export class ProblemError extends Error {
  constructor(
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly status = 0,
    readonly errors: Record<string, string[]> | null = null,
  ) {
    super(`${code} ${title}`)
    this.name = 'ProblemError'
  }
}

/** A reason why something may not be done now; words in locales/problems.ts under `code`. */
export interface Barrier {
  code: string
  details: Record<string, string | number>
  /** line codes the reason is about, e.g. the open lines of R78 */
  lines: string[]
}

export function barrier(code: string, details: Record<string, string | number> = {}, lines: string[] = []): Barrier {
  return { code, details, lines }
}
