/** The mutations of a signed paper that is part of the closing: every page as evidence, then the paper they make (R95). */
import type { VerbArgs } from '@/domain/verbs'
import type { Step } from '@/sync'
import type { StoredPage } from './store-page'

export function paperSteps(pages: StoredPage[], paper: VerbArgs['paper.attach/1']): Step[] {
  const attached = pages.map(({ sha256, size, mime, width, height, captured_at }): Step => ({
    name: 'evidence.attach/1', media: [sha256],
    args: { sha256, kind: 'DOC_SCAN', purpose: 'PAPER', line: null, mime, size, captured_at, duration_ms: null, width, height, source: 'SCAN' },
  }))
  return [...attached, { name: 'paper.attach/1', media: paper.pages.filter(Boolean), args: paper }]
}
