/** A phone is revoked with work still on it: it is handed over, a person decides on each piece, its author reads the word. */
import { expect, test, type APIRequestContext } from '@playwright/test'
import { decide, openDesk } from './pages/desk'
import { freshStory } from './pages/stage'
import { tokenOf } from './steps/people'
import { shot } from './steps/shot'
import { arrive, ready, WANG } from './steps/visit'

const FACT = '2 号加油机流量误差超过允许值。'
const REASON = '与当日抽查照片不符，请重新核实后补正。'

test('R141 R139: a revoked phone hands over, the office reads it in words and decides, the author reads why', async ({ browser, request }, info) => {
  const { task } = await freshStory(request, 'signed')
  const phone = await ready(info.outputPath('phone'), 'I-COM-1', task)
  await phone.offline()
  await arrive(phone, task, WANG)
  await phone.ownLines().first().click()
  await phone.problem(FACT)
  await revoke(request, 'I-COM-1')
  await phone.context.setOffline(false)
  await phone.page.goto('/sync')
  await expect(phone.page.getByText('这部手机已停用').first()).toBeVisible({ timeout: 60_000 })

  const desk = await openDesk(browser, 'office', '/held')
  const finding = desk.getByRole('row').filter({ hasText: '检查项记录' }).filter({ hasText: '已移交待核' })
  await expect(async () => {
    await desk.reload()
    await expect(finding.first()).toBeVisible({ timeout: 3_000 })
  }).toPass({ timeout: 60_000 })
  await shot(desk, 'held-1-list')
  await finding.last().click()
  const panel = desk.getByRole('complementary', { name: '检查项记录' })
  await expect(panel.getByText(FACT).first()).toBeVisible()
  await expect(panel.getByText('写入任务资料', { exact: true })).toBeVisible()
  await shot(desk, 'held-2-detail')
  await panel.getByRole('button', { name: '决定' }).click()
  await shot(desk, 'held-3-decide')
  await decide(desk, '不予采用', REASON)
  await expect(desk.getByRole('dialog')).toBeHidden()

  await expect(phone.page.getByText('没有未送达的内容，可以退出')).toBeVisible({ timeout: 60_000 })
  await phone.page.goto('/me')
  await phone.button('退出登录').click()
  await phone.button('确认退出').click()
  await expect(phone.page).toHaveURL(/sign-in/)
  await phone.page.goto('/sign-in?as=I-COM-1&to=/sync') // the same person, a new key
  await expect(phone.page).toHaveURL(/:\d+\/sync$/, { timeout: 60_000 })
  await expect(async () => {
    await phone.page.goto('/sync')
    await expect(phone.page.getByText(REASON)).toBeVisible({ timeout: 4_000 })
  }).toPass({ timeout: 90_000 })
  await shot(phone.page, 'held-4-author', true)
  await phone.context.close()

  const home = await openDesk(browser, 'head-com', '/')
  await expect(home.getByRole('heading', { name: /等待处理的内容/ })).toBeVisible()
  await shot(home, 'held-5-home')
  await home.goto('/office/held/media')
  await expect(home.getByRole('heading', { name: '灭失报请' })).toBeVisible()
  await shot(home, 'held-6-missing')
})

async function revoke(request: APIRequestContext, username: string): Promise<void> {
  const headers = { authorization: `Bearer ${await tokenOf(request, 'admin')}` }
  const { items } = (await (await request.get('/api/accounts/devices', { headers })).json()) as { items: { id: string; user: { username: string }; revoked_at: string | null; last_contact_at: string | null }[] }
  const newest = items.filter((one) => one.user.username === username && !one.revoked_at && one.last_contact_at).sort((a, b) => (b.last_contact_at ?? '').localeCompare(a.last_contact_at ?? ''))[0]
  expect((await request.post(`/api/accounts/devices/${newest?.id}/revoke`, { headers })).status()).toBe(204)
}
