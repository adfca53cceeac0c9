/** Names of things: UUIDv7 for mutations (sorted by time), receipts people can read out. */

export function uuid7(now: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  for (let at = 0; at < 6; at++) bytes[at] = Math.floor(now / 2 ** (8 * (5 - at))) & 0xff
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join('-')
}

/** 回执号, e.g. "3F2A-17-9C04B1": the device, its number, the first digits of the link. */
export function receiptOf(device: string, seq: number, link: string): string {
  return `${device.slice(0, 4)}-${seq}-${link.slice(0, 6)}`.toUpperCase()
}
