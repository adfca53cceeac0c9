/** The paper forms of a visit, and what came back signed on paper. */
import { call, get } from './http'

export interface FormOfTask { form: string; title: string; count: number }
export interface SignedPaper {
  id: string; form: string; title: string; pages: (string | null)[]; pages_expected: number; missing: number[]
  code_read: boolean; fits: boolean; by: string; at: string
}

export const listForms = (task: string, signal?: AbortSignal) => get<{ items: FormOfTask[]; papers: SignedPaper[] }>(`/api/forms/tasks/${task}`, signal)
export const readForm = async (task: string, form: string) => (await call('GET', `/api/forms/tasks/${task}/${form}.pdf`)).blob()
