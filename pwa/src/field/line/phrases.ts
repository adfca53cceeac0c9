/**
 * 常用语 with blanks that are filled by tapping: "第__号加油机铅封{缺失|断裂|松动}". `__` is a number or a few words,
 * `{a|b}` one of the choices named. A phrase without blanks is used as it is. Pure.
 */
export type PhrasePart = { kind: 'text'; text: string } | { kind: 'blank'; choices: string[] }
const BLANK = /_{2,}|\{[^{}]*\}/g
export const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']

export function partsOf(phrase: string): PhrasePart[] {
  const parts: PhrasePart[] = []
  let from = 0
  for (const found of phrase.matchAll(BLANK)) {
    if (found.index > from) parts.push({ kind: 'text', text: phrase.slice(from, found.index) })
    parts.push({ kind: 'blank', choices: choicesIn(found[0]) })
    from = found.index + found[0].length
  }
  if (from < phrase.length) parts.push({ kind: 'text', text: phrase.slice(from) })
  return parts
}

const choicesIn = (blank: string): string[] => (blank.startsWith('{') ? blank.slice(1, -1).split('|').map((one) => one.trim()).filter(Boolean) : DIGITS)

export const hasBlanks = (phrase: string): boolean => partsOf(phrase).some((part) => part.kind === 'blank')
/** As it reads on its button: every blank a gap. */
export const labelOf = (phrase: string): string => partsOf(phrase).map((part) => (part.kind === 'text' ? part.text : '＿＿')).join('')
/** The phrase with its blanks filled in order; what is not filled yet stays a gap. */
export function filled(phrase: string, words: (string | undefined)[]): string {
  let next = 0
  return partsOf(phrase).map((part) => (part.kind === 'text' ? part.text : words[next++]?.trim() || '＿＿')).join('')
}
export const isFilled = (phrase: string, words: (string | undefined)[]): boolean =>
  partsOf(phrase).filter((part) => part.kind === 'blank').every((_, index) => words[index]?.trim())

/** The fact with one more sentence. */
export function withSentence(fact: string, sentence: string): string {
  const said = fact.trim()
  return said ? `${said.replace(/[。；]$/, '')}；${sentence}` : sentence
}
