/**
 * Handwriting as lines of changing width: slow strokes are thick, quick ones thin, corners are rounded.
 * Pure geometry; who draws it and on what is HandwritingPad's business.
 */
export interface InkPoint { x: number; y: number; t: number; pressure: number }
export type Stroke = InkPoint[]
/** One short curve of a stroke, drawn with one width. */
export interface Piece { from: [number, number]; bend: [number, number]; to: [number, number]; width: number }

const THIN = 1.8
const THICK = 4.6
/** pixels per millisecond at which a stroke is thinnest */
const QUICK = 2.2

const middle = (a: InkPoint, b: InkPoint): [number, number] => [(a.x + b.x) / 2, (a.y + b.y) / 2]
const apart = (a: InkPoint, b: InkPoint): number => Math.hypot(a.x - b.x, a.y - b.y)

function widthAt(before: InkPoint, here: InkPoint, last: number): number {
  const speed = Math.min(apart(before, here) / Math.max(here.t - before.t, 1), QUICK)
  const pressed = here.pressure > 0 && here.pressure !== 0.5 ? here.pressure : 1 - speed / QUICK
  const wanted = THIN + (THICK - THIN) * pressed
  return last + (wanted - last) * 0.35
}

/** The curves of a stroke from point `since` on; a tap is a dot. `last`: the width the stroke had there. */
export function piecesOf(stroke: Stroke, since = 0, last = (THIN + THICK) / 2): Piece[] {
  const first = stroke[0]
  if (!first) return []
  if (stroke.length === 1) return [{ from: [first.x, first.y], bend: [first.x, first.y], to: [first.x + 0.1, first.y], width: THICK }]
  const pieces: Piece[] = []
  let width = last
  for (let at = Math.max(since, 1); at < stroke.length; at++) {
    const [here, before] = [stroke[at]!, stroke[at - 1]!]
    const earlier = stroke[at - 2]
    width = widthAt(before, here, width)
    pieces.push({ from: earlier ? middle(earlier, before) : [before.x, before.y], bend: [before.x, before.y], to: middle(before, here), width })
  }
  return pieces
}

/** Length of all ink, in the pad's pixels: a stray tap is not a signature. */
export function inkLength(strokes: Stroke[]): number {
  return strokes.reduce((sum, stroke) => sum + stroke.slice(1).reduce((length, point, at) => length + apart(stroke[at]!, point), 0), 0)
}

export interface Box { left: number; top: number; width: number; height: number }

/** What the ink covers, with a margin. */
export function inkBox(strokes: Stroke[], margin = 16): Box {
  const points = strokes.flat()
  const xs = points.map((point) => point.x)
  const ys = points.map((point) => point.y)
  const [left, top] = [Math.min(...xs) - margin, Math.min(...ys) - margin]
  return { left, top, width: Math.max(...xs) - left + margin, height: Math.max(...ys) - top + margin }
}
