/** The field door's own addresses, read from its route files, so that a new page is walked without being named here. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const FIELD = resolve(__dirname, '../../../pwa/src/field')
const PATH = /path: '([^']*)'/g
/** hung under "/" by their own files; everything else in a routes.ts is a page of one task */
const TOP = new Set(['sync', 'me', 'approvals', 'checkup'])

const pathsIn = (file: string): string[] => [...readFileSync(file, 'utf8').matchAll(PATH)].map((found) => found[1] ?? '')

/** Paths with their parameters still in them: {top: ['/tasks', …], task: ['', 'close', 'line/:code', …]} */
export function fieldRoutes(): { top: string[]; task: string[] } {
  const own = pathsIn(join(FIELD, 'router.ts')).filter((path) => !/[*]/.test(path) && path !== '/' && path !== '/task/:id')
  const hung = readdirSync(FIELD, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('routes.ts'))
  const of = (top: boolean) => hung.filter((name) => TOP.has(name.split('/')[0] ?? '') === top).flatMap((name) => pathsIn(join(FIELD, name)))
  return {
    top: [...own.filter((path) => path.startsWith('/')), ...of(true)].filter((path) => path.startsWith('/')),
    task: [...own.filter((path) => !path.startsWith('/')), ...of(false)],
  }
}
