/**
 * Five hundred open pages on one server that hear what changes: `node bin/node24.mjs node bench/live.ts [pages]`.
 * A server on an empty database of its own, pages in another process. Every page must have heard of every account.
 */
import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sessionCookie } from '../src/access/cookie.store.ts'
import { addMember } from '../src/access/member.store.ts'
import { addSession } from '../src/access/session.store.ts'
import { openDatabase } from '../src/platform/database.ts'
import { inFirm } from '../src/platform/db.ts'
import { record } from '../src/platform/history.ts'
import { openLog } from '../src/platform/log.ts'
import { secretOf } from '../src/platform/secret.ts'
import { readSettings } from '../src/platform/settings.ts'
import { serveClave } from '../src/shell/main.ts'

const PAGES = Number(process.argv[2] ?? 500)
const OF_ONE = 25
const CHANGES = 400
const EVERY_MS = 50

type Asked = { address: string; cookies: string[] }
type Heard = { pages: number; least: number; most: number; at: [string, number[]][] }

if (process.send) {
  process.once('message', (asked: Asked) => listen(asked))
} else {
  await measure()
}

async function measure() {
  const dataFolder = mkdtempSync(join(tmpdir(), 'clave-bench-'))
  const settings = {
    ...readSettings({ CLAVE_DATA: dataFolder, CLAVE_PORT: '0', CLAVE_DEMO: 'off' }),
    logLevel: 'warn' as const,
  }
  const serving = await serveClave(settings, { pages: false })
  const database = await openDatabase({ ...settings, log: openLog('warn') })
  const firmId = randomUUID()
  const secret = await secretOf(settings)
  const cookies: string[] = []
  await inFirm(database.sql, { firmId }, async (db) => {
    await db`insert into access.firm (firm_id, name) values (${firmId}, 'Aceros')`
    for (let n = 0; n * OF_ONE < PAGES; n++) {
      const personId = randomUUID()
      const email = `${personId}@aceros.example`
      await db`insert into access.person (id, name, email) values (${personId}, 'Ana', ${email})`
      await addMember(db, personId, 'manager')
      const session = { personId, firmId, locale: null, userAgent: null, address: '127.0.0.1' }
      const token = await addSession(db, session)
      cookies.push(sessionCookie(token, { secret, secure: false }).split(';')[0]!)
    }
  })
  const accounts = await inFirm(database.sql, { firmId }, async (db) => {
    const made = await db<{ accountId: string }[]>`
      insert into account (name) select 'Cuenta ' || n from generate_series(1, ${CHANGES}) n
      returning account_id`
    return made.map(({ accountId }) => accountId)
  })

  const before = process.memoryUsage()
  const child = fork(import.meta.filename, [String(PAGES)])
  const said = (kind: string) =>
    new Promise<never>((resolve) =>
      child.on('message', (message: { kind: string }) => {
        if (message.kind === kind) resolve(message as never)
      }),
    )
  const open = said('open')
  child.send({ address: serving.address, cookies } satisfies Asked)
  await open
  const after = process.memoryUsage()
  const told = new Map<string, number>()
  const cpu = process.cpuUsage()
  for (const accountId of accounts) {
    await inFirm(database.sql, { firmId }, (db) =>
      record(db, { id: randomUUID() }, 'commitment.kept', { accountId }),
    )
    told.set(accountId, Date.now())
    await sleep(EVERY_MS)
  }
  const { user, system } = process.cpuUsage(cpu)
  const heard = said('heard') as Promise<Heard>
  await sleep(2_000)
  child.send('end')
  const { pages, least, most, at } = await heard
  const delays = at
    .flatMap(([accountId, times]) => times.map((time) => time - told.get(accountId)!))
    .toSorted((a, b) => a - b)
  const of = (share: number) =>
    delays[Math.min(delays.length - 1, Math.floor(share * delays.length))]
  const mb = (bytes: number) => (bytes / 1e6).toFixed(1)
  console.log(`${pages} pages, ${CHANGES} changes: each page heard of ${least} to ${most} accounts`)
  console.log(`lost: ${pages * CHANGES - delays.length} of ${pages * CHANGES}`)
  console.log(`delay in ms: median ${of(0.5)}, 95 % ${of(0.95)}, most ${of(1)}`)
  console.log(
    `memory of the pages: ${mb(after.rss - before.rss)} MB resident, ${mb(after.heapUsed - before.heapUsed)} MB heap`,
  )
  console.log(
    `processor while telling: ${((user + system) / 1e6).toFixed(1)} s of ${(CHANGES * EVERY_MS) / 1000} s and more`,
  )
  child.disconnect()
  await database.close().catch(() => {})
  await serving.stop()
  rmSync(dataFolder, { recursive: true, force: true })
  if (delays.length !== pages * CHANGES) process.exitCode = 1
}

/** The pages: each keeps when it heard of which account first. */
async function listen({ address, cookies }: Asked) {
  const pages: Map<string, number>[] = []
  let ready = 0
  for (let n = 0; n < PAGES; n++) {
    const heard = new Map<string, number>()
    pages.push(heard)
    await new Promise<void>((resolve, reject) => {
      const cookie = cookies[Math.floor(n / OF_ONE)]!
      const asked = request(`${address}/api/live`, { headers: { cookie }, agent: false })
      asked.once('error', reject)
      asked.once('response', (response) => {
        if (response.statusCode !== 200) reject(new Error(`turned away: ${response.statusCode}`))
        response.setEncoding('utf8')
        let rest = ''
        response.on('data', (chunk: string) => {
          const parts = (rest + chunk).split('\n\n')
          rest = parts.pop()!
          for (const part of parts) {
            if (part.includes('event: listening')) ready++
            if (!part.includes('event: changed')) continue
            const now = Date.now()
            for (const id of part.match(/[\da-f]{8}-[\da-f-]{27}(?=")/g) ?? [])
              if (!heard.has(id)) heard.set(id, now)
          }
        })
        resolve()
      })
      asked.end()
    })
  }
  while (ready < PAGES) await sleep(20)
  process.send!({ kind: 'open' })
  process.once('message', () => {
    const at = new Map<string, number[]>()
    for (const heard of pages)
      for (const [id, time] of heard) at.set(id, [...(at.get(id) ?? []), time])
    const sizes = pages.map(({ size }) => size)
    const [least, most] = [Math.min(...sizes), Math.max(...sizes)]
    process.send!({ kind: 'heard', pages: pages.length, least, most, at: [...at] }, () =>
      process.exit(0),
    )
  })
}
