/** Reading a QR code off a screen the way another phone does: from the picture. */
import { expect, test, type Browser, type BrowserContext, type Locator, type Page } from '@playwright/test'
import decodeQR from 'qr/decode.js'

const WECHAT = 'Mozilla/5.0 (Linux; Android 12; V2166A Build/SP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/107.0.5304.141 Mobile Safari/537.36 XWEB/5061 MMWEBSDK/20230504 MicroMessenger/8.0.37.2380(0x28002534) WeChat/arm64 Weixin NetType/4G Language/zh_CN ABI/arm64'

/** The text of the code, decoded from a screenshot of it. */
export async function readCode(page: Page, code: Locator): Promise<string> {
  await expect(code).toBeVisible()
  const picture = (await code.screenshot({ scale: 'css' })).toString('base64')
  const image = await page.evaluate(async (base64) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))]))
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    const drawing = canvas.getContext('2d')!
    drawing.drawImage(bitmap, 0, 0)
    return { width: bitmap.width, height: bitmap.height, data: Array.from(drawing.getImageData(0, 0, bitmap.width, bitmap.height).data) }
  }, picture)
  return decodeQR({ ...image, data: Uint8ClampedArray.from(image.data) })
}

/** A citizen's phone inside WeChat: no service worker, nothing kept from earlier; notes every host it asks. */
export async function wechat(browser: Browser): Promise<{ context: BrowserContext; page: Page; hosts: Set<string> }> {
  const context = await browser.newContext({ userAgent: WECHAT, viewport: test.info().project.use.viewport ?? null, hasTouch: true, serviceWorkers: 'block' })
  const page = await context.newPage()
  const hosts = new Set<string>()
  page.on('request', (request) => { if (request.url().startsWith('http')) hosts.add(new URL(request.url()).host) })
  return { context, page, hosts }
}
