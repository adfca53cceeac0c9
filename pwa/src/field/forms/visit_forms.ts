/** Which forms a visit has (R85, R87–R92). Twin of backend/fieldwork/record/printing.py. Pure. */
import type { SignedRecord } from '@/domain/record'
import type { FormCode, Sheet } from './sheet'
import type { Signing } from './signing'

/** One form that can be shown: `key` stands in the address. */
export interface VisitForm { key: string; sheet: Sheet; about: string }

export function visitForms(record: SignedRecord, sha256: string, signing: Signing): VisitForm[] {
  const form = (code: FormCode, one: object | null = null, about = '', index = 0): VisitForm => (
    { key: index ? `${code}-${index + 1}` : code, about, sheet: { form: code, record, sha256, signing, one, unfilled: false, version: 1 } }
  )
  const isAbsent = record.mode === 'NOT_PRESENT' || record.mode === 'UNCOOPERATIVE'
  const item = (line: string) => record.lines.find((one) => one.code === line)?.item ?? line
  return [
    form('F-09'),
    ...(record.mode === 'NOT_PRESENT' ? [] : [form('F-10')]),
    ...(record.visit?.measures ?? []).map((one, index) => form('F-11', one, `${item(one.line)} ${one.number}`.trim(), index)),
    ...(record.mode === 'REFUSED' ? [form('F-12')] : []),
    ...signing.witnesses.map((one, index) => form('F-13', one, one.name, index)),
    ...(isAbsent ? [form('F-14')] : []),
    ...signing.services.map((one, index) => form('F-17', one, one.documents.join('、'), index)),
  ]
}
