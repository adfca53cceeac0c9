/** The demo stage's tasks, fresh for the story that asks: nothing recorded is ever deleted, so stories never share one. */
import { expect, type APIRequestContext } from '@playwright/test'
import { tokenOf } from '../steps/people'

export interface Story { key: string; task: string; object: string; actor: string }

export async function freshStory(request: APIRequestContext, key: string): Promise<Story> {
  const answer = await request.post('/api/demo/fresh', { timeout: 120_000 })
  expect(answer.status()).toBe(200)
  const { stories } = (await answer.json()) as { stories: Story[] }
  const story = stories.find((one) => one.key === key)
  if (!story) throw new Error(`no story ${key}`)
  await packed(request, story.task)
  return story
}

/** The office has made the pack of papers (R71): what a phone takes along will not change under a story. */
async function packed(request: APIRequestContext, task: string): Promise<void> {
  const headers = { authorization: `Bearer ${await tokenOf(request, 'I-COM-1')}` }
  await expect.poll(async () => {
    const { files } = (await (await request.get(`/api/tasks/${task}`, { headers })).json()) as { files: { title: string }[] }
    return files.some((one) => one.title.startsWith('文书包'))
  }, { timeout: 60_000 }).toBe(true)
}
