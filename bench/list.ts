/**
 * The list of accounts under load: 60 rows, sorted, filtered and searched, over 10 connections, with
 * three firms of 50,000 accounts and 10 million lines. Beside it a bare Hono route with the same
 * session check, transaction, firm setting and SQL, in the same run.
 *
 *     node bin/node24.mjs node bench/list.ts [--lines 10000000] [--accounts 50000] [--seconds 15] [--data FOLDER]
 */
import { fork } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import postgres from 'postgres'
import { openAccess } from '../src/access/access.routes.ts'
import { AccountList } from '../src/identify/accountList.ts'
import { pageOfAccounts } from '../src/identify/accountList.store.ts'
import { refreshPortfolio } from '../src/identify/keeping.store.ts'
import { portfolioAt, portfolioMeant } from '../src/identify/portfolio.store.ts'
import { valuePortfolio } from '../src/identify/valueMaking.store.ts'
import { portfolioRoutes } from '../src/identify/portfolio.routes.ts'
import { openDatabase, pool } from '../src/platform/database.ts'
import { actFor, type Db, inFirm } from '../src/platform/db.ts'
import { openLog } from '../src/platform/log.ts'
import { openMail } from '../src/platform/mail.ts'
import { serve, type World } from '../src/platform/serve.ts'
import { readSettings } from '../src/platform/settings.ts'
import { fillFirm } from './firms.ts'

const FIRMS = 3
const CONNECTIONS = 10

/** What people ask for, as the page asks it. */
const CASES: Record<string, string> = {
  'by sales': '',
  'third page': 'page=3',
  'by growth': 'sort=growth',
  falling: 'sort=growth&dir=asc',
  'longest silent': 'sort=last&dir=asc',
  'by value': 'sort=value',
  'by risk': 'sort=risk',
  'by name': 'sort=name&dir=asc',
  'a segment': 'segment=Loyal',
  'a segment by growth': 'segment=At+Risk&sort=growth',
  'class B by sales of 12 months': 'abc=B&sort=salesLast12',
  'a cell of the grid': 'cell=54',
  'a zone': 'zone=zone+7',
  'a zone and a family': 'zone=zone+3&family=family+2',
  'a common word': 'q=nervion',
  'a rare word': 'q=31337',
  'a word, a segment, by growth': 'q=forjas&segment=Champions&sort=growth',
  'two words, a zone, by last purchase': 'q=talleres+tajo&zone=zone+9&sort=last',
}

const { values: options } = parseArgs({
  options: {
    lines: { type: 'string', default: '10000000' },
    accounts: { type: 'string', default: '50000' },
    seconds: { type: 'string', default: '15' },
    data: { type: 'string' },
  },
})
const folder = options.data ?? mkdtempSync(join(tmpdir(), 'clave-bench-'))
const settings = readSettings({ CLAVE_DATA: folder, CLAVE_LOG: 'error' })
const log = openLog('error')
const database = await openDatabase({ ...settings, log })

const people = new Map<string, string>()
let publicUrl = ''
const access = openAccess({
  database,
  settings,
  secret: 'a secret of the benchmark that is long enough',
  publicUrl: () => publicUrl,
  mail: openMail(settings, log),
  log,
  fillDemo: async () => {},
})
const world: World = {
  sql: database.sql,
  whoIs: access.whoIs,
  today: () => '2027-01-01',
  publicUrl: () => publicUrl,
  addressOf: () => '127.0.0.1',
  limits: { caller: 1e9, stranger: 1e9 },
}
const ours = serve([...access.routes, ...portfolioRoutes], world)
const bare = new Hono()
const root = new Hono()
const listener = getRequestListener(root.fetch)
const server = createServer((request, response) => void listener(request, response))
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const { port } = server.address() as AddressInfo
publicUrl = `http://127.0.0.1:${port}`

await makeFirms()
await bareRoutes()
root.route('/bare', bare)
root.route('/', ours)
await measure()
server.close()
await database.close()
if (!options.data) rmSync(folder, { recursive: true, force: true })

/** Three firms that signed up as people do, and then were filled by SQL; with `--data` they stay for the next run. */
async function makeFirms() {
  const admin = pool(
    { socketFolder: join(folder, 'postgres', 'socket'), database: 'clave', user: 'postgres' },
    2,
  )
  const kept = join(folder, 'bench.json')
  if (existsSync(kept)) {
    for (const [cookie, firmId] of JSON.parse(readFileSync(kept, 'utf8')) as [string, string][]) {
      people.set(cookie, firmId)
    }
  } else {
    for (let at = 0; at < FIRMS; at += 1) await fill(admin, at)
    await timed('vacuum', () => admin.query('vacuum analyze'))
    writeFileSync(kept, JSON.stringify([...people]))
  }
  for (const [at, firmId] of [...people.values()].entries()) {
    const here = { firmId }
    const [made] = await inFirm(database.sql, here, (db) => db`select from portfolio limit 1`)
    if (!made)
      await timed(`figures of firm ${at + 1}`, () =>
        inFirm(database.sql, here, (db) => refreshPortfolio(db, '2027-01-01')),
      )
    const firm = <T>(work: (db: Db) => Promise<T>) => inFirm(database.sql, here, work)
    const portfolio = (await firm((db) => portfolioAt(db, {})))!
    const stopping = new AbortController().signal
    if (!portfolio.valued)
      await timed(`values of firm ${at + 1}`, () => valuePortfolio({ firm, stopping }, portfolio))
  }
  await timed('vacuum', () =>
    admin.query(
      'vacuum analyze account_metric, account_story, account_value, portfolio_slice, portfolio',
    ),
  )
  await admin.end()
}

