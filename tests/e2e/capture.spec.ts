/** Evidence in bad conditions: one tap everywhere, calls and locks seen, full phones, dangerous places, refused permissions. */
import { expect, test, type Page } from '@playwright/test'
import { Phone } from './pages/phone'
import { smallTargets, sideways } from './pages/touch'
import { freshStory } from './pages/stage'
import { batteryAt, reachStreams, roomOf, tell } from './steps/microphone'
import { shot } from './steps/shot'
import { arrive, ready, WANG } from './steps/visit'

const RECORD = /^取证录音$/
const STOP = '结束取证录音'
const bar = (page: Page) => page.locator('aside.recording')

/** SHA-256 (hex) of what a blob: address shows. */
const hashOf = (page: Page, selector: string): Promise<string> => page.locator(selector).evaluate(async (img) => {
  const bytes = await (await fetch((img as HTMLImageElement).src)).arrayBuffer()
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
})

/** The place goes along only where the person agreed to it. */
async function agreeToPlace(page: Page): Promise<void> {
  await page.goto('/me')
  const agreed = page.getByRole('switch', { name: /签到和拍照附上位置/ })
  await agreed.click()
  await expect(agreed).toBeChecked()
}

test('R76 one tap on every screen of a task; a dangerous place is said first, once @long', async ({ request }, info) => {
  const { task } = await freshStory(request)
  const phone = await Phone.open(info.outputPath('phone'), false, { reads: false })
  const { page } = phone
  await phone.signIn('I-COM-1', task)
  await phone.installed()
  await phone.openTask(task)
  await phone.button(RECORD).click()
  const card = page.getByRole('alertdialog', { name: '易燃易爆场所' })
  await expect(card).toContainText('不开补光灯和闪光灯')
  await shot(page, 'capture-01-safety')
  expect(await smallTargets(page)).toEqual([])
  await phone.button('返回').last().click()
  await expect(card).toHaveCount(0)
  await expect(bar(page)).toHaveCount(0)
  await phone.button(RECORD).click()
  await phone.button('已知晓，我在安全区').click()
  await expect(bar(page)).toContainText('正在录音')
  await shot(page, 'capture-02-recording')
  await phone.button(STOP).click()
  await expect(bar(page)).toContainText('录音已保存在本机')
  await page.reload()
  await phone.button(RECORD).click()
  await expect(bar(page)).toContainText('正在录音') // the card was read on this phone
  await phone.button(STOP).click()
  await expect(bar(page)).toContainText('已保存')

  for (const path of ['', '/check-in', '/preparation', '/divide', '/recorders', '/close', '/read-back', '/refuse', '/witness', '/unreachable']) {
    await page.goto(`/task/${task}${path}`)
    await expect(phone.button(RECORD), path).toHaveCount(1)
    const box = await phone.button(RECORD).boundingBox()
    expect(box && box.y > (page.viewportSize()?.height ?? 0) * 0.8, `${path} is in reach of the thumb`).toBe(true)
    expect(await sideways(page), path).toBeLessThanOrEqual(0)
  }
  await page.goto(`/task/${task}/witness?sign=witness`)
  await expect(page.getByRole('dialog').getByRole('button', { name: '取证录音' })).toBeVisible()
  await shot(page, 'capture-03-pad')
  await page.getByRole('dialog').getByRole('button', { name: '取证录音' }).click()
  await expect(page.getByRole('dialog').getByRole('button', { name: STOP })).toContainText(/0:0\d/)
  await shot(page, 'capture-04-pad-recording')
  await page.getByRole('dialog').getByRole('button', { name: STOP }).click()
  await expect(page.getByRole('dialog').getByRole('button', { name: '取证录音' })).toBeVisible()
  await phone.context.close()
})

