/** What is typed and signed on the closing pages outlives the browser, and a reload keeps the time that can be vouched for. */
import { expect, test, type Page } from '@playwright/test'
import { freshStory } from './pages/stage'
import { sign } from './pages/signing'
import { shot } from './steps/shot'
import { openedTexts } from './steps/store'
import { arrive, ready, recordLines, WANG } from './steps/visit'

const SAID = '对第一项的认定有不同意见，要求复核。'
const WHY = '认为检查项目与其无关，拒绝签名。'

test('G2 R87 R88 handwriting, opinion and refusal survive SIGKILL; a reload offline keeps the anchored time', async ({ request }, info) => {
  test.setTimeout(480_000)
  const { task } = await freshStory(request)
  let phone = await ready(info.outputPath('phone'), 'I-COM-1', task)
  await phone.offline()
  await arrive(phone, task, WANG)

  await test.step('G8 a reload offline: captures still count from the server\'s anchor', async () => {
    const before = (await captured(phone.page)).at(-1)!
    await phone.page.reload()
    await recordLines(phone, task, 0, '罩棚名称与批准证书不一致。')
    const after = (await captured(phone.page)).at(-1)!
    expect(after.boot).toBe(before.boot)
    expect(after.elapsed_ms).toBeGreaterThan(before.elapsed_ms!)
    const drift = (after.elapsed_ms! - before.elapsed_ms!) - (after.device_time - before.device_time)
    expect(Math.abs(drift)).toBeLessThan(1_000)
  })

  await test.step('one officer has signed, the browser is killed, the signature is there', async () => {
    await phone.button('结束检查，核对').click()
    await phone.button('签名').first().click()
    await sign(phone.page, '确认')
    await expect(phone.button('重签')).toHaveCount(1)
    phone = await phone.killed(true)
    await phone.openTask(task)
    await phone.button('结束检查，核对').click()
    await expect(phone.button('重签')).toHaveCount(1)
    await expect(phone.page.locator('li img')).toBeVisible()
    await shot(phone.page, 'kept-1-signature')
  })

  await test.step('the opinion, typed and not sent anywhere, is there after a kill', async () => {
    await phone.button('签名').first().click()
    await sign(phone.page, '确认')
    await phone.button('完成本部门检查').click()
    await phone.button('向现场负责人反馈').click()
    await phone.page.locator('#opinion').fill(SAID)
    await kept(phone.page, SAID)
    phone = await phone.killed(true)
    await phone.openTask(task)
    await phone.page.goto(`/task/${task}/read-back`)
    await expect(phone.page.locator('#opinion')).toHaveValue(SAID)
  })

  await test.step('so is the refusal', async () => {
    await phone.page.goto(`/task/${task}/refuse`)
    await phone.page.locator('#reason').fill(WHY)
    await kept(phone.page, WHY)
    phone = await phone.killed(true)
    await phone.openTask(task)
    await phone.page.goto(`/task/${task}/refuse`)
    await expect(phone.page.locator('#reason')).toHaveValue(WHY)
    await shot(phone.page, 'kept-2-refusal')
  })
  await phone.context.close()
})

interface Made { name: string; boot: string; elapsed_ms: number | null; device_time: number }

/** The payloads this phone signed, in order. */
const captured = async (page: Page): Promise<Made[]> => (await openedTexts(page, 'mutations')).map((one) => JSON.parse(one) as Made)

/** The store holds these words: what a person sees typed is durable within a moment. */
async function kept(page: Page, words: string): Promise<void> {
  await expect.poll(async () => (await openedTexts(page, 'drafts')).join('\n'), { timeout: 2_000 }).toContain(words)
}
