/** One form made of a record, and the marks every page of it carries. Twin of backend/forms/sheets.py. */
import { Liquid } from 'liquidjs'
import { spacedCode, verificationCode } from '@/domain/code'
import type { SignedRecord } from '@/domain/record'
import { FILTERS } from './filters'
import type { Signing } from './signing'

export const TITLES = {
  'F-04': '检查任务书', 'F-06': '行政检查审批表', 'F-07': '检查通知书', 'F-09': '实地抽查记录表', 'F-10': '现场笔录', 'F-11': '责令改正通知书',
  'F-12': '拒绝签名或者盖章情况说明', 'F-13': '见证人声明', 'F-14': '无法联系／不配合情况说明', 'F-17': '送达回证',
} as const
export type FormCode = keyof typeof TITLES

export interface Sheet {
  form: FormCode
  record: SignedRecord
  /** of the signed record; of what was pre-filled where nothing is signed yet */
  sha256: string
  signing: Partial<Signing>
  /** the measure of F-11, the witness of F-13, the delivery of F-17 */
  one: object | null
  /** what F-04, F-06 and F-07 speak of: task, members, lines, notice */
  more?: object
  /** a form to be filled by hand: empty fields are ruled, not crossed out */
  unfilled: boolean
  version: number
}

const OURS = import.meta.glob<string>('../../../../backend/forms/templates/*.liquid', { query: '?raw', import: 'default', eager: true })
const nameOf = (form: string) => `${form.toLowerCase().replace('-', '')}.liquid`
const templates = Object.fromEntries(Object.entries(OURS).map(([path, source]) => [path.split('/').at(-1) ?? '', source]))
const liquid = new Liquid({ outputEscape: 'escape' })
for (const [name, filter] of Object.entries(FILTERS)) liquid.registerFilter(name, filter as never)

/** An empty text is nothing, so that both engines see it alike. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare)
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, bare(each)]))
  return value === '' ? null : value
}

export const codeOf = (sheet: Pick<Sheet, 'sha256'>): string => spacedCode(verificationCode(sheet.sha256))

/** The form as HTML of the fixed subset; `own` are the templates this office replaced. */
export function renderSheet(sheet: Sheet, own: Record<string, string> = {}): string {
  const { form, record, signing, one, more, unfilled, sha256 } = sheet
  const source = own[form] ?? templates[nameOf(form)] ?? ''
  return String(liquid.parseAndRenderSync(source, bare({ record, signing, one, sheet: { form, code: codeOf(sheet), sha256, unfilled }, ...more }) as object))
}

/** What the QR of a page says: short and in capitals, so that a cheap camera reads it (R95). */
export function pageMark({ form, record, sha256, version }: Sheet, page: number, pages: number): string {
  return `LC1:${form}:${record.task.task_no}:${sha256.slice(0, 16)}:${version}:${page}/${pages}`.toUpperCase()
}

export interface Mark { form: string; task_no: string; hash: string; version: number; page: number; pages: number }
export function readMark(said: string): Mark | null {
  const found = /^LC1:(F-\d\d):(.+):([0-9A-F]{16}):(\d+):(\d+)\/(\d+)$/.exec(said.trim().toUpperCase())
  if (!found) return null
  const [, form = '', task_no = '', hash = '', version, page, pages] = found
  return { form, task_no, hash: hash.toLowerCase(), version: Number(version), page: Number(page), pages: Number(pages) }
}