test('R76 a call, a lock and a taken microphone leave gaps that are seen; one tap goes on; photos do not stop the sound @long', async ({ request }, info) => {
  const { task } = await freshStory(request)
  const phone = await ready(info.outputPath('phone'), 'I-COM-1', task)
  const { page } = phone
  await reachStreams(page)
  await phone.offline()
  await arrive(phone, task, WANG)
  await phone.ownLines().first().click()
  await phone.button(RECORD).click()
  await expect(bar(page)).toContainText('正在录音')
  await page.waitForTimeout(1500)

  await test.step('a call takes the microphone and gives it back: the same recording goes on', async () => {
    await tell(page, 'mute')
    await expect(bar(page)).toContainText('录音中断')
    await expect(bar(page)).toContainText('来电或其他应用占用了麦克风')
    await shot(page, 'capture-05-interrupted')
    expect(await smallTargets(page)).toEqual([])
    await page.waitForTimeout(1200)
    await tell(page, 'unmute')
    await expect(bar(page)).toContainText('有 1 处中断')
  })

  await test.step('photos while it records', async () => {
    await phone.photograph()
    await expect(bar(page)).toContainText('正在录音')
  })

  await test.step('the system takes the microphone: the part is kept, one tap goes on in a second', async () => {
    await tell(page, 'mute')
    await expect(bar(page)).toContainText('录音中断')
    await phone.button('继续录音').click()
    await expect(bar(page)).toContainText('正在录音')
    await page.waitForTimeout(1200)
    await tell(page, 'ended')
    await expect(bar(page)).toContainText('录音被系统中断')
    await shot(page, 'capture-06-cut-off')
    await phone.button('继续录音').click()
    await expect(bar(page)).toContainText('正在录音')
    await page.waitForTimeout(1200)
    await phone.button(STOP).click()
    await expect(page.getByText('1 张照片 · 3 段录音')).toBeVisible()
  })

  await test.step('the gaps stand beside the recordings', async () => {
    const sounds = page.locator('.strip').getByRole('button', { name: /^录音/ })
    await expect(sounds).toHaveCount(3)
    await sounds.nth(0).click()
    const viewer = page.getByRole('dialog', { name: '录音' })
    await expect(viewer.getByText(/在 0:0\d 处缺 [1-3] 秒：来电或其他应用占用了麦克风/).first()).toBeVisible()
    await shot(page, 'capture-07-gaps')
    for (const n of [1, 2]) {
      await viewer.getByRole('button', { name: '返回' }).click()
      await sounds.nth(n).click()
      await expect(viewer.getByText('接上一段')).toBeVisible()
    }
    await shot(page, 'capture-07b-follows')
  })
  await phone.context.close()
})

