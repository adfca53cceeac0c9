/** Where to go once signed in: an address of the desk, with or without its /office; never anywhere else. */
export function afterSignIn(next: unknown): string {
  if (typeof next !== 'string' || !/^\/(?![/\\])/.test(next)) return '/'
  const inside = next.replace(/^\/office(?=\/|\?|$)/, '')
  return inside.startsWith('/') ? inside : `/${inside}`
}
