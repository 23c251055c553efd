/** The web build: what the first page needs in few files, pictures and rooms when they are opened. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** src/shell/app.ts puts a fresh nonce in its place in every answer. */
const NONCE_PLACEHOLDER = '{{nonce}}'

const API = process.env['CLAVE_API'] ?? 'http://127.0.0.1:3000'

export default defineConfig({
  plugins: [react()],
  publicDir: 'src/ui/assets',
  html: { cspNonce: NONCE_PLACEHOLDER },
  server: { host: '127.0.0.1', proxy: { '/api': API } },
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
})
