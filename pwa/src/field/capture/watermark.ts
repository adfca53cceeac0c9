/** A copy of a picture that says on its face when, where, for what and by whom: for viewing and sharing, evidence of nothing. */
import type { EvidenceRow, MemberRow, Place, TaskRow } from '@/domain/rows'
import { dayOf, timeOf } from '../dates'

export interface Mark { lines: string[] }
export interface PlaceWords { none: string; at: (lat: string, lon: string, metres: number) => string }

const degrees = (e7: number) => (e7 / 1e7).toFixed(5)
/** Where, in words. */
export const placeLine = (place: Place | null, words: PlaceWords) => (place ? words.at(degrees(place.lat_e7), degrees(place.lon_e7), place.accuracy_m) : words.none)

/** The lines of the mark; `source` is the word for a picture that was not taken here, or nothing. */
export function markOf(evidence: Pick<EvidenceRow, 'captured_at' | 'place'>, task: Pick<TaskRow, 'task_no' | 'object'>, officer: Pick<MemberRow, 'name' | 'department_name' | 'certificate_no'> | null, words: PlaceWords, source = ''): string[] {
  return [
    `${dayOf(evidence.captured_at)} ${timeOf(evidence.captured_at)}${source ? `（${source}）` : ''}`,
    placeLine(evidence.place, words),
    `${task.task_no} ${task.object.name}`,
    officer ? `${officer.department_name} ${officer.name} ${officer.certificate_no}`.trim() : '',
  ].filter(Boolean)
}

const LONGEST = 2048

/** Reads the original, never writes it: the copy is new bytes, kept nowhere. Throws where the picture cannot be decoded. */
export async function drawMark(original: Blob, lines: string[]): Promise<Blob> {
  const picture = await createImageBitmap(original)
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  const [width, height] = [(canvas.width = Math.round(picture.width * scale)), (canvas.height = Math.round(picture.height * scale))]
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  pen.drawImage(picture, 0, 0, width, height)
  picture.close()
  writeLines(pen, width, height, lines)
  const copy = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
  if (!copy) throw new Error('no copy')
  return copy
}

function writeLines(pen: CanvasRenderingContext2D, width: number, height: number, lines: string[]): void {
  const font = (size: number) => `${size}px "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif`
  let size = Math.max(12, Math.min(width / 32, height / 18))
  pen.font = font(size)
  const widest = Math.max(...lines.map((line) => pen.measureText(line).width))
  if (widest > width - size) pen.font = font(size = Math.max(8, (size * (width - size)) / widest))
  const step = size * 1.4
  const top = height - step * lines.length - size * 0.8
  pen.fillStyle = 'rgb(0 0 0 / 59%)'
  pen.fillRect(0, top, width, height - top)
  pen.fillStyle = '#fff'
  pen.textBaseline = 'top'
  lines.forEach((line, n) => pen.fillText(line, size / 2, top + size * 0.4 + n * step))
}
