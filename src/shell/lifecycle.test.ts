import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { readFirm } from '../access/firm.api.ts'
import { addAccount } from '../accounts/account.api.ts'
import { listAccounts } from '../identify/portfolio.api.ts'
import { openRoof, pool } from '../platform/database.ts'
import { openLog } from '../platform/log.ts'
import { aClosedCheckout, aHouse, aNewcomer, killDuring, ROUNDS } from './lifecycle.testing.ts'

// Every test starts the whole program, some of them several times.
vi.setConfig({ testTimeout: 120_000 + ROUNDS * 20_000 })

test.each(['SIGINT', 'SIGTERM'] as const)(
  'it prints one address, serves there, and on %s lets requests end and stops its database',
  async (signal) => {
    const house = aHouse({ isNew: true })
    const first = await house.serve()
    expect(first.text.out.match(/https?:\/\//g)).toHaveLength(1)
    expect((await fetch(`${first.address}/healthz`)).status).toBe(200)
    expect((await fetch(`${first.address}/readyz`)).status).toBe(200)

    const late = await aRequestUnderWay(first.address)
    first.signal(signal)
    await first.says(/Cerrando/)
    expect(await late.finish()).toBe(200)
    expect(await first.ended).toBe(0)
    expect(house.databaseProcesses()).toEqual([])

    const begun = performance.now()
    const second = await house.serve()
    console.log(`second start: ${((performance.now() - begun) / 1000).toFixed(1)} s`)
    second.signal(signal)
    expect(await second.ended).toBe(0)
  },
)

test.each([1, 2])(
  'Ctrl-C during the start, pressed %i times, leaves no database behind',
  async (times) => {
    const house = aHouse()
    await (await house.serve()).stops()
    const begun = house.run(['serve', '--no-pages'])
    const running = () => house.databaseProcesses().length
    await expect.poll(running, { interval: 5, timeout: 20_000 }).toBeGreaterThan(0)
    for (let i = 0; i < times; i++) begun.signal('SIGINT')
    await begun.ended
    await expect.poll(() => house.databaseProcesses(), { timeout: 10_000 }).toEqual([])
    await house.serve()
  },
)

test('a second start on the same data says so and leaves the first alone', async () => {
  const house = aHouse()
  const first = await house.serve()
  const second = house.run(['serve', '--no-pages'])
  expect(await second.ended).toBe(1)
  expect(linesFor(second.text.all)).toEqual([expect.stringContaining(first.address)])
  expect((await fetch(`${first.address}/readyz`)).status).toBe(200)
  await aNewcomer(first.address)
})

test(`killed in the middle of writes, ${ROUNDS} rounds: what was confirmed is there`, async () => {
  const house = aHouse()
  let server = await house.serve()
  const ana = await aNewcomer(server.address)
  const confirmed: string[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const ask = ana.at(server.address)
    const before = confirmed.length
    const writer = async (which: number) => {
      for (let i = 0; ; i++) {
        const code = `${round}-${which}-${i}`
        const { accountId } = await ask(addAccount, { name: `Forjas ${code}`, code })
        confirmed.push(accountId)
      }
    }
    await killDuring(house, Promise.all([writer(1), writer(2), writer(3)]), 1500)
    await server.ended
    console.log(`round ${round + 1}: ${confirmed.length - before} accounts were confirmed`)
    server = await house.serve()
  }
  const ask = ana.at(server.address)
  const there = new Set<string>()
  for (let page = 1; ; page++) {
    const { rows } = await ask(listAccounts, { size: '500', page: String(page) })
    for (const { accountId } of rows) there.add(accountId)
    if (rows.length === 0) break
  }
  expect(confirmed.filter((accountId) => !there.has(accountId))).toEqual([])
})

test('a database that is killed under it comes back without a new start', async () => {
  const house = aHouse()
  const server = await house.serve()
  const ana = await aNewcomer(server.address)
  for (const pid of house.databaseProcesses()) process.kill(pid, 'SIGKILL')
  await expect
    .poll(
      () =>
        ana
          .at(server.address)(readFirm, {})
          .catch(() => null),
      { timeout: 30_000 },
    )
    .toMatchObject({ name: 'Aceros Ibéricos' })
  const made = await ana.at(server.address)(addAccount, { name: 'Forjas Arandia' })
  expect(made.name).toBe('Forjas Arandia')
})

test('what a running Clave has is saved, restored elsewhere, and opens with the same password', async () => {
  const [here, there] = [aHouse(), aHouse()]
  const server = await here.serve()
  const ana = await aNewcomer(server.address)
  const { accountId } = await ana.at(server.address)(addAccount, { name: 'Forjas Arandia' })
  const file = join(here.dataFolder, 'copy.clave')
  const saving = here.run(['backup', file])
  expect([await saving.ended, saving.text.all]).toEqual([0, expect.stringContaining(file)])
  expect((await fetch(`${server.address}/readyz`)).status).toBe(200)

  const restoring = there.run(['restore', file])
  expect([await restoring.ended, restoring.text.all]).toEqual([
    0,
    expect.stringContaining('Aceros Ibéricos'),
  ])
  const moved = await there.serve()
  const { email, password } = ana
  const entered = await fetch(`${moved.address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  const cookie = entered.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const found = await fetch(`${moved.address}/api/accounts/${accountId}`, { headers: { cookie } })
  expect(await found.json()).toMatchObject({ name: 'Forjas Arandia' })
})

test('it runs from a checkout in a folder that only its owner can enter', async () => {
  const house = aHouse({ isNew: true, root: aClosedCheckout() })
  const server = await house.serve()
  await aNewcomer(server.address)
  server.signal('SIGTERM')
  expect(await server.ended).toBe(0)
})

test.runIf(process.getuid?.() === 0)(
  'it runs so for an ordinary user too, even without a home',
  async () => {
    const NOBODY = 65_534
    const house = aHouse({ isNew: true, root: aClosedCheckout(NOBODY), uid: NOBODY, gid: NOBODY })
    const server = await house.serve({ HOME: '/nonexistent' })
    await aNewcomer(server.address)
    server.signal('SIGTERM')
    expect(await server.ended).toBe(0)
    expect(house.databaseProcesses()).toEqual([])
  },
)

test.each([
  ['CLAVE_PORT', 'http'],
  ['CLAVE_DATA', 'data'],
  ['DATABASE_URL', 'localhost:5432'],
  ['CLAVE_SMTP_URL', 'mail.example.com'],
  ['CLAVE_TLS_PROXY', 'maybe'],
])('the wrong setting %s=%s is named in one line', async (setting, value) => {
  const { ended, text } = aHouse({ isNew: true }).run(['serve', '--no-pages'], { [setting]: value })
  expect(await ended).toBe(1)
  expect(linesFor(text.all)).toEqual([expect.stringContaining(setting)])
})

test('a database that is not there, a taken port and a folder that is a file take one line each', async () => {
  const nobody = aHouse({ isNew: true }).run(['serve', '--no-pages'], {
    DATABASE_URL: 'postgres://clave@127.0.0.1:1/clave',
  })
  expect(await nobody.ended).toBe(1)
  expect(linesFor(nobody.text.all)).toHaveLength(1)

  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as { port: number }
  const second = aHouse({ isNew: true }).run(['serve', '--no-pages'], { CLAVE_PORT: String(port) })
  expect(await second.ended).toBe(1)
  expect(linesFor(second.text.all)).toEqual([expect.stringContaining(String(port))])
  taken.close()

  const house = aHouse()
  writeFileSync(join(house.dataFolder, 'file'), '')
  const file = house.run(['serve', '--no-pages'], { CLAVE_DATA: join(house.dataFolder, 'file') })
  expect(await file.ended).toBe(1)
  expect(linesFor(file.text.all)).toEqual([expect.stringContaining('CLAVE_DATA')])
})

test('a database that is refused for the order of its migrations is not left running', async () => {
  const house = aHouse()
  await (await house.serve()).stops()
  const log = openLog('silent')
  const roof = await openRoof({ databaseUrl: null, dataFolder: house.dataFolder, log })
  const owner = pool(roof.owner, 1)
  await owner.query(`update migration set name = '19990101000000_unknown' where id = 1`)
  await owner.end()
  await roof.stop()

  const refused = house.run(['serve', '--no-pages'])
  expect(await refused.ended).toBe(1)
  expect(refused.text.all).toMatch(/19990101000000_unknown/)
  expect(house.databaseProcesses()).toEqual([])
})

/** What stands there for people: all but the log. */
function linesFor(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() && !line.startsWith('{'))
}

/** A request that the server has begun to read, and that waits for its body. */
async function aRequestUnderWay(address: string) {
  const headers = { 'content-type': 'application/json', expect: '100-continue' }
  const asked = request(`${address}/api/sign-up`, { method: 'POST', headers })
  const answered = new Promise<number | undefined>((resolve, reject) => {
    asked.on('error', reject)
    asked.on('response', (response) => resolve(response.resume().statusCode))
  })
  answered.catch(() => {})
  asked.flushHeaders()
  await once(asked, 'continue')
  const newcomer = { name: 'Ana', email: 'ana@example.com', password: 'una frase bien larga 42' }
  return {
    finish() {
      asked.end(JSON.stringify({ ...newcomer, firmName: 'Aceros Ibéricos' }))
      return answered
    },
  }
}
