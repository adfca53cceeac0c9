import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { compressed } from './compressed.ts'
import { fieldFiles } from './field_files.ts'
import { lateStyles } from './late_styles.ts'

const root = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const field = fieldFiles('field')

/** Three doors and the demo stage: four pages, four bundles; only the field door has a service worker. */
export default defineConfig(({ command }) => ({
  // what the libraries would keep for styles of writing nobody here uses: 20 KB of the first load
  define: command !== 'build' ? {} : {
    __VUE_I18N_FULL_INSTALL__: 'false', __VUE_I18N_LEGACY_API__: 'false', __INTLIFY_PROD_DEVTOOLS__: 'false', __INTLIFY_DROP_MESSAGE_COMPILER__: 'true',
  },
  plugins: [
    vue({ features: { optionsAPI: false } }),
    field.plugin,
    lateStyles(),
    VitePWA({
      strategies: 'injectManifest', srcDir: 'src', filename: 'sw.ts', injectRegister: false,
      injectManifest: {
        globPatterns: ['index.html', 'assets/*', 'icons/*.{svg,png}'], manifestTransforms: [field.keep], maximumFileSizeToCacheInBytes: 4_000_000,
        dontCacheBustURLsMatching: /^assets\//,
      },
      manifest: {
        name: '联查 Liancha', short_name: '联查', lang: 'zh-CN', start_url: '/', scope: '/', display: 'standalone',
        theme_color: '#0A58A6', background_color: '#F4F6F8',
        icons: [{ src: '/icons/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
      },
    }),
    compressed(root('./dist')),
  ],
  // dexie: its build for browsers of the last years, smaller and quicker than the one for all
  resolve: { alias: { '@': root('./src'), dexie: 'dexie/dist/modern/dexie.mjs' } },
  build: {
    // the party's page opens inside chat apps, whose browsers are years behind
    target: 'es2020', sourcemap: false,
    rolldownOptions: {
      input: { field: root('./index.html'), office: root('./office.html'), portal: root('./portal.html'), demo: root('./demo.html') },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8000' }, fs: { allow: ['.', '../backend/forms/templates', '../tests'] } }, // the forms' templates belong to both sides
}))
