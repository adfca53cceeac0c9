/** Which built files the field door needs: everything its entry reaches, lazy pages included, and nothing of the office. */
import type { Plugin } from 'vite'

/** A plugin that notes the files while bundling, and the filter for the service worker's list. */
export function fieldFiles(entry: string): { plugin: Plugin; keep: <T extends { url: string }>(entries: T[]) => { manifest: T[]; warnings: string[] } } {
  const reached = new Set<string>()
  const plugin: Plugin = {
    name: 'liancha-field-files',
    apply: 'build',
    generateBundle(_options, bundle) {
      const reach = (file: string) => {
        const chunk = bundle[file]
        if (chunk?.type !== 'chunk' || reached.has(file)) return
        reached.add(file)
        for (const other of [...(chunk.viteMetadata?.importedCss ?? []), ...(chunk.viteMetadata?.importedAssets ?? [])]) reached.add(other)
        for (const other of [...chunk.imports, ...chunk.dynamicImports]) reach(other)
      }
      for (const [file, chunk] of Object.entries(bundle)) if (chunk.type === 'chunk' && chunk.isEntry && chunk.name === entry) reach(file)
      // a worker's code is a file of its own, which chunks know by its address only
      const codes = [...reached].flatMap((file) => { const chunk = bundle[file]; return chunk?.type === 'chunk' ? [chunk.code] : [] })
      for (const file of Object.keys(bundle)) if (/\.worker-/.test(file) && codes.some((code) => code.includes(file))) reached.add(file)
    },
  }
  const keep = <T extends { url: string }>(entries: T[]) => ({ manifest: entries.filter(({ url }) => !url.startsWith('assets/') || reached.has(url)), warnings: [] })
  return { plugin, keep }
}
