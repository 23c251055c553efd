import { expect, inject, test } from 'vitest'
import { begin, connect } from './db.ts'
import { sql } from './testing.ts'
import { adminPool } from './testing.setup.ts'

const server = inject('testServer')

/** As a restart or a network that broke would; at an address all sessions are the administrator's. */
async function endBackend(pid: number) {
  const root = adminPool(server, 'postgres')
  await root.query('select pg_terminate_backend($1)', [pid])
  await root.end()
  await new Promise((resolve) => setTimeout(resolve, 100))
}

async function ownPid(tx: Parameters<Parameters<typeof begin>[2]>[0]): Promise<number> {
  const [row] = await tx`select pg_backend_pid() as pid`
  return row!['pid'] as number
}

test('a connection that is lost while it waits for an answer fails its transaction and nothing else', async () => {
  const lost = begin(sql, 'read write', async (tx) => {
    const pid = await ownPid(tx)
    setTimeout(() => void endBackend(pid), 50)
    await tx`select pg_sleep(10)`
  })
  await expect(lost).rejects.toThrow(/terminating connection|CONNECTION/)
  expect(await sql`select 1 as one`).toMatchObject([{ one: 1 }])
})

test('lost while nothing is asked: what is asked next says so', async () => {
  const lost = begin(sql, 'read write', async (tx) => {
    await endBackend(await ownPid(tx))
    await tx`select 1`
  })
  await expect(lost).rejects.toThrow(/terminating connection|CONNECTION/)
  expect(await sql`select 1 as one`).toMatchObject([{ one: 1 }])
})

test('an error that only looks like a lost connection rolls back', async () => {
  const failing = begin(sql, 'read write', async (tx) => {
    await tx`select set_config('clave.seen', 'yes', false)`
    throw Object.assign(new Error('elsewhere'), { code: 'ECONNRESET' })
  })
  await expect(failing).rejects.toThrow('elsewhere')
  expect(await sql`select 1 as one`).toMatchObject([{ one: 1 }])
})

test.skipIf('url' in server)('an address may name the folder of a socket', async () => {
  if ('url' in server) return
  const { user, socketFolder } = server
  const url = `postgres://${user}@localhost/postgres?host=${encodeURIComponent(socketFolder)}`
  const there = connect({ url }, { connections: 1 })
  expect(await there`select 1 as one`).toMatchObject([{ one: 1 }])
  await there.end()
})

test.skipIf('url' in server)('a day is one of UTC, whatever zone the database keeps', async () => {
  if ('url' in server) return
  const [{ database }] = await sql<[{ database: string }]>`select current_database() as database`
  const root = adminPool(server, 'postgres')
  await root.query(`alter database "${database}" set timezone = 'Asia/Kolkata'`)
  await root.end()
  const { user, socketFolder } = server
  const there = connect({ socketFolder, database, user }, { connections: 1 })
  expect(await there`select current_setting('timezone') as zone`).toMatchObject([{ zone: 'UTC' }])
  await there.end()
})
