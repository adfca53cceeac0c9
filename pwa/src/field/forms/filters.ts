/**
 * What the templates of the paper forms may ask for beside Liquid's own filters. Twin of backend/forms/filters.py
 * (same vectors). A hole in a record is a blank on the paper, never an error.
 */
import WORDS from '../../../../backend/forms/templates/words.json'

const ALL = WORDS as Record<string, Record<string, string>>
const PROBLEMS = ['PROBLEM_ORDERED_RECTIFY', 'PROBLEM_PENDING_INVESTIGATION', 'UNQUALIFIED']
type Row = Record<string, unknown>

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const rows = (value: unknown): Row[] => list(value).filter(isRow)
const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value))
const filled = (parts: unknown[]): string[] => parts.map(text).filter((part) => part !== '')
const linesOf = (record: unknown): Row[] => (isRow(record) ? rows(record['lines']) : [])

const pieces = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai', year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
})
interface Local { year: string; month: string; day: string; hour: string; minute: string }
function local(value: unknown): Local | null {
  if (!Number.isInteger(value)) return null
  const found = Object.fromEntries(pieces.formatToParts(value as number).map((part) => [part.type, part.value]))
  return found as unknown as Local
}

export function word(value: unknown, kind: string): string {
  const code = text(value)
  return ALL[kind]?.[code] ?? code
}

export const words = (values: unknown, kind: string): string => list(values).map((each) => word(each, kind)).join('、')

/** Every word of a kind with a box before it, filled where it was chosen (one code or several). */
export function ticks(chosen: unknown, kind: string): string {
  const marked = new Set((Array.isArray(chosen) ? chosen : chosen === null || chosen === undefined ? [] : [chosen]).map(text))
  return Object.entries(ALL[kind] ?? {}).map(([code, name]) => `${marked.has(code) ? '■' : '□'}${name}`).join('　')
}

export function day(value: unknown): string {
  const at = local(value)
  return at ? `${at.year}年${at.month}月${at.day}日` : ''
}

export function dayTime(value: unknown): string {
  const at = local(value)
  return at ? `${day(value)} ${at.hour}:${at.minute}` : ''
}

/** 9时30分—11时05分 */
export function span(start: unknown, end?: unknown): string {
  const [from, to] = [local(start), local(end)]
  if (!from && !to) return ''
  return [from, to].map((at) => (at ? `${Number(at.hour)}时${at.minute}分` : '')).join('—')
}

/** 2026-06-10 or 2026-06-10T09:30 as 2026年6月10日, with 9时30分 where it says so. */
export function isoDay(value: unknown): string {
  const found = /^(\d+)-(\d+)-(\d+)(?:T(\d+):(\d+))?/.exec(text(value))
  if (!found) return text(value)
  const [, year, month, date, hour, minute] = found
  return `${Number(year)}年${Number(month)}月${Number(date)}日${hour ? ` ${Number(hour)}时${minute}分` : ''}`
}

/** The result of a line in words; 其他情况 with what it is; 待检验 while only a sample was taken (R82). */
export function outcome(line: unknown, samples?: unknown): string {
  if (!isRow(line)) return ''
  if (!line['outcome']) return line['checked'] && rows(samples).some((row) => row['line'] === line['code']) ? '待检验' : ''
  const extra = line['outcome'] === 'OTHER' ? filled([word(line['sub_code'], 'sub_code'), line['note']]).join('：') : ''
  return word(line['outcome'], 'outcome') + (extra ? `（${extra}）` : '')
}

/** 责令限期改正（2026-06-10前）(R85) */
export function measure(line: unknown): string {
  if (!isRow(line)) return ''
  const said = word(line['measure'], 'measure')
  return line['measure'] === 'RECTIFY_BY' && line['deadline'] ? `${said}（${text(line['deadline'])}前）` : said
}

export function found(line: unknown): string {
  return isRow(line) ? filled([line['reason'], line['fact'], line['outcome'] === 'OTHER' ? '' : line['note']]).join('\n') : ''
}

export function issuer(record: unknown): string {
  const departments = isRow(record) ? rows(record['departments']) : []
  const leading = departments.find((one) => one['role'] === 'INITIATING') ?? departments[0]
  return text(leading?.['name'])
}

export const methodsUsed = (record: unknown): string[] => [...new Set(linesOf(record).flatMap((line) => list(line['methods']).map(text)))].sort()

export function summary(record: unknown): string {
  const lines = linesOf(record)
  const checked = lines.filter((line) => line['checked']).length
  const problems = lines.filter((line) => PROBLEMS.includes(text(line['outcome']))).length
  if (isRow(record) && ['NOT_PRESENT', 'UNCOOPERATIVE'].includes(text(record['mode']))) return `本次检查共 ${lines.length} 项，未能实施检查，有关情况如下。`
  return `本次检查共 ${lines.length} 项，已检查 ${checked} 项，未检查 ${lines.length - checked} 项，发现问题 ${problems} 项。以上检查情况已当场向被检查对象反馈，具体内容见第二部分。`
}

export const person = (name: unknown, role?: unknown): string => filled([name, role]).join(' / ')
export const ofKinds = (values: unknown, kind: string): Row[] => rows(values).filter((row) => row['kind'] === kind)
export const ordered = (record: unknown): Row[] => linesOf(record).filter((line) => (line['measure'] ?? 'NONE') !== 'NONE')
export const within = (values: unknown, hashes: unknown): Row[] => rows(values).filter((row) => list(hashes).includes(row['sha256']))

/** Under the names the templates use. */
export const FILTERS: Record<string, (value: unknown, argument: never) => unknown> = {
  word, words, ticks, day, day_time: dayTime, span, iso_day: isoDay, outcome, measure, found, issuer, methods_used: methodsUsed, summary,
  person, of_kinds: ofKinds, ordered, within,
}
