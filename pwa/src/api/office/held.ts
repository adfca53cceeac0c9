/** The desk of held work, files that do not come, and sealed exports brought in. */
import { ApiProblem, query } from '../problem'
import { get, post, type Paged } from './http'
import { currentSession, renewSession } from './session'

export interface HeldTask { id: string; task_no: string; name: string; object: string }
export interface HeldReason { code: string; title: string; count: number }
/** One mutation that waits for a person, in words. `via`: how it came. */
export interface HeldRow {
  device: string; seq: number; name: string; verb: string; phone: string; via: string
  author: { id: string; name: string; department: string } | null; task: HeldTask | null
  why: { code: string; title: string; detail: string }; since: string; made_at: string | null
  can_decide: boolean; can_read: boolean
}
export interface HeldPage extends Paged<HeldRow> { reasons: HeldReason[] }
export type HeldOutcome = 'applied' | 'contested' | 'supplement' | 'rejected' | 'held'
export interface HeldChange { row: string; before: string; after: string; beside: boolean }
export interface HeldDetail extends HeldRow {
  said: { name: string; text: string }[]
  media: { sha256: string; state: 'declared' | 'receiving' | 'assembled' | 'verified' | 'quarantined' | 'lost'; mime: string; size: number | null }[]
  /** what releasing it would do now; null where this account may not read it */
  effects: { outcome: HeldOutcome; text: string; changes: HeldChange[] } | null
  proof: { signature_valid: boolean; time_verified: boolean; received_at: string; flags: string[] } | null
  history: { at: string; by: string | null; text: string }[]
}
export interface Decided { device: string; seq: number; outcome: HeldOutcome; problem: { code: string; title: string; detail: string } | null }

/** `captured_at` in ms by the phone; `last_contact_at`: of the phone that holds it. */
export interface MissingMedium {
  sha256: string; state: string; what: string; line: string; author: string; phone: string; size: number; captured_at: number
  last_contact_at: string | null; revoked: boolean; asked: boolean; task: HeldTask
}
export interface Loss extends Omit<MissingMedium, 'asked'> {
  id: string; reason: string; asked_by: string; asked_at: string; decision: 'ASKED' | 'APPROVED' | 'DECLINED'
  opinion: string; decided_by: string | null; decided_at: string | null; can_decide: boolean
}

/** A frame that was not taken: `why` is seal, frame, incomplete or a problem's code. */
export interface ExportBreak { frame: number; kind: string; why: string; seq?: number | null; sha256?: string; arrived?: number }
export interface ImportedExport {
  id: string; sha256: string; device: string; phone: string; user: string; department: string; size: number
  /** null: handed over by the phone itself */
  imported_by: string | null; imported_at: string
  /** when the same file was brought in before */
  again: string | null
  mutations: number; mutations_known: number; quarantined: number; media: number; media_known: number; media_here: number
  broken: ExportBreak[]; broken_total: number; ending: 'whole' | 'cut_off' | 'damaged'
}

export const listHeld = (asked: { q?: string; why?: string; device?: string; task?: string; page?: number; size?: number }, signal?: AbortSignal) => get<HeldPage>(`/api/held${query(asked)}`, signal)
export const readHeld = (device: string, seq: number, signal?: AbortSignal) => get<HeldDetail>(`/api/held/${device}/${seq}`, signal)
export const decideHeld = (places: { device: string; seq: number }[], decision: 'RELEASE' | 'DECLINE', reason: string) => post<{ items: Decided[] }>('/api/held/decide', { places, decision, reason })

export const listMissing = (signal?: AbortSignal) => get<{ items: MissingMedium[] }>('/api/held/media', signal)
export const listLosses = (asked: { page?: number }, signal?: AbortSignal) => get<Paged<Loss>>(`/api/held/media/losses${query(asked)}`, signal)
export const askLoss = (task: string, sha256: string, reason: string) => post<Loss>('/api/held/media/ask', { task, sha256, reason })
export const decideLoss = (id: string, approve: boolean, opinion: string) => post<Loss>(`/api/held/media/losses/${id}/decide`, { approve, opinion })

export const listImports = (asked: { page?: number }, signal?: AbortSignal) => get<Paged<ImportedExport>>(`/api/held/exports${query(asked)}`, signal)

/** The file goes as it is, from the disk; `sent` hears how many bytes are on their way. Throws ApiProblem. */
export async function importExport(file: File, sent: (bytes: number) => void): Promise<ImportedExport> {
  try {
    return await send(file, sent)
  } catch (problem) {
    if (!(problem instanceof ApiProblem) || problem.status !== 401) throw problem
    await renewSession()
    return send(file, sent)
  }
}

/** fetch says nothing about what was sent; only the older request does. */
function send(file: File, sent: (bytes: number) => void): Promise<ImportedExport> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/held/exports')
    request.setRequestHeader('authorization', `Bearer ${currentSession()?.access_token ?? ''}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('accept-language', document.documentElement.lang)
    request.upload.onprogress = (event) => sent(event.loaded)
    request.onerror = () => reject(new ApiProblem('network.unreachable', 0, '', ''))
    request.onload = () => {
      const body = parsed(request.responseText)
      if (request.status === 200 && body) resolve(body as unknown as ImportedExport)
      else reject(new ApiProblem(String(body?.['code'] ?? 'network.unreadable'), request.status, String(body?.['title'] ?? ''), String(body?.['detail'] ?? '')))
    }
    request.send(file)
  })
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return null
  }
}
