/** Calls in the name of somebody of the demo county, for what a story must know before it begins. */
import type { APIRequestContext } from '@playwright/test'

export async function tokenOf(request: APIRequestContext, username: string): Promise<string> {
  const { password } = (await (await request.get('/api/demo/stage')).json()) as { password: string }
  const answer = await request.post('/api/accounts/sign-in', { data: { username, password } })
  return ((await answer.json()) as { access_token: string }).access_token
}

/** The newest task whose number ends so. */
export async function taskNumbered(request: APIRequestContext, ending: string): Promise<string> {
  const authorization = `Bearer ${await tokenOf(request, 'reviewer-com')}`
  const answer = await request.get('/api/tasks', { params: { q: ending }, headers: { authorization } })
  const { items } = (await answer.json()) as { items: { id: string; task_no: string }[] }
  const task = items.find((one) => one.task_no.endsWith(ending))
  if (!task) throw new Error(`no task ${ending}`)
  return task.id
}
