/** A fresh firm for every test: nothing to clean up, and every test proves that firms stay apart. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, inject } from 'vitest'
import type { z } from 'zod'
import type { Actor, Role } from '../kernel/actor.ts'
import { call } from '../kernel/call.ts'
import type { Endpoint } from '../kernel/endpoint.ts'
import { connect, type Db, inFirm, type Place } from './db.ts'
import { type Job, type JobWorld, workOff } from './jobs.ts'
import { openLog } from './log.ts'
import type { Message } from './mail.ts'
import { type Caller, type Route, serve, type World } from './serve.ts'
import { readSettings } from './settings.ts'
import { adminPool, copyTemplate } from './testing.setup.ts'

const server = inject('testServer')
const database = `clave_test_${process.env['VITEST_POOL_ID'] ?? process.pid}_${randomUUID().slice(0, 8)}`
await copyTemplate(server, database)

const place: Place =
  'url' in server
    ? { url: withPath(server.url, database), role: 'clave_server' }
    : { socketFolder: server.socketFolder, database, user: 'clave_server' }

/** The database of this test process, as the server sees it. */
export const sql = connect(place, { connections: 4 })
/** The same, as the owner of the tables. */
export const owner = adminPool(server, database, 'clave_owner')
/** The same, for the sign-in library. */
export const access = adminPool(server, database, 'clave_server', '-c search_path=access')

export const dataFolder = mkdtempSync(join(tmpdir(), 'clave-files-'))
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }))
export const TODAY = '2026-11-21'

export const testWorld: Omit<World, 'whoIs'> = {
  sql,
  today: () => TODAY,
  publicUrl: () => 'http://localhost',
  addressOf: () => '127.0.0.1',
  limits: { caller: 100_000, stranger: 100_000 },
}

/** What jobs are handed, apart from the post. */
export const jobWorld = {
  sql,
  log: openLog('warn'),
  dataFolder,
  today: () => TODAY,
  publicUrl: () => 'http://localhost',
  mail: { send: () => {}, deliver: async () => {} },
  secret: async () => 'x'.repeat(64),
  attachments: readSettings({}).attachments,
} satisfies JobWorld

export function aFirm(routes: Route[], jobs: Job[] = []) {
  const firmId = randomUUID()
  const mails: Message[] = []
  const { settle, expect } = arrivals(firmId)

  function join(role: Role, { sees = 'all' as Actor['sees'] } = {}) {
    const actor: Actor = { id: randomUUID(), firmId, role, sees }
    const caller: Caller = {
      personId: actor.id,
      actor,
      timeZone: 'Europe/Madrid',
      locale: 'es-ES',
      sessionId: randomUUID(),
    }
    expect(actor)
    const app = serve(routes, { ...testWorld, whoIs: async () => caller })
    const fetch = async (path: string, init?: RequestInit) => {
      await settle()
      return app.request(path, init)
    }
    return {
      ...actor,
      fetch,
      ask: <I extends z.ZodType, O extends z.ZodType>(
        endpoint: Endpoint<I, O>,
        input: z.input<I>,
      ) => call(fetch, endpoint, input),
    }
  }

  /** A transaction of this firm, for what no endpoint does. */
  const db = async <T>(work: (db: Db) => Promise<T>) => {
    await settle()
    return inFirm(sql, { firmId }, work)
  }

  async function anAccount(name = 'Aceros del Norte'): Promise<string> {
    const [account] = await db(
      (tx) => tx`insert into account (name) values (${name}) returning account_id`,
    )
    return account!['accountId'] as string
  }

  return {
    firmId,
    join,
    lead: join('lead'),
    manager: join('manager'),
    expert: join('expert'),
    admin: join('admin'),
    viewer: join('viewer'),
    client: join('client'),
    anAccount,
    db,
    /** What jobs have sent. */
    mails,
    /** Carries out all that is queued, as the worker would. */
    work: async () => {
      await settle()
      const taken = {
        send: (mail: Message) => mails.push(mail),
        deliver: async (mail: Message) => void mails.push(mail),
      }
      await workOff(owner, jobs, { ...jobWorld, mail: taken })
    },
  }
}

const NAMES: Record<Role, string> = {
  lead: 'Lucía',
  manager: 'Marta',
  expert: 'Elena',
  admin: 'Andrés',
  viewer: 'Víctor',
  client: 'Clara',
}

/** The rows of a firm and its people, written in one go when the firm is first asked something. */
function arrivals(firmId: string) {
  let coming: Actor[] = []
  let arrived: Promise<unknown> = Promise.resolve()

  function settle() {
    if (coming.length === 0) return arrived
    const people = coming.map(({ id, role }) => ({
      id,
      role,
      name: NAMES[role],
      email: `${role}-${id.slice(0, 8)}@example.com`,
    }))
    coming = []
    const before = arrived
    arrived = (async () => {
      await before
      await sql`
        with given as (
          select * from jsonb_to_recordset(${sql.json(people)})
            as g(id uuid, role text, name text, email text)
        ), firm as (
          insert into access.firm (firm_id, name) values (${firmId}, 'Aceros')
          on conflict do nothing
        ), person as (
          insert into access.person (id, name, email) select id, name, email from given
        )
        insert into access.membership (firm_id, person_id, role) select ${firmId}, id, role from given
      `
    })()
    return arrived
  }
  return { settle, expect: (actor: Actor) => coming.push(actor) }
}

function withPath(address: string, path: string): string {
  const url = new URL(address)
  url.pathname = `/${path}`
  return url.href
}
