/** The QR of a photographed page: the browser's own reader where there is one, else ours. Nothing leaves the phone. */
import { readMark, type Mark } from './sheet'

interface Detector { detect(source: ImageBitmap): Promise<{ rawValue: string }[]> }
declare const BarcodeDetector: (new (options: { formats: string[] }) => Detector) | undefined

const LARGEST = 1800
/** Where the foot of a page may lie in the picture, however the phone was held; the whole picture first. */
const PARTS = [[0, 0, 1, 1], [0.45, 0.55, 0.55, 0.45], [0, 0.55, 0.55, 0.45], [0, 0, 0.55, 0.45], [0.45, 0, 0.55, 0.45]] as const

export async function readCode(picture: ImageBitmap): Promise<Mark | null> {
  return (await readNatively(picture)) ?? readOurselves(picture)
}

async function readNatively(picture: ImageBitmap): Promise<Mark | null> {
  if (typeof BarcodeDetector === 'undefined') return null
  try {
    const found = await new BarcodeDetector({ formats: ['qr_code'] }).detect(picture)
    return found.map((one) => readMark(one.rawValue)).find((mark) => mark !== null) ?? null
  } catch {
    return null // announced, and not there
  }
}

async function readOurselves(picture: ImageBitmap): Promise<Mark | null> {
  const { decodeQR } = await import('qr/decode.js')
  for (const [x, y, width, height] of PARTS) {
    try {
      const mark = readMark(decodeQR(pixels(picture, x, y, width, height)))
      if (mark) return mark
    } catch {
      // no code in this part
    }
    await new Promise((resolve) => setTimeout(resolve)) // the screen may breathe
  }
  return null
}

function pixels(picture: ImageBitmap, x: number, y: number, width: number, height: number): ImageData {
  const [w, h] = [picture.width * width, picture.height * height]
  const scale = Math.min(1, LARGEST / Math.max(w, h))
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: Math.round(w * scale), height: Math.round(h * scale) })
  const pen = canvas.getContext('2d', { willReadFrequently: true })!
  pen.drawImage(picture, picture.width * x, picture.height * y, w, h, 0, 0, canvas.width, canvas.height)
  return pen.getImageData(0, 0, canvas.width, canvas.height)
}
