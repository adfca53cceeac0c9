/** The phone's camera: a stream to look through, a full picture, the torch. Knows no dossier. */
import { WHOLE_AT_MOST } from '@/sync'
import { encodeFrame } from './encoder'
import { HEADER_BYTES, jpegSize } from './jpeg'

export type Facing = 'environment' | 'user'
/** `bytes`: the same as in the blob, where they were read already. */
export interface Shot { blob: Blob; bytes: ArrayBuffer | null; width: number; height: number }

/** What the camera is opened for. Film is 480p: an hour of it is 0.5 GB, not 5. */
export type Aim = 'photo' | 'film' | 'silent-film'
const SIZES = { photo: { width: { ideal: 1920 }, height: { ideal: 1080 } }, film: { width: { ideal: 854 }, height: { ideal: 480 }, frameRate: { ideal: 24, max: 30 } } }

/** With sound where wished; a microphone that is refused or missing does not close the camera. */
export async function openCamera(facing: Facing, aim: Aim): Promise<MediaStream> {
  const sound = aim === 'film'
  const video = { facingMode: { ideal: facing }, ...(aim === 'photo' ? SIZES.photo : SIZES.film) }
  try {
    return await navigator.mediaDevices.getUserMedia({ video, audio: sound })
  } catch (error) {
    if (!sound) throw error
    return navigator.mediaDevices.getUserMedia({ video, audio: false })
  }
}

export const closeStream = (stream: MediaStream | null): void => stream?.getTracks().forEach((track) => track.stop())

interface TorchCapabilities extends MediaTrackCapabilities { torch?: boolean }
const videoTrack = (stream: MediaStream) => stream.getVideoTracks()[0]

export function hasTorch(stream: MediaStream): boolean {
  return (videoTrack(stream)?.getCapabilities?.() as TorchCapabilities | undefined)?.torch === true
}

export async function setTorch(stream: MediaStream, on: boolean): Promise<void> {
  await videoTrack(stream)?.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] })
}

interface StillCamera { takePhoto(): Promise<Blob> }
declare const ImageCapture: { new (track: MediaStreamTrack): StillCamera } | undefined

/** A still out of a film that goes on: the frame of the running stream, because a full picture stops some cameras' film. */
export const takeFrame = (video: HTMLVideoElement): Promise<Shot> => frameOf(video)

/** Cameras whose full picture was no JPEG or did not come: they are not asked, and waited for, again. */
const noStills = new Set<string>()

/** The sensor's own picture where the browser gives it, else the frame on the screen, as JPEG. */
export async function takePicture(stream: MediaStream, video: HTMLVideoElement): Promise<Shot> {
  const track = videoTrack(stream)
  await firstFrame(video).catch(() => undefined)
  if (typeof ImageCapture !== 'undefined' && track?.readyState === 'live' && !noStills.has(track.label)) {
    try {
      const blob = await withPatience(new ImageCapture(track).takePhoto(), 4000)
      if (blob.type === 'image/jpeg') return await shotOf(blob)
    } catch {
      // some phones announce ImageCapture and fail on it: the frame is good enough
    }
    noStills.add(track.label)
  }
  return frameOf(video)
}

function withPatience<T>(work: Promise<T>, ms: number): Promise<T> {
  return Promise.race([work, new Promise<never>((_, reject) => setTimeout(() => reject(new Error('late')), ms))])
}

/** A tap may come before the camera's first frame: the size is known before there is a picture, and a picture taken then is black. */
async function firstFrame(video: HTMLVideoElement): Promise<void> {
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) await withPatience(new Promise((resolve) => video.addEventListener('loadeddata', resolve, { once: true })), 4000)
}

async function frameOf(video: HTMLVideoElement): Promise<Shot> {
  await firstFrame(video)
  const quick = await encodeFrame(video)
  if (quick) return quick
  const canvas = document.createElement('canvas')
  const [width, height] = [(canvas.width = video.videoWidth), (canvas.height = video.videoHeight)]
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.92))
  if (!blob || !width) throw new Error('no frame')
  return { blob, bytes: null, width, height }
}

/** Read once: for its size, its hash and the store. What is too large to be held whole is read in pieces later. */
export async function shotOf(blob: Blob): Promise<Shot> {
  const bytes = blob.size <= WHOLE_AT_MOST ? await blob.arrayBuffer() : null
  return { blob, bytes, ...(await sizeOf(blob, bytes ?? undefined)) }
}

/** From the header where it is a JPEG; other pictures are decoded. */
export async function sizeOf(blob: Blob, header?: ArrayBuffer): Promise<{ width: number; height: number }> {
  const told = jpegSize(header ?? (await blob.slice(0, HEADER_BYTES).arrayBuffer()))
  if (told) return told
  const bitmap = await createImageBitmap(blob)
  const size = { width: bitmap.width, height: bitmap.height }
  bitmap.close()
  return size
}
