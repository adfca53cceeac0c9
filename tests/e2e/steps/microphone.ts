/** What happens to the devices of a phone that a test cannot make happen for real: a call, a device taken away. */
import type { Page } from '@playwright/test'

declare global { interface Window { taken: MediaStream[] } }

/** From the next page load on, streams the app opens can be reached. */
export const reachStreams = (page: Page): Promise<unknown> => page.addInitScript(() => {
  window.taken = []
  const devices = navigator.mediaDevices
  const open = devices.getUserMedia.bind(devices)
  devices.getUserMedia = async (wish) => {
    const stream = await open(wish)
    window.taken.push(stream)
    return stream
  }
})

/** `mute`: a call begins · `unmute`: it is over · `ended`: the system takes the microphone of the newest stream. */
export const tell = (page: Page, event: 'mute' | 'unmute' | 'ended'): Promise<void> =>
  page.evaluate((name) => { window.taken.flatMap((stream) => stream.getAudioTracks()).filter((track) => track.readyState === 'live').at(-1)?.dispatchEvent(new Event(name)) }, event)

/** The phone says it has this much battery, not charging. */
export const batteryAt = (page: Page, level: number): Promise<unknown> => page.addInitScript((left) => {
  const battery = Object.assign(new EventTarget(), { level: left, charging: false })
  Object.defineProperty(navigator, 'getBattery', { value: () => Promise.resolve(battery) })
}, level)

/** The browser gives the app this many bytes and no more. */
export async function roomOf(page: Page, quotaSize: number): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(page.url()).origin, quotaSize })
}
