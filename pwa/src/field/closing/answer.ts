/**
 * What has been typed for a closing and is not yet part of the record. Kept for this browser session, so that a page
 * reloaded by the phone loses nothing typed; the moment the record is locked it is forgotten.
 */
import { effectScope, reactive, watch } from 'vue'

export interface Answer {
  opinion: string; signer_name: string; signer_role: string
  reason: string; document: string; told: boolean
  /** recordings chosen as proof of the refusal */
  media: string[]
  /** non-cooperation (R92) */
  behaviours: string[]; behaviour_other: string; warned: boolean; resisted_note: string
  site_state: string; elsewhere: boolean; address_visited: string; address_explanation: string; note: string
}
const EMPTY: Answer = {
  opinion: '', signer_name: '', signer_role: '', reason: '', document: '', told: false, media: [], behaviours: [], behaviour_other: '', warned: false, resisted_note: '',
  site_state: '', elsewhere: false, address_visited: '', address_explanation: '', note: '',
}
const keyOf = (task: string) => `liancha-answer-${task}`
const answers = new Map<string, Answer>()

/** Lists of its own: an answer is changed in place. */
const fresh = (): Answer => ({ ...EMPTY, media: [], behaviours: [] })

function read(task: string): Answer {
  try {
    return { ...fresh(), ...(JSON.parse(sessionStorage.getItem(keyOf(task)) ?? '{}') as Partial<Answer>) }
  } catch {
    return fresh()
  }
}

function opened(task: string): Answer {
  const answer = reactive<Answer>(read(task))
  // outlives the page that opened it
  effectScope(true).run(() => watch(answer, () => { if (answers.has(task)) sessionStorage.setItem(keyOf(task), JSON.stringify(answer)) }))
  answers.set(task, answer)
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
  sessionStorage.removeItem(keyOf(task))
}
