/** Base 45 (RFC 9285): bytes in the letters a QR code packs tightest; a scanner that gives only text loses nothing. */
import type { Bytes } from '@/domain/bytes'

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

export function base45(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 2) {
    const pair = at + 1 < bytes.length
    const n = pair ? bytes[at]! * 256 + bytes[at + 1]! : bytes[at]!
    text += LETTERS[n % 45]! + LETTERS[Math.floor(n / 45) % 45]! + (pair ? LETTERS[Math.floor(n / 2025)]! : '')
  }
  return text
}

/** Bytes of a base 45 text, or null for anything else. */
export function unbase45(text: string): Bytes | null {
  if (text.length % 3 === 1) return null
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 3) {
    const digits = Array.from(text.slice(at, at + 3), (letter) => LETTERS.indexOf(letter))
    const n = digits.reduce((sum, digit, place) => sum + digit * 45 ** place, 0)
    if (digits.includes(-1) || n > (digits.length === 3 ? 0xffff : 0xff)) return null
    bytes.push(...(digits.length === 3 ? [n >> 8, n & 0xff] : [n]))
  }
  return Uint8Array.from(bytes)
}
