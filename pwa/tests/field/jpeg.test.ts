import { describe, expect, it } from 'vitest'
import { jpegSize } from '@/field/capture/jpeg'

const word = (n: number) => [n >> 8, n & 255]
const segment = (marker: number, content: number[]) => [0xff, marker, ...word(content.length + 2), ...content]
const frame = (width: number, height: number, marker = 0xc0) => segment(marker, [8, ...word(height), ...word(width), 3, 0, 0, 0])
const little = (n: number) => [n & 255, n >> 8]
const exif = (orientation: number) => segment(0xe1, [
  0x45, 0x78, 0x69, 0x66, 0, 0, 0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, ...little(1), ...little(0x0112), ...little(3), 1, 0, 0, 0, ...little(orientation), 0, 0, 0, 0, 0, 0,
])
const jpeg = (...parts: number[][]) => new Uint8Array([0xff, 0xd8, ...parts.flat()]).buffer

describe('the size of a JPEG', () => {
  it('stands in its frame header, baseline or progressive', () => {
    expect(jpegSize(jpeg(segment(0xe0, [1, 2, 3]), frame(4000, 3000)))).toEqual({ width: 4000, height: 3000 })
    expect(jpegSize(jpeg(segment(0xc4, [1, 2]), frame(640, 480, 0xc2)))).toEqual({ width: 640, height: 480 })
  })
  it('is turned as a viewer turns it', () => {
    expect(jpegSize(jpeg(exif(6), frame(4000, 3000)))).toEqual({ width: 3000, height: 4000 })
    expect(jpegSize(jpeg(exif(3), frame(4000, 3000)))).toEqual({ width: 4000, height: 3000 })
  })
  it('is not guessed: other files, cut headers and a missing frame give null', () => {
    expect(jpegSize(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4]).buffer)).toBeNull()
    expect(jpegSize(jpeg(segment(0xe0, [1])))).toBeNull()
    expect(jpegSize(new ArrayBuffer(0))).toBeNull()
    for (let cut = 0; cut < 40; cut++) expect(() => jpegSize(jpeg(exif(6)).slice(0, cut))).not.toThrow()
  })
})
