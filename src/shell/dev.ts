/** `npm run dev`: pages that reload as they are edited, before a server that starts again when its code changes. */
import { spawn } from 'node:child_process'
import { createServer } from 'vite'
import { ROOT } from '../platform/root.ts'
import { readSettings } from '../platform/settings.ts'

const { port, host } = readSettings(process.env)
const apiPort = port + 1

const web = await createServer({
  root: ROOT,
  server: {
    port,
    host,
    strictPort: true,
    proxy: { '/api': { target: `http://127.0.0.1:${apiPort}`, ws: true } },
  },
})
await web.listen()
const api = spawn(
  process.execPath,
  ['--watch', '--watch-preserve-output', 'src/shell/cli.ts', 'serve', '--no-pages'],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: {
      ...process.env,
      CLAVE_PORT: String(apiPort),
      CLAVE_PUBLIC_URL: `http://localhost:${port}`,
      CLAVE_LOG: process.env['CLAVE_LOG'] ?? 'debug',
    },
  },
)
web.printUrls()

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    api.kill('SIGTERM')
    void web.close().then(() => process.exit(0))
  })
}
