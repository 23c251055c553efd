/** The web build: what the first page needs in few files, pictures and rooms when they are opened. */
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** src/shell/app.ts puts a fresh nonce in its place in every answer. */
const NONCE_PLACEHOLDER = '{{nonce}}'

const API = process.env['CLAVE_API'] ?? 'http://127.0.0.1:3000'

/** The typeface is asked for with the page, not after its styles: so words don't change shape once they are there. */
const typefaceFirst: Plugin = {
  name: 'clave:typeface-first',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle }) {
      const file = Object.keys(bundle ?? {}).find((name) => name.includes('sans-latin-wght-normal'))
      if (!file) return []
      const attrs = {
        rel: 'preload',
        as: 'font',
        type: 'font/woff2',
        href: `/${file}`,
        crossorigin: '',
      }
      return [{ tag: 'link', attrs, injectTo: 'head' }]
    },
  },
}

export default defineConfig(({ command }) => {
  // Tests build the pages too, and their NODE_ENV would bring React's development half along.
  if (command === 'build') process.env['NODE_ENV'] = 'production'
  return {
    plugins: [react(), typefaceFirst],
    publicDir: 'src/ui/assets',
    html: { cspNonce: NONCE_PLACEHOLDER },
    server: { host: '127.0.0.1', proxy: { '/api': { target: API, ws: true } } },
    build: {
      outDir: 'build/web',
      emptyOutDir: true,
      target: 'es2023',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 700,
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 3 },
            ],
          },
        },
      },
    },
  }
})
