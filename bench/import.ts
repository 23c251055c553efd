/**
 * How long it takes to import a ledger, beside a superuser's COPY of the same lines into a copy of
 * the same table with its keys and indexes: `node bench/import.ts [LINES [CLIENTS]]`. On a machine that does
 * other work as well, compare PostgreSQL's own processor time.
 */
import { randomUUID } from 'node:crypto'
import {
  createReadStream,
  createWriteStream,
  mkdtempSync,
  openAsBlob,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { z } from 'zod'
import { importJobs } from '../src/gather/import.jobs.ts'
import {
  makeImport,
  planImport,
  previewImport,
  publishImport,
  readImport,
  reverseImport,
} from '../src/gather/import.api.ts'
import { importRoutes } from '../src/gather/import.routes.ts'
import { call } from '../src/kernel/call.ts'
import type { Endpoint } from '../src/kernel/endpoint.ts'
import { copyIn, copyOut } from '../src/platform/copy.ts'
import { openDatabase } from '../src/platform/database.ts'
import { connect } from '../src/platform/db.ts'
import { workOff } from '../src/platform/jobs.ts'
import { openLog } from '../src/platform/log.ts'
import { startPostgres } from '../src/platform/postgres/server.ts'
import { serve } from '../src/platform/serve.ts'
import { generateLedger } from './generate.ts'
import { databaseSeconds as secondsOf } from './processor.ts'

const FILED = 'COPY, lines in the order of the file'
const LINES = Number(process.argv[2] ?? 1_000_000)
/** As many lines an account as in the list of 50,000 accounts with 10 million lines. */
const CLIENTS = Number(process.argv[3] ?? Math.ceil(LINES / 200))
const today = () => '2026-11-21'

const dataFolder = mkdtempSync(join(tmpdir(), 'clave-bench-'))
const log = openLog('warn')
const server = await startPostgres({ dataFolder })
const db = await openDatabase({ databaseUrl: null, dataFolder, log })
const superuser = connect(
  { socketFolder: server.socketFolder, database: 'clave', user: server.user },
  { connections: 1 },
)
type Row = { what: string; seconds: number; databaseSeconds: number }
const rows: Row[] = []

try {
  const file = join(dataFolder, 'ledger.csv')
  await generateLedger({
    out: file,
    lines: LINES,
    clients: CLIENTS,
    currencies: ['EUR', 'USD', 'MXN'],
  })
  const bytes = statSync(file).size
  console.log(
    `${LINES.toLocaleString('en')} lines, ${(bytes / 1e6).toFixed(0)} MB, ${CLIENTS.toLocaleString('en')} clients\n`,
  )

  const { ask, app } = await aFirm()
  const { importId } = await ask(makeImport, { files: [{ name: 'ledger.csv', bytes }] })
  await timed('upload', async () => {
    const body = await openAsBlob(file)
    await app.request(`/api/imports/${importId}/files/1`, { method: 'PUT', body })
  })
  const plan = await timed('preview', () => ask(previewImport, { importId }))
  await ask(planImport, { importId, ...plan, overlap: null })
  await timed('check', work)
  await ask(publishImport, { importId })
  await timed('publish', work)
  const { state, outcome } = await ask(readImport, { importId })
  if (state !== 'published' || !outcome) throw new Error(`the import is ${state}`)

  // Before and after the same work, so that a machine that slows down is seen.
  const stored = await out('select * from sale_line', 'stored')
  const filed = await out('select * from sale_line order by line_no', 'filed')
  await timedCopy(FILED, filed)
  await timedCopy('COPY, lines in the order they are kept', stored)
  await timedCopy(FILED, filed)

  await ask(reverseImport, { importId })
  await timed('reverse', work)
  report()
} finally {
  await superuser.end()
  await db.close()
  await server.stop()
  rmSync(dataFolder, { recursive: true, force: true })
}

async function aFirm() {
  const firmId = randomUUID()
  const actor = { id: randomUUID(), firmId, role: 'lead' as const, sees: 'all' as const }
  await superuser`insert into access.firm (firm_id, name) values (${firmId}, 'Bench')`
  const caller = { personId: actor.id, actor, timeZone: 'UTC', locale: 'en', sessionId: null }
  const app = serve(importRoutes({ dataFolder, maxFileBytes: 1e12 }), {
    sql: db.sql,
    whoIs: async () => caller,
    today,
    publicUrl: () => 'http://localhost',
    addressOf: () => '127.0.0.1',
  })
  const fetch = async (path: string, init?: RequestInit) => app.request(path, init)
  return {
    app,
    ask: <I extends z.ZodType, O extends z.ZodType>(endpoint: Endpoint<I, O>, input: z.input<I>) =>
      call(fetch, endpoint, input),
  }
}

function work() {
  const quiet = {
    mail: { send: () => {}, deliver: async () => {} },
    publicUrl: () => 'http://localhost',
  }
  const kept = { secret: async () => '', attachments: { mostBytes: 0, endings: [] } }
  return workOff(db.owner, importJobs, { sql: db.sql, log, dataFolder, today, ...quiet, ...kept })
}

async function timed<T>(what: string, run: () => Promise<T>): Promise<T> {
  const begun = performance.now()
  const before = await databaseSeconds()
  const result = await run()
  const seconds = (performance.now() - begun) / 1000
  rows.push({ what, seconds, databaseSeconds: (await databaseSeconds()) - before })
  return result
}

/** Processor time of PostgreSQL. */
async function databaseSeconds(): Promise<number> {
  const [row] = await superuser`select current_setting('data_directory') as folder`
  return secondsOf(row!['folder'] as string)
}

async function out(select: string, name: string): Promise<string> {
  const path = join(dataFolder, `${name}.csv`)
  await pipeline(
    await copyOut(superuser, `copy (${select}) to stdout (format csv)`),
    createWriteStream(path),
  )
  return path
}

async function timedCopy(what: string, path: string) {
  await superuser`drop table if exists copied`
  await superuser`create table copied (like sale_line including all)`
  const bytes = createReadStream(path, { highWaterMark: 256 << 10 })
  await timed(what, () => copyIn(superuser, 'copy copied from stdin (format csv)', bytes))
}

function report() {
  const sum = (name: string, of: Row[]): Row => ({
    what: name,
    seconds: of.reduce((all, { seconds }) => all + seconds, 0),
    databaseSeconds: of.reduce((all, row) => all + row.databaseSeconds, 0),
  })
  const copies = rows.filter(({ what }) => what === FILED)
  const copy = sum('', copies)
  const steps = rows.filter(({ what }) => what === 'check' || what === 'publish')
  const ratio = (part: number, whole: number) => `${((part * copies.length) / whole).toFixed(2)} x`
  console.log(line(['', 'time', 'lines', 'to COPY', 'database', 'to COPY']))
  for (const row of [...rows, sum('check and publish', steps)]) {
    const { what, seconds, databaseSeconds: busy } = row
    console.log(
      line([
        what,
        `${seconds.toFixed(2)} s`,
        `${Math.round(LINES / seconds).toLocaleString('en')}/s`,
        ratio(seconds, copy.seconds),
        `${busy.toFixed(2)} s`,
        ratio(busy, copy.databaseSeconds),
      ]),
    )
  }
}

function line([first = '', ...others]: string[]): string {
  return first.padEnd(42) + others.map((cell) => cell.padStart(13)).join('')
}
