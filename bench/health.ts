/**
 * What health costs: the newest day of all accounts with its trend and reasons, a month's end, what wears away, the back-test
 * and the losses foretold, each beside the figures of the day, which are the measure of what a ledger of this size costs.
 *
 *     node bin/node24.mjs node bench/health.ts [--accounts 50000] [--lines 2000000] [--data FOLDER]
 */
import { FIRST_WEIGHTS } from '../src/monitor/health.ts'
import { makeBackTest } from '../src/monitor/backTest.store.ts'
import { readForChurn, writeChurn } from '../src/monitor/churn.store.ts'
import { churnInThread } from '../src/monitor/churnThread.store.ts'
import { findErosion } from '../src/monitor/erosion.store.ts'
import { healthPage } from '../src/monitor/health.store.ts'
import { BandsGiven } from '../src/monitor/healthBand.ts'
import { daysAt } from '../src/monitor/healthDay.ts'
import { ledgerOf, makeCurrent, makeMonth } from '../src/monitor/healthMaking.store.ts'
import { HealthList } from '../src/monitor/healthTold.ts'
import { aMonitoredFirm, TODAY } from './monitored.ts'

const MONTH = '2025-12-31'

const { inside, timed, fill, close } = await aMonitoredFirm()
try {
  const portfolio = await fill()
  const ledger = await timed('the ledger into memory', () =>
    inside((db) => ledgerOf(db, portfolio)),
  )
  const making = (day: string) => ({
    ledger,
    days: daysAt(day, portfolio.asOf),
    weights: FIRST_WEIGHTS,
    valuation: portfolio.valuation,
    madeFrom: '',
  })
  await timed('health of the day', () => inside((db) => makeCurrent(db, making(TODAY))))
  await timed("health of a month's end", () => inside((db) => makeMonth(db, making(MONTH), false)))
  await timed('what wears away', () => inside((db) => findErosion(db, making(TODAY).days)))
  const bands = BandsGiven.parse({})
  await timed('the list of health', () =>
    inside((db) => healthPage(db, HealthList.parse({}), { bands, today: TODAY })),
  )
  await timed('the back-test of one month', () =>
    inside((db) =>
      makeBackTest(db, {
        ledger,
        asOf: portfolio.asOf,
        bands,
        versions: [{ version: 0, weights: FIRST_WEIGHTS }],
      }),
    ),
  )
  const { keys, given } = await timed('read for losses', () =>
    inside((db) => readForChurn(db, portfolio)),
  )
  const found = await timed('losses foretold, in a thread', () =>
    churnInThread(given, new AbortController().signal),
  )
  await timed('losses written', () => inside((db) => writeChurn(db, portfolio, { keys, found })))
} finally {
  await close()
}
