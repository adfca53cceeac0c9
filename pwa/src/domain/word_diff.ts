/** Two texts word by word: what both have, and what only one of them has. Pure; Chinese is cut into words where the browser can. */
export interface Part { text: string; differs: boolean }

/** beyond this many words only the common beginning and end are looked for */
const MOST = 600

export function wordDiff(before: string, after: string): { before: Part[]; after: Part[] } {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  const start = commonStart(a, b)
  const end = commonEnd(a.slice(start), b.slice(start))
  const [midA, midB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  const kept = midA.length * midB.length > MOST * MOST ? new Set<string>() : common(midA, midB)
  const parts = (all: string[], middle: string[], side: 'a' | 'b') => joined([
    ...all.slice(0, start).map((text) => ({ text, differs: false })),
    ...middle.map((text, at) => ({ text, differs: !kept.has(`${side}${at}`) })),
    ...all.slice(all.length - end).map((text) => ({ text, differs: false })),
  ])
  return { before: parts(a, midA, 'a'), after: parts(b, midB, 'b') }
}

type Segmenter = new (locale: string, options: { granularity: 'word' }) => { segment(text: string): Iterable<{ segment: string }> }

function wordsOf(text: string): string[] {
  const Known = (Intl as unknown as { Segmenter?: Segmenter }).Segmenter
  return Known ? Array.from(new Known('zh', { granularity: 'word' }).segment(text), (one) => one.segment) : (text.match(/[\p{L}\p{N}]|\s+|./gu) ?? [])
}

function commonStart(a: string[], b: string[]): number {
  let n = 0
  while (n < a.length && n < b.length && a[n] === b[n]) n++
  return n
}

function commonEnd(a: string[], b: string[]): number {
  let n = 0
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n++
  return n
}

/** Places of the longest common run of words, as "a<place>" and "b<place>". */
function common(a: string[], b: string[]): Set<string> {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i]![j] = a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
    }
  }
  const kept = new Set<string>()
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) kept.add(`a${i++}`).add(`b${j++}`)
    else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i++
    else j++
  }
  return kept
}

function joined(parts: Part[]): Part[] {
  return parts.reduce<Part[]>((all, part) => {
    const last = all.at(-1)
    if (last && last.differs === part.differs) last.text += part.text
    else all.push({ ...part })
    return all
  }, [])
}
