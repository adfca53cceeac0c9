/** One phone per department, no network at all: the closing phone reads the other's screen, and the party signs for both. */
import { expect, test } from '@playwright/test'
import { filmCodes } from './pages/film'
import { Phone } from './pages/phone'
import { sign } from './pages/signing'
import { taskNumbered } from './steps/people'
import { shot } from './steps/shot'
import { arrive, closePart, deliver, officersSign, ready, recordLines, WANG } from './steps/visit'

const ZHOU = { name: '周三', certificate: '豫H演示-AMR-003' }
const MARKET = '武陟县市场监督管理局'

test('R77 R78 R87 one phone per department: closed over QR codes without network, signed, and all converge @long', async ({ request }, info) => {
  test.setTimeout(600_000)
  const task = await taskNumbered(request, 'F1-102')
  let commerce = await ready(info.outputPath('commerce'), 'I-COM-1', task)
  const market = await ready(info.outputPath('market'), 'I-AMR-1', task)
  await Promise.all([commerce.offline(), market.offline()])

  await test.step('each department on its own phone, offline, to its last line', async () => {
    await arrive(commerce, task, WANG)
    await recordLines(commerce, task, 0, '罩棚名称与批准证书不一致。')
    await arrive(market, task, ZHOU)
    expect(await recordLines(market, task, 2, '4 号枪检定标志已过期。')).toBe(6)
  })

  const film = info.outputPath('codes.mjpeg')
  await test.step('the market closes its part and shows its codes', async () => {
    await closePart(market)
    await market.page.getByRole('link', { name: /出示我的二维码/ }).click()
    await expect(market.page.locator('canvas[data-frame]')).toBeVisible()
    await shot(market.page, 'relay-1-show')
    const { codes, pictures } = await filmCodes(market.page, film)
    info.annotations.push({ type: 'codes', description: `${codes} codes, ${pictures} pictures` })
  })

  await test.step('the closing phone sees that screen through its camera: six lines within 30 s', async () => {
    await commerce.context.close()
    commerce = await Phone.open(info.outputPath('commerce'), true, { switches: [`--use-file-for-fake-video-capture=${film}`] })
    commerce.context.setDefaultTimeout(30_000)
    await commerce.openTask(task)
    await commerce.button('结束检查，核对').click()
    await expect(commerce.page.locator('.card').filter({ hasText: MARKET }).first()).toContainText('已完成 0/6 项')
    await shot(commerce.page, 'relay-2-waiting')
    const began = Date.now()
    await commerce.page.getByRole('link', { name: /扫同事的二维码/ }).click()
    await expect(commerce.page.locator('.squares i.on').first()).toBeVisible({ timeout: 30_000 })
    await shot(commerce.page, 'relay-3-scanning')
    await expect(commerce.page.getByText(`${MARKET}已完成检查`)).toBeVisible({ timeout: 30_000 })
    await shot(commerce.page, 'relay-4-taken')
    await commerce.button('返回核对与确认').click()
    await expect(commerce.page.locator('.card').filter({ hasText: MARKET }).first()).toContainText('已完成 6/6 项')
    const took = Date.now() - began
    info.annotations.push({ type: 'scan', description: `${took} ms from tap to six lines` })
    expect(took).toBeLessThan(30_000)
  })

  await test.step('both parts closed, read back, signed, locked', async () => {
    await officersSign(commerce)
    await shot(commerce.page, 'relay-5-close')
    await commerce.button('完成本部门检查').click()
    await commerce.button('向现场负责人反馈').click()
    await expect(commerce.page.getByText('4 号枪检定标志已过期。')).toBeVisible()
    await shot(commerce.page, 'relay-6-read-back')
    await commerce.page.locator('#signer').fill('赵经理')
    await commerce.button('请对方签名').click()
    await sign(commerce.page, '确认并锁定记录')
    await expect(commerce.page.getByRole('heading', { name: '记录已锁定' })).toBeVisible()
  })

  await test.step('R139 whichever comes first to the network, both phones and the office see the same', async () => {
    await commerce.context.setOffline(false)
    await expect(commerce.page.getByText('本机内容已全部送达')).toBeVisible({ timeout: 90_000 })
    await shot(commerce.page, 'relay-7-own-delivered')
    await deliver(market, () => market.page.goto(`/task/${task}/record`))
    await expect(commerce.page.getByText('已全部送达服务器')).toBeVisible({ timeout: 90_000 })
    await market.page.goto(`/task/${task}`)
    await expect(market.page.getByText('12 / 12 项')).toBeVisible({ timeout: 90_000 })
    await commerce.page.goto(`/task/${task}`)
    await expect(commerce.page.getByText('12 / 12 项')).toBeVisible()
    expect(await findings(market)).toEqual(await findings(commerce))
    await commerce.page.goto(`/task/${task}/record`)
    await expect(commerce.page.getByText('同事的部分内容还在路上')).toHaveCount(0, { timeout: 90_000 })
    await shot(commerce.page, 'relay-8-record')
  })
  await Promise.all([commerce.context.close(), market.context.close()])
})

async function findings(phone: Phone): Promise<string[]> {
  const folded = phone.page.locator('.group > button[aria-expanded=false]')
  while (await folded.count()) await folded.first().click()
  return (await phone.page.locator('.group a.line').evaluateAll((lines) => lines.map((line) => line.getAttribute('aria-label') ?? ''))).sort()
}
