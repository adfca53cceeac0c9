/** A password for telling in person: made here, shown once, never kept. Letters and digits that are not mistaken for each other. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXY34679'
const GROUPS = 4
const GROUP = 4

/** Four groups of four, about 90 bits: "h7Kd-…". Bytes that would favour some signs are thrown away. */
export function makePassword(random: (count: number) => Uint8Array = (count) => crypto.getRandomValues(new Uint8Array(count))): string {
  const fair = 256 - (256 % SIGNS.length)
  let signs = ''
  while (signs.length < GROUPS * GROUP) {
    for (const byte of random(GROUPS * GROUP)) if (byte < fair && signs.length < GROUPS * GROUP) signs += SIGNS[byte % SIGNS.length]
  }
  return signs.match(/.{4}/g)?.join('-') ?? signs
}
