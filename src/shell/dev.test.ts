/** `npm run dev`, as package.json has it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../platform/root.ts'
import { aHouse } from './lifecycle.testing.ts'

test('pages and API come up once, and Ctrl-C ends both and their database', async () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: { dev: string }
  }
  const [, program, ...words] = scripts.dev.split(' ')
  expect(program).toBe('bin/node24.mjs')
  const house = aHouse()
  const port = 20_000 + Math.floor(Math.random() * 10_000)
  const environment = { CLAVE_PORT: String(port), CLAVE_DEMO: 'off' }
  // It runs from elsewhere here.
  const whole = words.map((word) => (word.endsWith('.ts') ? join(ROOT, word) : word))
  const dev = house.run(whole, environment, 'node24.mjs')
  const pages = `http://127.0.0.1:${port}`
  const get = (path: string) => fetch(pages + path, { headers: { accept: 'text/html' } })
  const answered = (path: string) => async () => (await get(path).catch(() => null))?.status
  await expect.poll(answered('/api/session'), { timeout: 50_000 }).toBe(200)
  expect(await (await get('/')).text()).toContain('/@vite/client')
  expect(dev.text.out.match(/Local:/g)).toHaveLength(1)
  dev.signal('SIGINT')
  await dev.ended
  await expect.poll(() => house.databaseProcesses(), { timeout: 20_000 }).toEqual([])
}, 120_000)
