/**
 * One running MediaRecorder: a stream in, durable slices out, and an account of what is missing. Knows no dossier and
 * no screen. Memory stays flat: a chunk is let go the moment its slice is on the disk.
 */
import { ProblemError } from '@/domain/problem'
import type { MediaKind } from '@/domain/rows'
import { beginMedia, isFull as isStorageFull } from '@/sync'
import { gapKeeper, type Gap, type Why } from './gaps'
import { plainMime } from './keep'
import { levelOf } from './level'
import { roomLeft, RESERVED } from './room-left'

export type RecordingKind = Extract<MediaKind, 'AUDIO' | 'VIDEO'>
/** Why it ended: somebody asked, the system took the device, the phone is full, a slice could not be written. */
export type Ending = 'ASKED' | 'ENDED' | 'FULL' | 'BROKEN'
export interface TapeEnd {
  stored: { sha256: string; size: number }; mime: string; startedAt: number; endedAt: number; gaps: Gap[]; ending: Ending; broken: unknown
}
export interface Tape {
  kind: RecordingKind; stream: MediaStream; startedAt: number
  level(): number
  /** what interrupts it now, since when; and how often it was */
  open(): { why: Why; since: number } | null
  gaps(): Gap[]
  stop(): void
  done: Promise<TapeEnd>
}
export interface TapeWish {
  kind: RecordingKind; stream: MediaStream
  /** kept beside the first slice, for recovery after a crash */
  note: string
  /** what is missing before this tape begins */
  before?: Gap[]
  /** something changed that the screen shows */
  changed?: () => void
}

const SLICE_MS = 1000
const LOOK_AT_ROOM_EVERY = 10
const TYPES: Record<RecordingKind, string[]> = {
  AUDIO: ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'],
  VIDEO: ['video/webm;codecs=vp8,opus', 'video/webm', 'video/mp4'],
}
/** speech; 480p: an hour is about 22 MB of sound, 470 MB of film */
const RATES = { audioBitsPerSecond: 48_000, videoBitsPerSecond: 1_000_000 }

export async function startTape(wish: TapeWish): Promise<Tape> {
  const { kind, stream } = wish
  const mimeType = TYPES[kind].find((type) => MediaRecorder.isTypeSupported(type))
  const machine = new MediaRecorder(stream, { ...RATES, ...(mimeType && { mimeType }) })
  const mime = plainMime(machine.mimeType || mimeType || '')
  const medium = await beginMedia({ kind, mime, note: wish.note })
  const startedAt = Date.now()
  const keeper = gapKeeper(startedAt, wish.before)
  const meter = levelOf(stream)
  const changed = wish.changed ?? (() => {})
  let ending: Ending = 'ASKED'
  let broken: unknown = null
  let written: Promise<void> = Promise.resolve()
  const halt = (why: Ending) => { if (machine.state !== 'inactive') { ending = why; machine.stop() } }

  let chunks = 0
  machine.ondataavailable = ({ data }) => {
    keeper.chunk(data.size, Date.now())
    if (++chunks % LOOK_AT_ROOM_EVERY === 0) void roomLeft().then((left) => { if (left !== null && left < RESERVED) halt('FULL') })
    written = written.then(async () => {
      if (!data.size || broken) return
      await medium.write(data).catch((error: unknown) => { broken = error; halt(isFull(error) ? 'FULL' : 'BROKEN') })
    })
  }
  const unlisten = listen(stream, keeper, halt, changed)
  const ended = new Promise<void>((resolve) => { machine.onstop = () => resolve() })
  machine.start(SLICE_MS)

  const done = ended.then(async (): Promise<TapeEnd> => {
    const endedAt = Date.now()
    unlisten()
    meter.close()
    await written
    return { stored: await medium.finish(), mime, startedAt, endedAt, gaps: keeper.list(endedAt), ending, broken }
  })
  return { kind, stream, startedAt, level: meter.read, open: keeper.open, gaps: () => keeper.list(Date.now()), stop: () => halt('ASKED'), done }
}

/** The engine's word for it, or the browser's own while a recording is being closed. */
export const isFull = (error: unknown): boolean => (error instanceof ProblemError && error.code === 'storage.full') || isStorageFull(error)

/** A call, a lock, another app: the tracks fall silent and come back, or end; the page goes and returns. */
function listen(stream: MediaStream, keeper: ReturnType<typeof gapKeeper>, halt: (why: Ending) => void, changed: () => void): () => void {
  const stop = new AbortController()
  const { signal } = stop
  for (const track of stream.getTracks()) {
    track.addEventListener('mute', () => { keeper.interrupted('MUTED', Date.now()); changed() }, { signal })
    track.addEventListener('unmute', () => { if (stream.getTracks().every((one) => !one.muted)) { keeper.restored(Date.now()); changed() } }, { signal })
    track.addEventListener('ended', () => halt('ENDED'), { signal })
  }
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keeper.left(Date.now())
    else keeper.returned()
    changed()
  }, { signal })
  return () => stop.abort()
}
