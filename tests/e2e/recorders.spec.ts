/** A refusal recorded by a body camera alone: named on site, accepted, flagged at the desk until its file is brought in. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { Office } from './pages/office'
import { smallTargets, sideways } from './pages/touch'
import { freshStory } from './pages/stage'
import { shot } from './steps/shot'
import { arrive, closePart, deliver, officersSign, ready, recordLines, WANG } from './steps/visit'

const REPO = join(__dirname, '../..')
/** A film as a body camera makes it: real bytes, by the same maker as the other tests'. */
function film(path: string): Buffer {
  execFileSync('.venv/bin/python', ['-c', `import sys; from tests.media_samples import video; open(sys.argv[1], "wb").write(video(2.0, 417))`, path], { cwd: REPO })
  return readFileSync(path)
}

test('R76 R88 R140: the body camera meets the duty on site; its file is hashed and matched at the desk @long', async ({ browser, request }, info) => {
  const { task } = await freshStory(request)
  const phone = await ready(info.outputPath('phone'), 'I-COM-1', task)
  const { page } = phone
  await phone.offline()
  await arrive(phone, task, WANG)
  await recordLines(phone, task, 1, '卸油口未上锁。')
  await closePart(phone)
  await phone.button('向现场负责人反馈').click()
  await page.getByRole('radio', { name: '拒签' }).click()
  await phone.button('记录拒签').click()
  await page.getByLabel('拒签事由').fill('不认可。')
  await phone.button('现场笔录').click()
  await page.getByRole('checkbox', { name: /已向对方说明检查结果/ }).check()
  await phone.button('下一步：检查人员签名').click()
  await expect(page.getByText('需音像记录').first()).toBeVisible()

  await test.step('named on site', async () => {
    await page.getByRole('link', { name: '用执法记录仪录的，登记编号' }).click()
    await expect(page.getByRole('radio', { name: '拒签' })).toBeChecked()
    await phone.button('登记').click()
    await expect(page.getByText('请填写执法记录仪编号')).toBeVisible()
    await page.getByLabel('执法记录仪编号').fill('DSJ-0417')
    await shot(page, 'recorders-1-form')
    expect(await smallTargets(page)).toEqual([])
    expect(await sideways(page)).toBeLessThanOrEqual(0)
    await phone.button('登记').click()
    const entry = page.getByRole('listitem').filter({ hasText: 'DSJ-0417' })
    await expect(entry).toContainText('待导入')
    await phone.button('现在结束').click()
    await expect(entry.getByRole('button')).toHaveCount(0)
    await shot(page, 'recorders-2-named')
    await page.getByRole('link', { name: '返回' }).click()
    await expect(page.getByText('拒签的音像记录在执法记录仪 DSJ-0417 上')).toBeVisible()
    await shot(page, 'recorders-3-refusal')
  })

  await phone.button('下一步：检查人员签名').click()
  await officersSign(phone)
  await phone.button('锁定记录').click()
  await expect(page.getByText('当事人拒绝签名或者盖章，已记录')).toBeVisible()
  await deliver(phone)
  await phone.context.close()

  await test.step('awaited at the desk, brought in, seen', async () => {
    const office = await Office.open(browser, 'reviewer-com', task)
    await office.waitFor('已录入', 2)
    const desk = office.page
    await desk.getByRole('tab', { name: /核查清单/ }).click()
    await expect(desk.getByText('拒签的音像记录在执法记录仪上，待导入核对', { exact: true })).toBeVisible()
    await expect(desk.getByText('执法记录仪（DSJ-0417）1 段待导入')).toBeVisible()
    await shot(desk, 'recorders-4-awaited')
    await desk.getByLabel('选择 DSJ-0417 的文件').setInputFiles({ name: 'DSJ0417_20261121_0930.webm', mimeType: 'video/webm', buffer: film(info.outputPath('film.webm')) })
    await expect(desk.getByText('已导入 1 个文件')).toBeVisible({ timeout: 60_000 })
    await expect(desk.getByText('拒签有音像记录（执法记录仪）')).toBeVisible()
    await desk.locator('.strip').getByRole('button', { name: /^录像/ }).click()
    await desk.getByRole('tab', { name: '本件信息' }).click()
    await expect(desk.getByText('执法记录仪', { exact: true }).first()).toBeVisible()
    await shot(desk, 'recorders-5-imported')
    await desk.context().close()
  })
})
