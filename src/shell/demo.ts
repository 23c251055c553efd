/** Fills the demonstration through the same import as any firm's: its ledger, its rates, its figures. */
import { setTimeout as pause } from 'node:timers/promises'
import { changeHome, importRates } from '../gather/rates.api.ts'
import { readPortfolio } from '../identify/portfolio.api.ts'
import { addDays } from '../kernel/day.ts'
import { type Sql, inFirm } from '../platform/db.ts'
import { type Route, serve, type World } from '../platform/serve.ts'
import { sampleUntil } from '../../samples/sample.ts'
import { checkLedger, fileInMemory, publishLedger, type Remote, through } from './importing.ts'

const HOME = 'EUR'
const FIGURES_WITHIN_MS = 60_000

type Given = { sql: Sql; routes: Route[]; today: () => string }

/** The worker must be running: it carries out the import and the figures. */
export async function fillDemo(firmId: string, { sql, routes, today }: Given): Promise<void> {
  const there = await asDemoPerson(firmId, { sql, routes, today })
  const { files } = sampleUntil(lastDay(today()))
  await there.ask(changeHome, { currency: HOME })
  await there.ask(importRates, { text: [...files['tipos.csv']].join('\n') })
  const text = Buffer.from(`${[...files['ventas.csv']].join('\n')}\n`)
  const checked = await checkLedger(there, [fileInMemory('ventas.csv', text)])
  await publishLedger(there, checked)
  await figuresOf(there)
}

/** The demonstration never grows old: it ends on the last Friday before today. */
export function lastDay(today: string): string {
  const weekday = new Date(`${today}T00:00Z`).getUTCDay()
  return addDays(today, -((weekday + 2) % 7 || 7))
}

async function asDemoPerson(firmId: string, { sql, routes, today }: Given): Promise<Remote> {
  const [person] = await inFirm(
    sql,
    { firmId },
    (db) => db`select person_id from firm_person where firm_id = ${firmId} and role = 'lead'`,
  )
  const id = person!['personId'] as string
  const world: World = {
    sql,
    whoIs: async () => ({
      personId: id,
      actor: { id, firmId, role: 'lead', sees: 'all' },
      timeZone: 'Europe/Madrid',
      locale: 'es-ES',
      sessionId: null,
    }),
    today,
    publicUrl: () => 'http://localhost',
    addressOf: () => 'demo',
    limits: { caller: 100_000, stranger: 1 },
  }
  const app = serve(routes, world)
  return through((path, init) => app.request(path, init))
}

async function figuresOf(there: Remote): Promise<void> {
  const until = Date.now() + FIGURES_WITHIN_MS
  while (Date.now() < until) {
    const { state, portfolio } = await there.ask(readPortfolio, {})
    if (state === 'ready' && portfolio && !portfolio.outdated) return
    await pause(300)
  }
}
