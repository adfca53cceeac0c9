/** Getting a form off the phone: the printer, another app, a file. */

/** In-app browsers show no print dialog, and say nothing. */
export function canPrint(agent = navigator.userAgent): boolean {
  const isInApp = /MicroMessenger|DingTalk|QQ\/|Weibo|baiduboxapp|AlipayClient|; wv\)/i.test(agent)
  return typeof window.print === 'function' && !isInApp
}

export type Handed = 'shared' | 'saved' | 'stopped'

/** To another app where the browser can, else into the phone's downloads. */
export async function handOver(file: File): Promise<Handed> {
  if (navigator.canShare?.({ files: [file] })) {
    try {
      await navigator.share({ files: [file], title: file.name })
      return 'shared'
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return 'stopped'
    }
  }
  const address = URL.createObjectURL(file)
  Object.assign(document.createElement('a'), { href: address, download: file.name }).click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  return 'saved'
}

/** The drawn sheets as one file that any browser opens and prints, pictures inside. */
export async function asFile(host: HTMLElement, name: string): Promise<File> {
  const copy = host.cloneNode(true) as HTMLElement
  copy.style.removeProperty('--fit')
  for (const image of copy.querySelectorAll('img')) image.src = await inlined(image.src)
  const styles = [...document.styleSheets].flatMap((sheet) => rulesOf(sheet)).filter((rule) => /\.a4|\.unfilled|@page/.test(rule))
  const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${name}</title><style>body{margin:0}${styles.join('\n')}</style>${copy.outerHTML}</html>`
  return new File([html], `${name}.html`, { type: 'text/html' })
}

function rulesOf(sheet: CSSStyleSheet): string[] {
  try {
    return [...sheet.cssRules].map((rule) => rule.cssText)
  } catch {
    return [] // another origin's; there is none
  }
}

async function inlined(source: string): Promise<string> {
  if (!source.startsWith('blob:')) return source
  const image = new Image()
  image.src = source
  await image.decode()
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: image.naturalWidth, height: image.naturalHeight })
  canvas.getContext('2d')?.drawImage(image, 0, 0)
  return canvas.toDataURL('image/png')
}
