import { expect, test } from 'vitest'
import { begin } from './db.ts'
import { access, sql } from './testing.ts'

/** As a restart or a network that broke would. */
async function endBackend(pid: number) {
  await access.query('select pg_terminate_backend($1)', [pid])
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
