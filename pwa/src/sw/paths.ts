/** Which pages are the field door's; the others are somebody else's and need the network. */
const OTHERS = ['/office', '/portal', '/demo', '/api', '/assets', '/icons']

export function isFieldPage(path: string): boolean {
  if (OTHERS.some((door) => path === door || path.startsWith(`${door}/`))) return false
  return !/\.[a-z0-9]+$/i.test(path) || path === '/index.html'
}
