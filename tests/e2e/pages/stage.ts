/** The demo stage's tasks, fresh for the story that asks: nothing recorded is ever deleted, so stories never share one. */
import { expect, type APIRequestContext } from '@playwright/test'

export interface Story { key: string; task: string; object: string; actor: string }

export async function freshStory(request: APIRequestContext, key: string): Promise<Story> {
  const answer = await request.post('/api/demo/fresh', { timeout: 120_000 })
  expect(answer.status()).toBe(200)
  const { stories } = (await answer.json()) as { stories: Story[] }
  const story = stories.find((one) => one.key === key)
  if (!story) throw new Error(`no story ${key}`)
  return story
}
