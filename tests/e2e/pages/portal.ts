/** What anybody sees, without an account. */
import { expect, type APIRequestContext, type Page } from '@playwright/test'

/** R104 and nothing else, plus which version it is and since when. */
export const WHITELIST = [
  'checked_on', 'department', 'field', 'id', 'items', 'object_name', 'outcome', 'outcome_label', 'processing', 'published_at', 'task_name', 'task_no', 'uscc', 'version',
]
export const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())

export async function searchFor(page: Page, name: string): Promise<void> {
  await page.goto('/portal')
  await page.getByRole('searchbox', { name: '名称、统一社会信用代码或任务编号' }).fill(name)
  await page.getByRole('button', { name: '查询' }).click()
  await expect(page.getByRole('table', { name: '抽查检查结果' })).toBeVisible()
}

/** The public JSON of the newest results of a task. */
export async function publishedOf(request: APIRequestContext, taskNo: string): Promise<Record<string, unknown>[]> {
  const answer = await request.get('/api/portal/results', { params: { q: taskNo } })
  expect(answer.status()).toBe(200)
  return ((await answer.json()) as { items: Record<string, unknown>[] }).items
}
