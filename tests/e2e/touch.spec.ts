/** R145: a thumb, a small screen, few taps. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Locator } from '@playwright/test'
import { Phone } from './pages/phone'
import { sign } from './pages/signing'
import { freshStory } from './pages/stage'
import { sideways, smallTargets } from './pages/touch'

const TAPS = 5
const shots = process.env['E2E_SHOTS']

test('R145 a line with a photo in five taps, nothing slides sideways, every target is 44×44', async ({ request }) => {
  const story = await freshStory(request)
  const phone = await Phone.open(mkdtempSync(join(tmpdir(), 'liancha-touch-')))
  const { page } = phone
  const task = `/task/${story.task}`
  const fits = async (name: string) => {
    expect.soft(await sideways(page), `${name}: pixels too wide`).toBe(0)
    expect.soft(await smallTargets(page), `${name}: targets under 44×44`).toEqual([])
    if (shots) await page.screenshot({ path: join(shots, `touch-${name}.png`) })
  }
  const visit = async (address: string, name: string) => {
    await page.goto(address)
    await expect(page.locator('main')).toBeVisible()
    await expect(page.getByText('正在读取')).toHaveCount(0)
    await fits(name)
  }

  await phone.signIn('I-COM-1', story.task)
  await test.step('the tabs, the task and what hangs on it', async () => {
    await fits('tasks')
    for (const name of ['todo', 'sync', 'me']) await visit(`/${name}`, name)
    await visit(task, 'task')
    for (const name of ['preparation', 'divide', 'unreachable', 'check-in']) await visit(`${task}/${name}`, name)
  })

  await test.step('arrival, on the own and the same phone', async () => {
    await page.goto(task)
    await phone.checkIn(story.task)
    await page.locator('.person').filter({ hasText: '王二' }).getByRole('button', { name: '同机签到' }).click()
    await expect(page.getByPlaceholder('照证件输入')).toBeVisible()
    await fits('colleague')
    await page.goto(`${task}/check-in`)
    await phone.checkInColleague('王二', '豫H演示-COM-002')
    await fits('checked-in')
  })

  await test.step('the line with a photo, counted', async () => {
    await page.goto(task)
    let taps = 0
    const tap = async (target: Locator) => { taps += 1; await target.tap() }
    await tap(phone.ownLines().first())
    await tap(page.locator('footer').getByRole('button', { name: '拍照' }))
    const finder = page.getByRole('dialog', { name: '取景' })
    await expect(finder.getByRole('button', { name: '拍照', exact: true })).toBeEnabled()
    await fits('viewfinder')
    await tap(finder.getByRole('button', { name: '拍照', exact: true }))
    await expect(finder.getByText('已保存 1 张在本机')).toBeVisible()
    await tap(finder.getByRole('button', { name: '完成' }))
    await fits('line')
    const from = page.url()
    await tap(phone.button('未发现问题'))
    await expect(page).not.toHaveURL(from)
    expect(taps).toBeLessThanOrEqual(TAPS)
  })

  await test.step('a problem and its form', async () => {
    await phone.button('发现问题').click()
    await fits('line-categories')
    await page.getByRole('radio', { name: '发现问题，依法责令立即改正或者限期改正' }).click()
    await page.getByRole('radio', { name: '责令限期改正' }).click()
    await fits('line-problem')
    await page.goto(`${task}`)
    await phone.ownLines().nth(1).click()
    await phone.button('未检查').click()
    await fits('line-not-checked')
    await phone.clean()
    for (let left = 4; left > 0; left--) await phone.clean()
  })

  await test.step('closing, reading back, every way to confirm', async () => {
    await visit(`${task}/close`, 'close')
    const unsigned = page.getByRole('button', { name: '签名', exact: true })
    await unsigned.first().click()
    await expect(page.getByRole('dialog').locator('canvas')).toBeVisible()
    await fits('pad')
    await sign(page, '确认')
    await expect(unsigned).toHaveCount(1)
    await unsigned.first().click()
    await sign(page, '确认')
    await expect(unsigned).toHaveCount(0)
    await fits('close-signed')
    await phone.button('完成本部门检查').click()
    await phone.button('向现场负责人反馈').click()
    await expect(page.locator('p.code b')).toHaveText(/^\d{4} \d{4}$/)
    await fits('read-back')
    for (const way of ['seal', 'refuse', 'witness']) await visit(`${task}/${way}`, way)
    await page.goto(`${task}/read-back`)
    await expect(page.locator('p.code b')).toHaveText(/^\d{4} \d{4}$/)
    await page.locator('#signer').fill('程经理（演示）')
    await phone.button('请对方签名').click()
    await sign(page, '确认并锁定记录')
    await expect(page.getByRole('heading', { name: '记录已锁定' })).toBeVisible()
    await fits('record')
    await expect(page.getByText('已全部送达服务器')).toBeVisible({ timeout: 60_000 })
    await visit(`${task}/supplement`, 'supplement')
  })
  await phone.context.close()
})
