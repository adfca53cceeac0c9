/** Who does which line, and what must be recorded to get from one division to another. Pure. */
export type Division = Record<string, string[]>

const key = (users: string[]) => [...users].sort().join(',')

/** Lines given to the same people travel in one mutation. */
export function changesOf(saved: Division, edited: Division): { lines: string[]; users: string[] }[] {
  const bundles = new Map<string, { lines: string[]; users: string[] }>()
  for (const [line, users] of Object.entries(edited)) {
    if (key(users) === key(saved[line] ?? [])) continue
    const bundle = bundles.get(key(users)) ?? { lines: [], users: [...users].sort() }
    bundles.set(key(users), { ...bundle, lines: [...bundle.lines, line] })
  }
  return [...bundles.values()]
}
