/**
 * The page's styles after what the page draws by itself: the few words that stand there until the app has come need none
 * of them. Scripts wait for the styles all the same, so the app is never seen undressed.
 */
import type { Plugin } from 'vite'

const STYLES = /[ \t]*<link rel="stylesheet"[^>]*>\n?/g

export function lateStyles(): Plugin {
  return {
    name: 'liancha-late-styles', apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => html.replace(STYLES, '').replace('</body>', () => `${(html.match(STYLES) ?? []).join('')}  </body>`),
    },
  }
}
