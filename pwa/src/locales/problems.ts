/** Words of the problems the phone finds by itself. English comes with the English pages; until then Chinese speaks. */
import zh from './zh-CN/problems'

export type Language = 'zh-CN' | 'en'
export type ProblemWords = Record<string, readonly [title: string, detail: string]>

const UNKNOWN: Record<Language, ProblemWords[string]> = {
  'zh-CN': ['没有办成', '内容没有丢失，请重试。'], en: ['It did not work', 'Nothing is lost; try again.'],
}
const spoken: Partial<Record<Language, ProblemWords>> = { 'zh-CN': zh }

/** A language's words were loaded. */
export function learnProblems(language: Language, table: ProblemWords): void {
  spoken[language] = table
}

/** Title and detail of a code with its details filled in. */
export function words(code: string, details: Record<string, string | number> = {}, language: Language = 'zh-CN'): { title: string; detail: string } {
  const table = spoken[language] ?? zh
  const [title, detail] = table[code] ?? UNKNOWN[language]
  const fill = (template: string) => template.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? '—'))
  return { title: fill(title), detail: fill(detail) }
}
