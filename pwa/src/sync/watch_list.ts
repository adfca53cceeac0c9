/**
 * The list of tasks: one row of each dossier and a few keys, never whole dossiers — a phone may hold a thousand.
 * Four questions are asked separately, so that a capture repeats the smallest of them only.
 */
import type { ReviewRow, Row, TaskRow } from '@/domain/rows'
import { rowOf } from '@/domain/view'
import { observe, readCollection, type Database } from '@/store'
import type { Phone } from './phone'
import type { DossierLine } from './types'

interface Answers {
  tasks: { dossier: string; task: Row<TaskRow> }[]
  /** dossier → hashes of the files it carries */
  files: Map<string, string[]>
  fetched: Set<string>
  marks: { locked: Set<string>; returned: Map<string, string[]> }
  /** dossier → names of its verbs that still wait */
  pending: Map<string, string[]>
}
const QUESTIONS: { [Q in keyof Answers]: (db: Database) => Promise<Answers[Q]> } = {
  tasks: async (db) => (await readCollection(db, 'task')).filter(({ body }) => body.value !== null).map(({ dossier, body }) => ({ dossier, task: rowOf(body) as Row<TaskRow> })),
  files: async (db) => grouped((await db.rows.where('collection').equals('files').primaryKeys()).map(([dossier, , key]) => [dossier, key])),
  fetched: async (db) => new Set(await db.carried.toCollection().primaryKeys()),
  marks: readMarks,
  pending: async (db) => grouped((await db.mutations.where('overlay').equals(1).toArray()).map(({ dossier, name }) => [dossier, name])),
}

export function watchDossiers(phone: Phone, listener: (list: DossierLine[]) => void): () => void {
  const seen: Partial<Answers> = {}
  const questions = Object.keys(QUESTIONS) as (keyof Answers)[]
  const ask = (name: keyof Answers) => observe(() => QUESTIONS[name](phone.db), (answer: unknown) => {
    Object.assign(seen, { [name]: answer })
    if (questions.every((one) => seen[one])) listener(listOf(seen as Answers))
  })
  const stops = questions.map(ask)
  return () => stops.forEach((stop) => stop())
}

async function readMarks(db: Database): Promise<Answers['marks']> {
  const [locks, reviews] = await Promise.all([db.rows.where('collection').equals('record').primaryKeys(), readCollection(db, 'review')])
  const back = reviews.filter(({ body }) => (body.value as ReviewRow | null)?.state === 'RETURNED')
  return { locked: new Set(locks.map(([dossier]) => dossier)), returned: grouped(back.map(({ dossier, key }) => [dossier, key])) }
}

function grouped(pairs: [string, string][]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const [name, value] of pairs) {
    const group = groups.get(name)
    if (group) group.push(value)
    else groups.set(name, [value])
  }
  return groups
}

function listOf({ tasks, files, fetched, marks, pending }: Answers): DossierLine[] {
  const lines = tasks.map(({ dossier: id, task }): DossierLine => {
    const carried = files.get(id) ?? []
    const waiting = pending.get(id) ?? []
    return {
      id, task, ready: { files: carried.length, fetched: carried.filter((sha256) => fetched.has(sha256)).length }, pending: waiting.length,
      locked: marks.locked.has(id) || waiting.includes('record.lock/1'), returned: marks.returned.get(id) ?? [],
    }
  })
  return lines.sort((a, b) => (a.task.value.planned_at < b.task.value.planned_at ? -1 : 1))
}
