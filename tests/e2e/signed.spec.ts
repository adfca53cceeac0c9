/** The ordinary visit, whole: recorded and signed without network, across a dead browser, to the public page and the bucket. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { readBucket } from './bucket'
import { Office } from './pages/office'
import { ownOrigins, recordOrigins } from './pages/origins'
import { Phone } from './pages/phone'
import { publishedOf, searchFor, today, WHITELIST } from './pages/portal'
import { sign } from './pages/signing'
import { freshStory } from './pages/stage'
import { shot } from './steps/shot'

const FACT = '灭火器压力不足两具，已拍照。'

test('R56 R78 R87 R88 R94 R96 R101 R104 R143 the signed visit: offline, killed once, published, every byte in the bucket', async ({ browser, request, page: publicPage }, info) => {
  const elsewhere = new Map<string, string>()
  recordOrigins(publicPage.context(), elsewhere)
  const story = await freshStory(request, 'signed')
  let phone = await Phone.open(mkdtempSync(join(tmpdir(), 'liancha-phone-')))

  await test.step('arrive with everything on the phone, and lose the network', async () => {
    await phone.signIn('I-COM-1', story.task)
    await phone.installed()
    await shot(phone.page, '01-tasks')
    await phone.offline()
    await phone.openTask(story.task)
    await shot(phone.page, '02-task')
  })

  await test.step('R56 two officers on site, on one phone', async () => {
    await phone.checkIn(story.task)
    await phone.checkInColleague('王二', '豫H演示-COM-002')
    await shot(phone.page, '03-check-in')
    await phone.page.goto(`/task/${story.task}`)
  })

  await test.step('three lines: one with a photo, one problem', async () => {
    await expect(phone.ownLines()).toHaveCount(6)
    await phone.ownLines().first().click()
    await phone.photograph()
    await shot(phone.page, '04-line')
    await phone.clean()
    await phone.problem(FACT)
    await phone.clean()
  })

  await test.step('the browser is killed; nothing is missing', async () => {
    phone = await phone.killed(true)
    await phone.openTask(story.task)
    await shot(phone.page, '05-after-kill')
    await expect(phone.page.getByText('3 / 6', { exact: true })).toBeVisible()
    await expect(phone.ownLines().nth(0)).toContainText('未发现问题 · 1 件影像')
    await expect(phone.ownLines().nth(1)).toContainText('发现问题')
    await expect(phone.ownLines().nth(2)).toContainText('未发现问题')
    await phone.ownLines().nth(0).click()
    await expect(phone.page.locator('.strip img')).toBeVisible()
    expect(await phone.page.locator('.strip img').evaluate((one) => (one as HTMLImageElement).naturalWidth)).toBeGreaterThan(0)
    await phone.page.goto(`/task/${story.task}`)
    await phone.ownLines().nth(1).click()
    await expect(phone.page.locator('#fact')).toHaveValue(FACT)
    await phone.page.goto(`/task/${story.task}`)
  })

  await test.step('the rest, both officers sign, the part is closed', async () => {
    await phone.ownLines().nth(3).click()
    for (let left = 3; left > 0; left--) await phone.clean()
    await expect(phone.page).toHaveURL(new RegExp(`/task/${story.task}$`))
    await phone.button('结束检查，核对').click()
    const unsigned = phone.page.getByRole('button', { name: '签名', exact: true })
    await expect(unsigned).toHaveCount(2)
    for (let left = 2; left > 0; left--) {
      await unsigned.first().click()
      await sign(phone.page, '确认')
      await expect(unsigned).toHaveCount(left - 1)
    }
    await shot(phone.page, '06-close')
    await phone.button('完成本部门检查').click()
  })

  const code = await test.step('R87 read back, signed by the party, locked', async () => {
    await phone.button('向现场负责人反馈').click()
    await expect(phone.page.locator('p.code b')).toHaveText(/^\d{4} \d{4}$/)
    await phone.page.getByRole('button', { name: '无意见' }).click()
    await phone.page.locator('#signer').fill('赵经理')
    await shot(phone.page, '07-read-back')
    const shown = (await phone.page.locator('p.code b').innerText()).trim()
    await phone.button('请对方签名').click()
    await shot(phone.page, '08-sign')
    await sign(phone.page, '确认并锁定记录')
    await expect(phone.page.getByRole('heading', { name: '记录已锁定' })).toBeVisible()
    await shot(phone.page, '09-record')
    return shown
  })
  expect((await phone.page.locator('p.code b').innerText()).trim()).toMatch(/^\d{4} \d{4}$/)
  expect(code).toMatch(/^\d{4} \d{4}$/)
  const hashes = await phone.hashes()
  expect(hashes.length).toBeGreaterThanOrEqual(6) // photo, arrival ink, two officers, the party, the record

  await test.step('network again: everything is delivered', async () => {
    await phone.context.setOffline(false)
    await expect(phone.page.getByText('已全部送达服务器')).toBeVisible({ timeout: 90_000 })
    await expect(phone.page.locator('.glance')).toContainText('已传完')
    await shot(phone.page, '10-delivered')
  })

  await test.step('R101 entered by itself; the lead department reviews', async () => {
    const reviewer = await Office.open(browser, 'reviewer-com', story.task)
    recordOrigins(reviewer.page.context(), elsewhere)
    await reviewer.waitFor('已录入', 2)
    await reviewer.seesPaper()
    await reviewer.seesEvidence()
    await shot(reviewer.page, '11-review')
    for (let passed = 0; passed < 2; passed++) await reviewer.pass(passed)
    await shot(reviewer.page, '12-passed')
    await reviewer.page.context().close()
  })

  const taskNo = await test.step('the lead department\'s head publishes both', async () => {
    const head = await Office.open(browser, 'head-com', story.task)
    await head.waitFor('已审核', 2)
    for (let published = 0; published < 2; published++) await head.publish(published)
    await shot(head.page, '13-published')
    const number = (await head.page.locator('.names .number').first().innerText()).trim()
    await head.page.context().close()
    return number
  })

  await test.step('R104 the public finds it, and only what may be public', async () => {
    await searchFor(publicPage, story.object)
    await shot(publicPage, '14-portal')
    await expect(publicPage.getByRole('row').filter({ hasText: story.object }).filter({ hasText: today() }).first()).toBeVisible()
    const found = await publishedOf(request, taskNo)
    expect(found.length).toBe(2) // one for each department (R104)
    for (const one of found) expect(Object.keys(one).sort()).toEqual(WHITELIST)
    expect(JSON.stringify(found)).not.toContain('赵经理')
    expect(found.every((one) => one['checked_on'] === today() && one['object_name'] === story.object)).toBe(true)
  })

  await test.step('R96 every medium of this phone, read back from the bucket', () => {
    const stored = readBucket(hashes)
    expect(stored).toEqual(Object.fromEntries(hashes.map((hash) => [hash, hash])))
    test.info().annotations.push({ type: 'media', description: `${hashes.length} read back, all equal` })
  })

  await test.step('R143 phone, desk and portal talked to nobody but our server and its store', () => {
    const own = ownOrigins(info.project.use.baseURL ?? '')
    for (const [origin, address] of [...phone.origins, ...elsewhere]) expect(own, address).toContain(origin)
    expect([...phone.origins.keys()]).toContain(own[0])
  })
  await phone.context.close()
})
