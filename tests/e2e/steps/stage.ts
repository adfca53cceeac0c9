/** The demo county as the tests find it: who plays, which tasks wait, and what the server knows of them. */
import { request, test, type APIRequestContext } from '@playwright/test'

interface Stage { password: string; stories: { key: string; task: string; object: string; actor: string }[] }
export interface Story { task: string; object: string }

const api = (token?: string): Promise<APIRequestContext> => {
  const baseURL = String(test.info().project.use.baseURL)
  return request.newContext({ baseURL, ...(token ? { extraHTTPHeaders: { authorization: `Bearer ${token}` } } : {}) })
}

/** New tasks for this story alone; the cooperating department has closed its part in each. */
export async function freshStory(key: 'signed' | 'refused' | 'unreachable'): Promise<Story> {
  const server = await api()
  const stage = await (await server.post('/api/demo/fresh', { timeout: 90_000 })).json() as Stage
  await server.dispose()
  const story = stage.stories.find((one) => one.key === key)
  if (!story) throw new Error(`the stage has no story ${key}`)
  return story
}

/** Calls in the name of somebody of the demo county. */
export async function as(username: string): Promise<APIRequestContext> {
  const server = await api()
  const { password } = await (await server.get('/api/demo/stage')).json() as Stage
  const { access_token } = await (await server.post('/api/accounts/sign-in', { data: { username, password } })).json() as { access_token: string }
  await server.dispose()
  return api(access_token)
}
