/** One QR code on a canvas: whole pixels per module, black on white whatever the theme. */
import { encodeQR } from 'qr'

/** Version 12 at M holds 419 letters; a fixed version keeps the picture still while the frames change. */
const OPTIONS = { ecc: 'medium', version: 12, encoding: 'alphanumeric', border: 4 } as const

const MASKS = 8

/** `side` in CSS pixels. `round` changes the mask: a code that was hard to read looks different next time. */
export function paint(canvas: HTMLCanvasElement, text: string, side: number, sharpness: number, round: number): void {
  const modules = encodeQR(text, 'raw', { ...OPTIONS, mask: round % MASKS })
  const dot = Math.max(2, Math.floor((side * sharpness) / modules.length))
  const size = dot * modules.length
  if (canvas.width !== size) canvas.width = canvas.height = size
  canvas.style.width = canvas.style.height = `${size / sharpness}px`
  const context = canvas.getContext('2d')
  if (!context) return
  context.fillStyle = '#fff'
  context.fillRect(0, 0, size, size)
  context.fillStyle = '#000'
  modules.forEach((row, y) => row.forEach((dark, x) => { if (dark) context.fillRect(x * dot, y * dot, dot, dot) }))
}

/** A new order each time round: a camera that keeps missing the same beat still meets every frame. */
export function shuffled(count: number, random: () => number = Math.random): number[] {
  const order = Array.from({ length: count }, (_, at) => at)
  for (let at = count - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[order[at], order[other]] = [order[other]!, order[at]!]
  }
  return order
}