async function fill(admin: ReturnType<typeof pool>, at: number) {
  const response = await ours.request('/api/sign-up', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: publicUrl },
    body: JSON.stringify({
      name: 'Ana',
      email: `ana${at}@example.com`,
      password: 'una clave larga de verdad',
      firmName: `Firma ${at}`,
      locale: 'es-ES',
      timeZone: 'Europe/Madrid',
    }),
  })
  const { firmId } = (await response.json()) as { firmId: string }
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  people.set(cookie, firmId)
  await database.sql`update access.firm set home_currency = 'EUR' where firm_id = ${firmId}`
  await timed(`fill firm ${at + 1}`, () =>
    fillFirm(admin, {
      firmId,
      accounts: Number(options.accounts),
      lines: Number(options.lines),
      seed: at + 1,
    }),
  )
}

/** The very statements of each case, recorded once, asked by a route that does nothing else. */
async function bareRoutes() {
  const statements = new Map<string, { text: string; parameters: unknown[] }[]>()
  const recorded: { text: string; parameters: unknown[] }[] = []
  const recorder = postgres({
    path: join(folder, 'postgres', 'socket', '.s.PGSQL.5432'),
    database: 'clave',
    username: 'clave_server',
    max: 1,
    transform: { column: { from: postgres.toCamel, to: postgres.fromCamel } },
    types: {
      day: { to: 1082, from: [1082], serialize: String, parse: String },
      count: { to: 20, from: [20], serialize: String, parse: Number },
    },
    debug: (_connection, text, parameters) => recorded.push({ text, parameters }),
  })
  for (const [cookie, firmId] of people) {
    for (const query of Object.values(CASES)) {
      const list = AccountList.parse(
        Object.fromEntries([...new URLSearchParams(query)].map(([name, value]) => [name, value])),
      )
      await inFirm(recorder as never, { firmId }, async (db) => {
        await db`select 1`
        recorded.length = 0
        await pageOfAccounts(db, list, await portfolioMeant(db, list))
      })
      statements.set(
        `${cookie} ${query}`,
        recorded.filter(({ text }) => !/^(commit|begin)/i.test(text)).slice(),
      )
    }
  }
  await recorder.end()

  bare.get('/accounts', async (c) => {
    const caller = await access.whoIs(c.req.raw)
    if (!caller?.actor) return c.json({}, 401)
    const actor = caller.actor
    const query = c.req.url.split('?')[1] ?? ''
    const [first, ...rest] = statements.get(`${c.req.header('cookie')} ${query}`)!
    const ask = (db: Db, { text, parameters }: { text: string; parameters: unknown[] }) =>
      db.unsafe(text, parameters as never, { prepare: true })
    const answers = await database.sql.begin('read only', async (tx) => {
      const db = actFor(tx, actor)
      await ask(db, first!)
      return Promise.all(rest.map((one) => ask(db, one)))
    })
    return c.json({ rows: answers[0], total: answers[1] })
  })
}

async function measure() {
  const seconds = Number(options.seconds)
  console.log(
    `${cpus().length} cores, ${CONNECTIONS} connections, ${FIRMS} firms of ${options.accounts} accounts and ${options.lines} lines\n`,
  )
  const load = (path: string, queries: string[], duration: number) =>
    asked({
      port,
      path,
      queries,
      cookies: [...people.keys()],
      connections: CONNECTIONS,
      seconds: duration,
    })
  await load('/api/accounts', Object.values(CASES), 3)
  await load('/bare/accounts', Object.values(CASES), 3)

  const rows: Row[] = []
  for (const [name, query] of Object.entries(CASES)) {
    rows.push({ name, ...(await load('/api/accounts', [query], Math.max(1, seconds / 8))) })
  }
  const all = Object.values(CASES)
  const rounds = [1, 2, 3]
  const mixed: Row[] = []
  for (const round of rounds) {
    mixed.push({ name: `all, round ${round}`, ...(await load('/api/accounts', all, seconds)) })
    mixed.push({ name: `bare, round ${round}`, ...(await load('/bare/accounts', all, seconds)) })
  }
  table([...rows, ...mixed])
  const rate = (word: string) =>
    mixed
      .filter(({ name }) => name.startsWith(word))
      .reduce((sum, { perSecond }) => sum + perSecond, 0)
  console.log(
    `\nours / bare: ${((100 * rate('all')) / rate('bare')).toFixed(0)} % of the requests a second`,
  )
}

type Row = {
  name: string
  perSecond: number
  median: number
  p99: number
  worst: number
  failed: number
}

function table(rows: Row[]) {
  console.log(
    `${'asked for'.padEnd(38)}${'per s'.padStart(8)}${'median ms'.padStart(11)}${'p99 ms'.padStart(9)}${'worst ms'.padStart(10)}`,
  )
  for (const { name, perSecond, median, p99, worst, failed } of rows) {
    const figures = [
      perSecond.toFixed(0).padStart(8),
      median.toFixed(1).padStart(11),
      p99.toFixed(1).padStart(9),
      worst.toFixed(1).padStart(10),
    ]
    console.log(`${name.padEnd(38)}${figures.join('')}${failed > 0 ? `  ${failed} failed` : ''}`)
  }
}

/** Asked from a process of its own, as browsers are. */
function asked(about: object): Promise<Omit<Row, 'name'>> {
  const child = fork(join(import.meta.dirname, 'load.ts'), [JSON.stringify(about)])
  return new Promise((resolve, reject) => {
    child.once('message', (answer) => resolve(answer as Omit<Row, 'name'>))
    child.once('exit', (code) => code !== 0 && reject(new Error(`load ended with ${code}`)))
  })
}

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now()
  const result = await work()
  console.log(`${name}: ${((performance.now() - begun) / 1000).toFixed(1)} s`)
  return result
}