test('R140 the watermarked copy is a copy; an album picture and a scan say so; a film goes on while a still is taken @long', async ({ request }, info) => {
  const { task } = await freshStory(request)
  const phone = await ready(info.outputPath('phone'), 'I-COM-1', task)
  const { page } = phone
  await agreeToPlace(page)
  await arrive(phone, task, WANG)
  await phone.ownLines().first().click()
  await phone.photograph()
  const finder = page.getByRole('dialog', { name: '取景' })

  await test.step('from the album, and a scan', async () => {
    await page.locator('footer').getByRole('button', { name: /^拍照/ }).click()
    const picture = await page.screenshot({ type: 'jpeg', quality: 60 })
    await finder.getByLabel('相册导入').setInputFiles({ name: 'IMG_0417.jpg', mimeType: 'image/jpeg', buffer: picture })
    await expect(finder.getByText('已保存 1 张在本机')).toBeVisible()
    await finder.getByRole('tab', { name: '扫描件' }).click()
    await finder.getByRole('button', { name: '拍照', exact: true }).click()
    await expect(finder.getByText('已保存 2 张在本机')).toBeVisible()
    await shot(page, 'capture-08-finder')
    expect(await smallTargets(page)).toEqual([])
  })

  await test.step('film, and a still out of it', async () => {
    await finder.getByRole('tab', { name: '录像' }).click()
    await expect(finder.getByText(/约可录像 \d+ 分钟/)).toBeVisible()
    await finder.getByRole('button', { name: '开始录像' }).click()
    await expect(finder.getByText(/正在录像/)).toBeVisible()
    await page.waitForTimeout(1500)
    await finder.getByRole('button', { name: '边录边拍' }).click()
    await page.waitForTimeout(800)
    await expect(finder.getByText(/正在录像 0:0[2-9]/)).toBeVisible()
    await shot(page, 'capture-09-film')
    await finder.getByRole('button', { name: '结束' }).click()
    await expect(bar(page)).toContainText('录像已保存在本机')
    await finder.getByRole('button', { name: '完成' }).click()
    await expect(page.getByText('3 张照片 · 1 段录像 · 1 页扫描件')).toBeVisible()
  })

  await test.step('the copy carries time, place, task and officer; the original keeps its hash', async () => {
    await page.locator('.strip').getByRole('button', { name: /^照片/ }).first().click()
    const viewer = page.getByRole('dialog', { name: '照片' })
    const said = (await viewer.locator('.hash').innerText()).replace('SHA-256 ', '')
    expect(await hashOf(page, '.viewer .stage img')).toBe(said)
    await expect(viewer.getByText('北纬35.10000° 东经113.40000°（±12米）')).toBeVisible()
    await viewer.getByRole('button', { name: '带水印副本' }).click()
    await expect(viewer.getByText('原件未改动')).toBeVisible()
    expect(await hashOf(page, '.viewer .stage img')).not.toBe(said)
    await shot(page, 'capture-10-watermark')
    await viewer.getByRole('button', { name: '看原件' }).click()
    expect(await hashOf(page, '.viewer .stage img')).toBe(said)
    await viewer.getByRole('button', { name: '下一件' }).click()
    await expect(page.getByRole('dialog').getByText('相册导入')).toBeVisible()
    await expect(page.getByRole('dialog').getByText('未取得定位')).toBeVisible() // where it was taken is not known
  })
  await phone.context.close()
})

test('R78 a voice note is a reminder and never the fact @long', async ({ request }, info) => {
  const { task } = await freshStory(request)
  const phone = await ready(info.outputPath('phone'), 'I-COM-1', task)
  const { page } = phone
  await arrive(phone, task, WANG)
  await phone.ownLines().nth(1).click()
  const speak = page.getByRole('button', { name: '按住或点一下说话' })
  await speak.click() // a tap: goes on until the next
  await expect(page.getByRole('button', { name: /正在录/ })).toBeVisible()
  await page.waitForTimeout(1200)
  await page.getByRole('button', { name: /正在录/ }).click()
  await expect(page.getByText('待整理')).toHaveCount(1)
  await speak.hover()
  await page.mouse.down() // held: ends when let go
  await page.waitForTimeout(1500)
  await page.mouse.up()
  await expect(page.getByText('待整理')).toHaveCount(2)
  await page.getByRole('button', { name: /^语音备忘/ }).first().click()
  await expect(page.locator('.voice audio')).toBeVisible()
  await shot(page, 'capture-11-voice')
  expect(await smallTargets(page)).toEqual([])

  await phone.button('发现问题').click()
  await page.getByRole('radio', { name: '发现问题，依法责令立即改正或者限期改正' }).click()
  await page.getByRole('radio', { name: '责令限期改正' }).click()
  await page.getByRole('radio', { name: '15 日内' }).click()
  await phone.button('保存，下一项').click()
  await expect(page.getByText('写明发现的事实', { exact: true })).toBeVisible()
  const url = page.url()
  await page.locator('#fact').fill('铅封缺失。')
  await phone.button('保存，下一项').click()
  await expect(page).not.toHaveURL(url)
  await page.goto(url)
  await expect(page.getByText('已整理')).toHaveCount(2)
  await phone.context.close()
})

