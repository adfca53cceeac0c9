/** The party's own page. The code travels in the body: no address of ours ever holds it. */
import { problemOf, reach } from './problem'
import type { components } from './schema'

type Whole<T> = { [K in keyof T]-?: Whole<NonNullable<T[K]>> | Extract<T[K], null> }
export type VisitPage = Whole<components['schemas']['VisitPage']>
export type VisitCase = VisitPage['cases'][number]
export interface Wanted { kind: 'RECUSAL' | 'OBJECTION'; about?: string; department?: string; words: string; contact: string }

async function post<T>(address: string, json: unknown): Promise<T> {
  const headers = { accept: 'application/json', 'content-type': 'application/json', 'accept-language': document.documentElement.lang }
  const response = await reach(address, { method: 'POST', headers, body: JSON.stringify(json), cache: 'no-store', referrerPolicy: 'no-referrer' })
  if (!response.ok) throw await problemOf(response)
  return (await response.json()) as T
}

export const openVisit = (code: string): Promise<VisitPage> => post('/api/portal/visit', { code })
export const askCase = (code: string, wanted: Wanted): Promise<{ number: string }> => post('/api/portal/visit/cases', { code, ...wanted })
