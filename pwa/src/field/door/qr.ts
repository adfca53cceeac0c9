/** A text as the path of a QR code: one square per module in a grid with its quiet zone. */
import encodeQR from 'qr'

export interface Drawn { path: string; size: number }
const QUIET = 4

export function drawQr(text: string): Drawn {
  const rows = encodeQR(text, 'raw', { ecc: 'low', border: QUIET })
  const path = rows.map((row, y) => runs(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`).join('')).join('')
  return { path, size: rows.length }
}

/** Stretches of dark modules: [start, length]. */
function runs(row: boolean[]): [number, number][] {
  const found: [number, number][] = []
  row.forEach((dark, x) => {
    const last = found.at(-1)
    if (dark && last && last[0] + last[1] === x) last[1]++
    else if (dark) found.push([x, 1])
  })
  return found
}