test('a full phone stops cleanly and says what to do; little battery: sign first, no film @long', async ({ request }, info) => {
  const { task } = await freshStory(request)
  const phone = await ready(info.outputPath('phone'), 'I-COM-1', task)
  const { page } = phone
  await arrive(phone, task, WANG)
  await phone.ownLines().first().click()
  await phone.button(RECORD).click()
  await expect(bar(page)).toContainText('正在录音')
  await roomOf(page, 20_000_000)
  await expect(bar(page)).toContainText('手机空间不足，录音已停止', { timeout: 30_000 })
  await shot(page, 'capture-12-full')
  expect(await smallTargets(page)).toEqual([])
  await expect(page.getByText('1 段录音')).toBeVisible() // everything so far is evidence
  await phone.button('腾出空间').click()
  await expect(bar(page)).toContainText(/已腾出|没有可清理的影像/)
  await roomOf(page, 2_000_000_000)
  await phone.button('继续录音').click()
  await expect(bar(page)).toContainText('正在录音')
  await phone.button(STOP).click()
  await expect(page.getByText('2 段录音')).toBeVisible()

  await batteryAt(page, 0.18)
  await page.reload()
  await expect(page.getByText('电量只剩 18%')).toBeVisible()
  await shot(page, 'capture-13-battery')
  await page.locator('footer').getByRole('button', { name: /^拍照/ }).click()
  await expect(page.getByRole('tab', { name: '照片' })).toBeVisible()
  await expect(page.getByRole('tab', { name: '录像' })).toHaveCount(0)
  await phone.button('完成').click()
  await page.getByRole('link', { name: '先签字' }).click()
  await expect(page).toHaveURL(new RegExp(`/task/${task}/close$`))
  await phone.context.close()
})

for (const [denied, permitted] of Object.entries({ camera: ['microphone', 'geolocation'], microphone: ['camera', 'geolocation'], location: ['camera', 'microphone'] })) {
  test(`the ${denied} is refused: words, a remedy, and the visit goes on @long`, async ({ request }, info) => {
    const { task } = await freshStory(request)
    const phone = await Phone.open(info.outputPath('phone'), false, { permitted })
    const { page } = phone
    await phone.signIn('I-COM-1', task)
    await phone.installed()
    if (denied === 'location') {
      await agreeToPlace(page) // the person agrees, the system does not
      await page.goto(`/task/${task}/check-in`)
      await expect(page.getByText('没有取得位置，不影响签到')).toBeVisible()
      await expect(page.getByText('可拍门头照片代替')).toBeVisible()
      await shot(page, 'capture-16-no-place')
    }
    await arrive(phone, task, WANG) // checked in, with or without a place
    await phone.ownLines().first().click()
    if (denied === 'camera') {
      await page.locator('footer').getByRole('button', { name: /^拍照/ }).click()
      await expect(page.getByText('没有相机权限')).toBeVisible()
      await shot(page, 'capture-14-no-camera')
      const picture = await page.screenshot({ type: 'jpeg', quality: 60 })
      await page.getByLabel('用系统相机拍照').setInputFiles({ name: 'now.jpg', mimeType: 'image/jpeg', buffer: picture })
      await expect(page.getByText('已保存 1 张在本机')).toBeVisible()
      await phone.button('完成').click()
    } else if (denied === 'microphone') {
      await phone.button(RECORD).click()
      await expect(bar(page)).toContainText('系统没有允许使用麦克风')
      await shot(page, 'capture-15-no-microphone')
      await bar(page).getByRole('button', { name: '知道了' }).click()
      await phone.photograph()
    } else {
      await phone.photograph()
      await page.locator('.strip').getByRole('button').first().click()
      await phone.button('带水印副本').click()
      await expect(page.getByText('原件未改动')).toBeVisible()
      await page.getByRole('dialog').getByRole('button', { name: '返回' }).click()
    }
    await phone.clean()
    await page.goto(`/task/${task}`)
    await expect(phone.ownLines().first()).toContainText('未发现问题')
    await phone.context.close()
  })
}
