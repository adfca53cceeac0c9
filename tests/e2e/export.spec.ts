/** The last resort: a phone that will not come online again, its work carried to the office as a file. */
import { expect, test } from '@playwright/test'
import { decideAll, openDesk } from './pages/desk'
import { freshStory } from './pages/stage'
import { tokenOf } from './steps/people'
import { shot } from './steps/shot'
import { arrive, ready, WANG } from './steps/visit'

const FACT = '5 号加油机自校铅封断裂。'

test('R141 P143: what a phone holds is exported offline, imported at the desk, and the work is there', async ({ browser, request }, info) => {
  const { task } = await freshStory(request, 'signed')
  const phone = await ready(info.outputPath('phone'), 'I-COM-1', task)
  await phone.page.addInitScript(() => { Reflect.deleteProperty(window, 'showSaveFilePicker') }) // nobody is there to choose a folder
  await phone.offline()
  await arrive(phone, task, WANG)
  await phone.ownLines().first().click()
  await phone.photograph()
  await phone.problem(FACT)

  await phone.page.goto('/export')
  await expect(phone.page.getByText('检查记录', { exact: false }).first()).toBeVisible()
  await shot(phone.page, 'export-1-offer', true)
  const waiting = phone.page.waitForEvent('download')
  await phone.button('导出到文件').click()
  const file = info.outputPath('phone.lcex')
  await (await waiting).saveAs(file)
  await expect(phone.page.getByText('文件已写好')).toBeVisible()
  await expect(phone.page.getByText('文件不能证明已经送达')).toBeVisible()
  await shot(phone.page, 'export-2-written', true)
  await phone.page.goto('/sync')
  await expect(phone.page.getByText('暂不可退出')).toBeVisible() // nothing counts as sent
  await phone.context.close()

  const desk = await openDesk(browser, 'office', '/held/imports')
  await shot(desk, 'export-3-desk')
  await desk.getByLabel('选择导出文件').setInputFiles(file)
  await expect(desk.getByText('导入完成')).toBeVisible({ timeout: 60_000 })
  await shot(desk, 'export-4-imported')
  await desk.getByRole('button', { name: '再导入一个' }).click()
  await desk.getByLabel('选择导出文件').setInputFiles(file)
  await expect(desk.getByText('没有重复写入')).toBeVisible({ timeout: 60_000 })
  await desk.getByRole('link', { name: '去处理这些记录' }).click()
  await expect(desk.getByRole('row').filter({ hasText: '检查项记录' })).toBeVisible()
  await shot(desk, 'export-5-held')
  await decideAll(desk, '手机损坏，由导出文件导入')

  const headers = { authorization: `Bearer ${await tokenOf(request, 'reviewer-com')}` }
  const answer = await request.get(`/api/results/tasks/${task}`, { headers })
  expect(JSON.stringify(await answer.json())).toContain(FACT)
})
