/** 文书 in aeroplane mode: the pack, the filled F-09, signed paper with a page missing; the server's PDF has the same text. */
import { mkdtempSync, readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { Office } from './pages/office'
import { sign } from './pages/signing'
import { freshStory } from './pages/stage'
import { tokenOf } from './steps/people'
import { bodyText, feet, linesOnScreen, pdfText, photographs, printed, squeezed } from './steps/paper'
import { shot } from './steps/shot'
import { arrive, closePart, deliver, ready, recordLines, WANG } from './steps/visit'

test('R71 R85 R87 R95 papers without a network: pack, F-09, paper with a page missing', async ({ browser, request }) => {
  const story = await freshStory(request)
  const phone = await ready(mkdtempSync(join(tmpdir(), 'liancha-phone-')), 'I-COM-1', story.task)
  const { page } = phone
  await phone.offline()

  const blank = await test.step('R71 the pack opens, prints and leaves the phone as the office\'s PDF', async () => {
    await phone.openTask(story.task)
    await page.locator(`a[href="/task/${story.task}/forms"]`).click()
    await expect(page.getByText(/^文书包（\d+页）$/)).toBeVisible()
    await shot(page, 'forms-01-before')
    const download = page.waitForEvent('download')
    await phone.button('分享文书包 PDF').click()
    const office = readFileSync(await (await download).path())
    await phone.button('打印文书包').click()
    await expect(page.getByText(/^打印（\d+ 页）$/)).toBeVisible()
    await expect(page.locator('.a4 h1')).toHaveText(['检查任务书', '检查通知书', '实地抽查记录表', '现场笔录', '责令改正通知书', '拒绝签名或者盖章情况说明', '见证人声明'])
    await shot(page, 'forms-02-pack')
    const { lines, heads } = await linesOnScreen(page)
    const pack = await printed(page)
    expect(bodyText(pdfText(office), heads)).toBe(squeezed(lines.join('')))
    expect(bodyText(pdfText(pack), heads)).toBe(squeezed(lines.join('')))
    expect(feet(pdfText(pack))).toBe(await page.locator('.a4').count())
    const blank = pdfText(pack).split('\f').findIndex((one) => squeezed(one).includes(squeezed('F-09任务编号')))
    return photographs(pack)[blank] ?? ''
  })

  await test.step('the visit, signed', async () => {
    await arrive(phone, story.task, WANG)
    await recordLines(phone, story.task, 1, '灭火器压力不足两具')
    await closePart(phone)
    await phone.button('向现场负责人反馈').click()
    await page.getByRole('button', { name: '无意见' }).click()
    await page.locator('#signer').fill('赵经理')
    await phone.button('请对方签名').click()
    await sign(page, '确认并锁定记录')
    await expect(page.getByRole('heading', { name: '记录已锁定' })).toBeVisible()
  })

  const { body, pages } = await test.step('R87 F-09 on site, with the code of the record and the handwriting', async () => {
    const code = (await page.locator('p.code b').innerText()).trim()
    await phone.button('文书').click()
    await expect(page.locator('p.code b')).toHaveText(code)
    await shot(page, 'forms-03-after')
    await page.locator(`a[href="/task/${story.task}/forms/F-09"]`).click()
    await expect(page.locator('.a4 .foot b').first()).toHaveText(code)
    await expect(page.locator('.a4 td img').first()).toBeVisible()
    await shot(page, 'forms-04-f09')
    const { lines, heads } = await linesOnScreen(page)
    const paper = await printed(page)
    const text = squeezed(lines.join(''))
    expect(bodyText(pdfText(paper), heads)).toBe(text)
    expect(text).toContain(squeezed('灭火器压力不足两具'))
    return { body: { text, heads }, pages: photographs(paper) }
  })

  await test.step('R95 photographed page by page: a page of something else is refused, a missing one is named', async () => {
    expect(pages.length).toBeGreaterThanOrEqual(2)
    await page.goto(`/task/${story.task}/paper`)
    const camera = page.locator('label.take input')
    await camera.setInputFiles(blank)
    await expect(page.getByText('这一页和签字的记录不一致')).toBeVisible()
    for (const one of pages.slice(0, -1)) {
      await camera.setInputFiles(one)
      await expect(page.getByText('已核对')).toHaveCount(pages.indexOf(one) + 1)
    }
    await expect(page.getByText(`缺第 ${pages.length} 页`).first()).toBeVisible()
    await shot(page, 'forms-05-missing')
    await phone.button(`保存 ${pages.length - 1} 页（缺第 ${pages.length} 页）`).click()
    await expect(page).toHaveURL(/\/forms$/) // it leaves only when the paper is kept
    await expect(page.getByText(`缺第 ${pages.length} 页`)).toBeVisible()
    await shot(page, 'forms-06-kept')
  })

  await test.step('the server\'s PDF of the same record has the same text; the desk names the missing page', async () => {
    await page.goto(`/task/${story.task}/record`)
    await deliver(phone)
    const authorization = `Bearer ${await tokenOf(request, 'reviewer-com')}`
    const answer = await request.get(`/api/forms/tasks/${story.task}/F-09.pdf`, { headers: { authorization } })
    expect(answer.status()).toBe(200)
    expect(bodyText(pdfText(await answer.body()), body.heads)).toBe(body.text)
    const papers = (await (await request.get(`/api/forms/tasks/${story.task}`, { headers: { authorization } })).json()) as { papers: { missing: number[]; fits: boolean; pages: (string | null)[] }[] }
    expect(papers.papers).toMatchObject([{ missing: [pages.length], fits: true }])
    const first = createHash('sha256').update(readFileSync(pages[0]!)).digest('hex')
    expect(papers.papers[0]?.pages[0]).toBe(first)
    const reviewer = await Office.open(browser, 'reviewer-com', story.task)
    await expect(reviewer.page.getByText(`缺第 ${pages.length} 页`)).toBeVisible()
    await reviewer.page.setViewportSize({ width: 1440, height: 900 })
    await shot(reviewer.page, 'forms-07-desk')
    await reviewer.page.context().close()
  })
  await phone.context.close()
})
