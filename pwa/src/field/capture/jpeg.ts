/**
 * Width and height of a JPEG from its header, as a viewer turns it (EXIF 2.3, tag 0x0112). Decoding a sensor's full
 * picture only to learn its size costs a cheap phone half a second.
 */
export interface Size { width: number; height: number }

const SOI = 0xffd8
const APP1 = 0xe1
const SOS = 0xda
const EXIF = 0x45786966
const ORIENTATION = 0x0112
/** enough for EXIF with its own small picture before the frame header */
export const HEADER_BYTES = 256 * 1024

/** Frame headers: C0…CF but DHT, JPG and DAC. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Null for what is not a JPEG, or whose frame header lies further in. */
export function jpegSize(header: ArrayBuffer): Size | null {
  const view = new DataView(header)
  if (view.byteLength < 4 || view.getUint16(0) !== SOI) return null
  let lying = false
  for (let at = 2; at + 9 <= view.byteLength && view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1)
    if (isFrame(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)]
      return lying ? { width: height, height: width } : { width, height }
    }
    if (marker === SOS) return null
    if (marker === APP1) lying ||= orientationIn(view, at + 4) >= 5
    at += 2 + view.getUint16(at + 2)
  }
  return null
}

/** 1 to 8; 1 where nothing is said. Orientations from 5 on lie on their side. */
function orientationIn(view: DataView, start: number): number {
  const tiff = start + 6
  if (tiff + 8 > view.byteLength || view.getUint32(start) !== EXIF) return 1
  const little = view.getUint16(tiff) === 0x4949
  const directory = tiff + view.getUint32(tiff + 4, little)
  if (directory + 2 > view.byteLength) return 1
  const count = view.getUint16(directory, little)
  for (let n = 0; n < count; n++) {
    const entry = directory + 2 + n * 12
    if (entry + 12 > view.byteLength) return 1
    if (view.getUint16(entry, little) === ORIENTATION) return view.getUint16(entry + 8, little)
  }
  return 1
}
