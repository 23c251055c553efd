/** Exchange rates over HTTP: every change values the ledger anew, and asks for its figures. */
import { homeCurrencyOf, setHomeCurrency } from '../access/firm.store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { enqueue } from '../platform/jobs.ts'
import { found, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { refreshFigures } from './figures.ts'
import { undoFile } from './fileUndo.store.ts'
import {
  changeHome,
  dropRate,
  importRates,
  listRates,
  putRate,
  readRatesStatus,
  undoRateFile,
} from './rates.api.ts'
import {
  commonestCurrency,
  coverageOf,
  keepRate,
  keepRates,
  RATES,
  ratesPage,
  refreshFactors,
  takeRate,
} from './rates.store.ts'
import { readRateTable } from './rateTable.ts'

const REJECTS_SHOWN = 20

export const ratesRoutes: Route[] = [
  route(listRates, ({ input, db }) => ratesPage(db, input)),

  route(readRatesStatus, ({ db }) => statusOf(db)),

  route(putRate, async ({ input, actor, db }) => {
    if (input.base === input.currency) throw new Problem(422, 'gather/rate-of-itself')
    const rate = await keepRate(db, input)
    await afterChange(db, actor, 'rate.kept', rate)
    return rate
  }),

  route(dropRate, async ({ input, actor, db }) => {
    const rate = found(await takeRate(db, input))
    await afterChange(db, actor, 'rate.dropped', rate)
    return rate
  }),

  route(importRates, async ({ input, actor, db }) => {
    const home = (await homeCurrencyOf(db)) ?? (await commonestCurrency(db)) ?? 'EUR'
    const table = readRateTable(input.text, { home })
    if (!table) throw new Problem(422, 'gather/no-rates')
    const undoId = await keepRates(db, actor, table.rates)
    const currencies = [...new Set(table.rates.map(({ currency }) => currency))].toSorted()
    const read = {
      layout: table.layout,
      base: table.base,
      kept: table.rates.length,
      currencies,
      rejected: table.rejected.length,
      rejects: table.rejected.slice(0, REJECTS_SHOWN),
      undoId,
    }
    await afterChange(db, actor, 'rate.imported', read)
    return read
  }),

  route(undoRateFile, async ({ input: { undoId }, actor, db }) => {
    const undone = await undoFile(db, undoId, [RATES])
    await afterChange(db, actor, 'rate.importUndone', { undoId, ...undone })
    return undone
  }),

  route(changeHome, async ({ input, actor, db }) => {
    const before = await homeCurrencyOf(db)
    await setHomeCurrency(db, input.currency)
    await afterChange(db, actor, 'firm.homeChanged', { before, after: input.currency })
    return statusOf(db)
  }),
]

async function statusOf(db: Db) {
  return {
    home: await homeCurrencyOf(db),
    commonest: await commonestCurrency(db),
    coverage: await coverageOf(db),
  }
}

async function afterChange(
  db: Db,
  actor: Actor,
  what: `${string}.${string}`,
  about: Record<string, unknown>,
) {
  await record(db, actor, what, about)
  await refreshFactors(db)
  await enqueue(db, refreshFigures, {}, { key: 'figures' })
}
