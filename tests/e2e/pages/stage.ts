/**
 * The demo stage's tasks, one for each story that asks: nothing recorded is ever deleted, so stories never share one.
 * Starting afresh brings three at once and takes seconds; all three are handed out before there are new ones.
 */
import { expect, test, type APIRequestContext } from '@playwright/test'
import { tokenOf } from '../steps/people'

export interface Story { key: string; task: string; object: string; actor: string }

let pool: Story[] | null = null

/** A task nobody has touched; of this business where a key is given. */
export async function freshStory(request: APIRequestContext, key?: string): Promise<Story> {
  pool ??= await untouched(request)
  const taken = take(key)
  if (!taken) {
    pool.push(...await startAfresh(request))
    return freshStory(request, key)
  }
  await packed(request, taken.task)
  return taken
}

/** The stage itself begins anew: what its page shows is as it was meant, and its first task is the caller's. */
export async function freshStage(request: APIRequestContext): Promise<Story> {
  pool ??= await untouched(request)
  pool.unshift(...await startAfresh(request))
  return freshStory(request, 'signed')
}

/** Whom nobody asks for by name goes first: the others are waited for. */
function take(key?: string): Story | undefined {
  const wanted = key ? [key] : ['unreachable', 'refused', 'signed'].sort((a, b) => count(b) - count(a))
  const at = (pool ?? []).findIndex((one) => one.key === wanted[0])
  return at < 0 ? undefined : pool?.splice(at, 1)[0]
}
const count = (key: string): number => (pool ?? []).filter((one) => one.key === key).length

/** Of a server of this run alone the county's own three; of any other nobody knows who was there before. */
const untouched = async (request: APIRequestContext): Promise<Story[]> =>
  (process.env['E2E_REUSE'] === '1' || test.info().workerIndex > 0 ? [] : storiesIn(await request.get('/api/demo/stage')))

const startAfresh = async (request: APIRequestContext): Promise<Story[]> => storiesIn(await request.post('/api/demo/fresh', { timeout: 120_000 }))

async function storiesIn(answer: Awaited<ReturnType<APIRequestContext['get']>>): Promise<Story[]> {
  expect(answer.status()).toBe(200)
  return ((await answer.json()) as { stories: Story[] }).stories
}

/** The office has made the pack of papers (R71): what a phone takes along will not change under a story. */
async function packed(request: APIRequestContext, task: string): Promise<void> {
  const headers = { authorization: `Bearer ${await tokenOf(request, 'I-COM-1')}` }
  await expect.poll(async () => {
    const { files } = (await (await request.get(`/api/tasks/${task}`, { headers })).json()) as { files: { title: string }[] }
    return files.some((one) => one.title.startsWith('文书包'))
  }, { timeout: 60_000 }).toBe(true)
}
