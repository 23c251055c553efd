import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterEach, expect, test, vi } from 'vitest'
import { living } from './alive.ts'
import { SOCKET } from './socket.ts'
import { type RunningPostgres, startPostgres } from './server.ts'

const asRoot = process.getuid?.() === 0
const rounds = process.env['CLAVE_LONG'] ? 15 : 2

// Every test makes a database of its own; one makes many.
vi.setConfig({ testTimeout: 60_000 + rounds * 20_000 })

test('what was written is there after a stop, and nothing listens on a port', async () => {
  const dataFolder = aFolder()
  const first = await start(dataFolder)
  expect(first.adopted).toBe(false)
  await ask(first, 'create table promise (kept int)')
  await ask(first, 'insert into promise values (1)')
  expect(await ask(first, 'show listen_addresses')).toEqual([{ listen_addresses: '' }])
  expect(statSync(first.socketFolder).mode & 0o777).toBe(0o700)
  await first.stop()
  expect(alive(dataFolder)).toBeNull()

  const second = await start(dataFolder)
  expect(second.adopted).toBe(false)
  expect(await ask(second, 'select kept from promise')).toEqual([{ kept: 1 }])
})

test('two who use the same data share one server, and the last to go stops it', async () => {
  const dataFolder = aFolder()
  const server = await start(dataFolder)
  const backup = await start(dataFolder)
  expect(backup.adopted).toBe(true)
  await server.stop()
  expect(await ask(backup, 'select 1 as one')).toEqual([{ one: 1 }])
  await backup.stop()
  expect(alive(dataFolder)).toBeNull()
})

test('three that start at once on a new folder find one server', async () => {
  const dataFolder = aFolder()
  const starters = await Promise.all([1, 2, 3].map(() => starter(dataFolder)))
  expect(starters.filter(({ adopted }) => !adopted)).toHaveLength(1)
  expect(new Set(starters.map(({ pid }) => pid)).size).toBe(1)
  for (const { process } of starters) {
    process.kill('SIGTERM')
    await once(process, 'exit')
  }
  expect(alive(dataFolder)).toBeNull()
})

test(`killed without warning, ${rounds} rounds: what was confirmed is there`, async () => {
  const dataFolder = aFolder()
  for (let round = 1; round <= rounds; round++) {
    for (const victims of ['node', 'postgres', 'both'] as const) {
      const { process: node, pid } = await starter(dataFolder)
      const here = await start(dataFolder, { fast: false })
      await ask(here, 'create table if not exists promise (round int, victims text)')
      await ask(here, `insert into promise values (${round}, '${victims}')`)
      const nodeGone = once(node, 'exit')
      if (victims !== 'postgres') node.kill('SIGKILL')
      if (victims !== 'node') process.kill(pid, 'SIGKILL')
      if (victims === 'postgres') node.kill('SIGTERM')
      await nodeGone
      await here.stop()
    }
    const after = await start(dataFolder, { fast: false })
    expect(await ask(after, 'select count(*)::int as kept from promise')).toEqual([
      { kept: round * 3 },
    ])
    await after.stop()
  }
})

test('one that is killed under a running server comes back by itself', async () => {
  const dataFolder = aFolder()
  const server = await start(dataFolder)
  const { pid } = alive(dataFolder)!
  process.kill(pid, 'SIGKILL')
  await expect
    .poll(() => alive(dataFolder), { timeout: 30_000 })
    .toSatisfy((now: ReturnType<typeof alive>) => now?.state === 'ready' && now.pid !== pid)
  expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a first start that was killed half-way is begun anew', async () => {
  const dataFolder = aFolder()
  const half = join(dataFolder, 'postgres', 'data.new')
  mkdirSync(half, { recursive: true })
  writeFileSync(join(half, 'PG_VERSION'), '18\n')
  const server = await start(dataFolder)
  expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a number left by a dead server that is now another process is not taken for it', async () => {
  const dataFolder = aFolder()
  await (await start(dataFolder)).stop()
  const left = [process.pid, '/elsewhere', 0, 5432, '/elsewhere', '', '', 'ready']
  writeFileSync(join(dataFolder, 'postgres', 'data', 'postmaster.pid'), left.join('\n'))
  const server = await start(dataFolder)
  expect(server.adopted).toBe(false)
  expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a path too long for a socket is no obstacle', async () => {
  const folder = aFolder()
  chmodSync(folder, 0o711)
  const server = await start(join(folder, 'x'.repeat(120)))
  expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('data of another major version are left alone', async () => {
  const dataFolder = aFolder()
  await (await start(dataFolder)).stop()
  const version = join(dataFolder, 'postgres', 'data', 'PG_VERSION')
  writeFileSync(version, '15\n')
  await expect(startPostgres({ dataFolder })).rejects.toMatchObject({
    code: 'postgres/other-version',
    values: { data: 15, program: 18 },
  })
  expect(readFileSync(version, 'utf8')).toBe('15\n')
})

test('a folder that is a file can not hold data', async () => {
  const file = join(aFolder(), 'file')
  writeFileSync(file, '')
  await expect(startPostgres({ dataFolder: join(file, 'data') })).rejects.toMatchObject({
    code: 'postgres/not-writable',
  })
})

test.runIf(asRoot)('a folder that its user may not pass is named', async () => {
  const closed = aFolder()
  chmodSync(closed, 0o700)
  await expect(startPostgres({ dataFolder: join(closed, 'data') })).rejects.toMatchObject({
    code: 'postgres/closed-folder',
    values: { folder: closed },
  })
})

const clean: (() => unknown)[] = []
afterEach(async () => {
  for (const step of clean.splice(0).toReversed()) await step()
})

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'clave-postgres-'))
  clean.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function start(dataFolder: string, { fast = true } = {}): Promise<RunningPostgres> {
  const server = await startPostgres({ dataFolder, fast })
  clean.push(() => server.stop())
  return server
}

/** Another process that starts it and waits for its end. */
async function starter(dataFolder: string) {
  const code = `
    import { startPostgres } from '${new URL('server.ts', import.meta.url).href}'
    import { living } from '${new URL('alive.ts', import.meta.url).href}'
    const dataFolder = ${JSON.stringify(dataFolder)}
    const server = await startPostgres({ dataFolder })
    const { pid } = living(dataFolder + '/postgres/data')
    console.log(JSON.stringify({ adopted: server.adopted, pid }))
    process.on('SIGTERM', () => server.stop().then(() => process.exit()))
    setInterval(() => {}, 1000)
  `
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  clean.push(() => child.kill('SIGKILL'))
  const [line] = (await once(child.stdout!, 'data')) as [Buffer]
  return { process: child, ...(JSON.parse(line.toString()) as { adopted: boolean; pid: number }) }
}

function alive(dataFolder: string) {
  return living(join(dataFolder, 'postgres', 'data'))
}

async function ask({ socketFolder, user }: RunningPostgres, statement: string) {
  const sql = postgres({
    path: join(socketFolder, SOCKET),
    user,
    database: 'postgres',
    onnotice() {},
  })
  try {
    return [...(await sql.unsafe(statement))]
  } finally {
    await sql.end()
  }
}
