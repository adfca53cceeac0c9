/** What the demo stage asks the server; these addresses exist in demo mode only. */
import { problemOf, reach } from './problem'

export type StoryKey = 'signed' | 'refused' | 'unreachable'
export interface CastMember { username: string; name: string; department: string; role: string; door: 'field' | 'office' }
export interface Story { key: StoryKey; task: string; object: string; actor: string }
/** `pin`: what the demo's phones set by themselves */
export interface Stage { password: string; pin: string; cast: CastMember[]; stories: Story[] }

async function ask(address: string, method: 'GET' | 'POST'): Promise<Stage> {
  const response = await reach(address, { method, headers: { accept: 'application/json' } })
  if (!response.ok) throw await problemOf(response)
  return (await response.json()) as Stage
}

export const loadStage = (): Promise<Stage> => ask('/api/demo/stage', 'GET')

/** Nothing recorded is ever deleted: a fresh start is three new tasks for today. */
export const freshStories = (): Promise<Stage> => ask('/api/demo/fresh', 'POST')
