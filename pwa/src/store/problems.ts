/** Words of a refusal, kept sealed: a server's sentence may name people. */
import { words, type Language } from '@/locales/problems'
import type { Database } from './database'
import type { StoredProblem } from './records'
import { seal, unseal } from './vault'

export interface Told { code: string; title: string; detail: string }

export const sealProblem = async (db: Database, { code, title, detail }: Told): Promise<StoredProblem> => ({ code, sealed: await seal(db, { title, detail }) })

export async function openProblem(db: Database, stored: StoredProblem, language: Language): Promise<Told> {
  const { title, detail } = stored.sealed === null ? words(stored.code, {}, language) : await unseal<Omit<Told, 'code'>>(db, stored.sealed)
  return { code: stored.code, title, detail }
}
