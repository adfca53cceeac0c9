/** The tests themselves: each really does what the visit will need, and leaves nothing behind. */
import { allReady } from './dossiers'
import { batteryFinding, clockFinding, finding, roomFinding, shellFinding, type Finding, type TestName } from './findings'
import { beginMedia, clockOff, discardMedia, readMedia, shellHeld } from '@/sync'
import { closeStream, openCamera } from '../capture/camera'
import { levelOf } from '../capture/level'
import { locate } from '../capture/place'
import { updateWaiting } from '../gate/update'
import { settings } from '../settings'
import { sizeWord } from '../sync/room'

const SAMPLE = 1 << 20
const LISTEN = 1_500
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export const RUN: Record<TestName, () => Promise<Finding>> = {
  camera: () => refusable(seeing), microphone: () => refusable(hearing), location: locating, storage: storing,
  offline: async () => shellFinding(await shellHeld()), dossiers: allReady, signature: drawing,
  clock: async () => clockFinding(await clockOff()), battery: charge,
  version: async () => (updateWaiting.value ? finding('note', 'waiting') : finding('good', 'latest')),
}

/** A refused permission is told from a missing or busy device: the remedy differs. */
async function refusable(test: () => Promise<Finding>): Promise<Finding> {
  try {
    return await test()
  } catch (error) {
    const name = error instanceof DOMException ? error.name : ''
    if (name === 'NotAllowedError' || name === 'SecurityError') return finding('bad', 'denied')
    return finding('bad', name === 'NotFoundError' ? 'missing' : 'busy')
  }
}

/** A stream is not enough: some phones open the camera and stay black. */
async function seeing(): Promise<Finding> {
  const stream = await openCamera('environment', 'photo')
  const eye = Object.assign(document.createElement('video'), { muted: true, playsInline: true })
  eye.srcObject = stream
  try {
    await eye.play()
    for (let waited = 0; !eye.videoWidth && waited < 5_000; waited += 100) await pause(100)
    return eye.videoWidth ? finding('good', 'fine', { width: eye.videoWidth, height: eye.videoHeight }) : finding('bad', 'black')
  } finally {
    eye.srcObject = null
    closeStream(stream)
  }
}

async function hearing(): Promise<Finding> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const level = levelOf(stream)
  try {
    if (typeof MediaRecorder === 'undefined') return finding('bad', 'noRecorder')
    let loudest = 0
    for (let waited = 0; waited < LISTEN; waited += 50) {
      loudest = Math.max(loudest, level.read())
      await pause(50)
    }
    return loudest > 0.002 ? finding('good', 'fine') : finding('note', 'silent')
  } finally {
    level.close()
    closeStream(stream)
  }
}

async function locating(): Promise<Finding> {
  if (!settings.location) return finding('off', 'notWanted')
  const place = await locate()
  if (!place) return finding('note', 'none')
  return place.accuracy_m > 100 ? finding('note', 'rough', { metres: place.accuracy_m }) : finding('good', 'fine', { metres: place.accuracy_m })
}

/** One megabyte is written the way a photo is, read back, compared and thrown away. */
async function storing(): Promise<Finding> {
  const bytes = Uint8Array.from({ length: SAMPLE }, (_, at) => (at * 31) & 255)
  const began = performance.now()
  const medium = await beginMedia({ kind: 'PHOTO', mime: 'application/octet-stream' })
  try {
    await medium.write(bytes.buffer)
    const { sha256 } = await medium.finish()
    const milliseconds = Math.round(performance.now() - began)
    const back = new Uint8Array((await (await readMedia(sha256))?.arrayBuffer()) ?? new ArrayBuffer(0))
    if (back.length !== SAMPLE || back.some((byte, at) => byte !== bytes[at])) return finding('bad', 'broken')
    const { usage = 0, quota = 0 } = (await navigator.storage?.estimate?.()) ?? {}
    const left = Math.max(0, quota - usage)
    return roomFinding({ left, persisted: (await navigator.storage?.persist?.()) ?? false, size: sizeWord(left), milliseconds })
  } catch {
    return finding('bad', 'broken')
  } finally {
    await discardMedia(medium.id)
  }
}

/** A stroke on a canvas becomes a picture that is not empty. */
async function drawing(): Promise<Finding> {
  const canvas = Object.assign(document.createElement('canvas'), { width: 120, height: 60 })
  const pen = canvas.getContext('2d')
  pen?.fillRect(20, 20, 60, 6)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  const inked = pen?.getImageData(30, 22, 1, 1).data[3] === 255
  return blob && blob.size > 80 && inked && 'PointerEvent' in window ? finding('good', 'fine') : finding('bad', 'broken')
}

interface Battery { level: number; charging: boolean }
async function charge(): Promise<Finding> {
  const battery = await (navigator as { getBattery?: () => Promise<Battery> }).getBattery?.().catch(() => null)
  return battery ? batteryFinding(Math.round(battery.level * 100), battery.charging) : batteryFinding(null, false)
}
