/** Looking for a QR code in what the camera sees: the browser's own detector where it has one, else ours. */
import { decodeQR } from 'qr/decode.js'

type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> }
declare const BarcodeDetector: { new (options: { formats: string[] }): Detector; getSupportedFormats(): Promise<string[]> } | undefined

export type Reader = (video: HTMLVideoElement) => Promise<string | null>
/** pixels: enough for 73 modules held a little too far away, few enough for a slow phone */
const LONGEST = 800

export async function makeReader(): Promise<Reader> {
  return (await nativeReader()) ?? ownReader()
}

async function nativeReader(): Promise<Reader | null> {
  if (typeof BarcodeDetector === 'undefined') return null
  const formats = await BarcodeDetector.getSupportedFormats().catch((): string[] => [])
  if (!formats.includes('qr_code')) return null
  const detector = new BarcodeDetector({ formats: ['qr_code'] })
  const own = ownReader()
  // announced and then failing on the first picture is common: ours takes over
  return (video) => detector.detect(video).then((found) => found[0]?.rawValue ?? null, () => own(video))
}

function ownReader(): Reader {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return async (video) => {
    const scale = Math.min(1, LONGEST / Math.max(video.videoWidth, video.videoHeight, 1))
    const [width, height] = [Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale)]
    if (!context || !width) return null
    if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height]
    context.drawImage(video, 0, 0, width, height)
    try {
      return decodeQR({ width, height, data: context.getImageData(0, 0, width, height).data })
    } catch {
      return null // no code in this picture
    }
  }
}
