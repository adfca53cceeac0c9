/** An empty dossier and the reading of its rows; replay.ts lays pending work over what is built here. */
import type { Collection, Collections, DossierView, Row } from './rows'

export const COLLECTIONS: readonly Collection[] = [
  'task', 'members', 'checkins', 'lines', 'assignments', 'findings', 'evidence', 'contacts', 'witnesses', 'parts',
  'confirmation', 'record', 'supplements', 'review', 'preparation', 'files', 'profile', 'problems', 'decisions',
  'notice', 'schedule', 'urgent', 'declarations', 'replacements', 'surprise', 'told', 'cases', 'pauses', 'measures', 'samples', 'adopted', 'clues',
  'evidence_reviews', 'recorders', 'services', 'papers', 'approvals', 'deputies',
]

/** The body of a row on the wire. */
export interface Body {
  value: unknown
  head: string
  contest?: { head: string; value: unknown; by: string | null; at: number }[]
  by?: string | null
  at?: number | null
}
export interface PlainRow { collection: string; key: string; body: Body }

export function emptyView(id: string, kind: 'task' | 'desk'): DossierView {
  const collections = Object.fromEntries(COLLECTIONS.map((name) => [name, {}]))
  return { id, kind, ...collections } as DossierView
}

/** The server's rows, before anything pending; collections of a later schema are left out. */
export function viewOf(id: string, kind: 'task' | 'desk', rows: Iterable<PlainRow>): DossierView {
  const view = emptyView(id, kind)
  for (const { collection, key, body } of rows) {
    if (!COLLECTIONS.includes(collection as Collection) || body.value === null) continue // a deleted row with values beside it
    setRow(view, collection as Collection, key, rowOf(body))
  }
  return view
}

/** A body of the wire as a row of a view, nothing pending yet. */
export function rowOf(body: Body): Row<never> {
  return {
    value: body.value as never, head: body.head, contest: (body.contest ?? []) as never, pending: false,
    by: body.by ?? null, at: body.at ?? null,
  }
}

export function setRow<C extends Collection>(view: DossierView, collection: C, key: string, row: Row<Collections[C]>): void {
  const rows = view[collection] as Record<string, Row<Collections[C]>>
  rows[key] = row
}

export function valuesOf<C extends Collection>(view: DossierView, collection: C): Collections[C][] {
  return Object.values(view[collection] as Record<string, Row<Collections[C]>>).map((row) => row.value)
}

/** The row named "collection/key", of whatever collection. */
export function rowNamed(view: DossierView, name: string): Row<unknown> | undefined {
  const slash = name.indexOf('/')
  const rows = view[name.slice(0, slash) as Collection] as Record<string, Row<unknown>> | undefined
  return rows?.[name.slice(slash + 1)]
}
