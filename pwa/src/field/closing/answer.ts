/**
 * What has been typed for a closing and is not yet part of the record. It outlives the page and the browser; the
 * moment the record is locked it is forgotten.
 */
import { effectScope, reactive, watch } from 'vue'
import { forget, keep, keptOf } from './kept'

export interface Answer {
  opinion: string; signer_name: string; signer_role: string
  reason: string; document: string; told: boolean
  /** recordings chosen as proof of the refusal */
  media: string[]
  /** non-cooperation (R92) */
  behaviours: string[]; behaviour_other: string; warned: boolean; resisted_note: string
  site_state: string; elsewhere: boolean; address_visited: string; address_explanation: string; note: string
  /** why the visit is closed although a colleague's phone has not been heard of */
  gap: string
}
const EMPTY: Answer = {
  opinion: '', signer_name: '', signer_role: '', reason: '', document: '', told: false, media: [], behaviours: [], behaviour_other: '', warned: false, resisted_note: '',
  site_state: '', elsewhere: false, address_visited: '', address_explanation: '', note: '', gap: '',
}
const KEY = 'answer'
const answers = new Map<string, Answer>()

function opened(task: string): Answer {
  const kept = keptOf<Partial<Answer>>(task, KEY)
  // lists of its own: an answer is changed in place
  const answer = reactive<Answer>({ ...EMPTY, ...kept, media: [...(kept?.media ?? [])], behaviours: [...(kept?.behaviours ?? [])] })
  answers.set(task, answer)
  // outlives the page that opened it
  effectScope(true).run(() => watch(answer, () => { if (answers.get(task) === answer) void keep(task, KEY, answer) }, { flush: 'sync' }))
  return answer
}

/** The answer of a task; `first` fills what is still empty. */
export function useAnswer(task: string, first: Partial<Answer> = {}): Answer {
  const answer = answers.get(task) ?? opened(task)
  for (const [key, value] of Object.entries(first)) if (!answer[key as keyof Answer]) Object.assign(answer, { [key]: value })
  return answer
}

export function forgetAnswer(task: string): void {
  answers.delete(task)
  void forget(task, KEY)
}
