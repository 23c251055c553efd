/** The reference ledger, imported as a person would: the same numbers to the cent as `clave analyze` finds. */
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { changeHome, importRates } from '../gather/rates.api.ts'
import { aGatheringFirm } from '../gather/import.testing.ts'
import type { Rate } from '../gather/rate.ts'
import { toCents } from '../kernel/money.ts'
import { TODAY } from '../platform/testing.ts'
import { readAccountFigures } from './account.api.ts'
import { accountFigureRoutes } from './account.routes.ts'
import { analyseLedger } from './analysis.store.ts'
import {
  keepPortfolio,
  listAccounts,
  readPictures,
  readPortfolio,
  readSpread,
} from './portfolio.api.ts'
import { portfolioJobs } from './portfolio.jobs.ts'
import { portfolioRoutes } from './portfolio.routes.ts'
import { portfolioAt } from './portfolio.store.ts'
import { makeRetention } from './retention.store.ts'
import { asAnalysed } from './testing.ledger.ts'

const REFERENCE = process.env['CLAVE_REFERENCE_DATA']
const LEDGER = join(REFERENCE ?? '', 'ventas-es.csv')

/** NOTE.md: 1 USD = so much. */
const RATES = { EUR: '0.88', GBP: '0.77', CAD: '1.30', AUD: '1.36' }
const FIRST_DAY = '2017-07-01'

function analysed(asOf: string | null = null) {
  const rates = (): Rate[] =>
    Object.entries(RATES).map(([currency, rate]) => ({ base: 'USD', currency, day: null, rate }))
  const folder = mkdtempSync(join(tmpdir(), 'clave-analyse-'))
  return analyseLedger({
    files: [LEDGER],
    home: 'USD',
    rates,
    asOf,
    mapping: {},
    today: TODAY,
    folder,
    isBrief: false,
  })
}

test.skipIf(!REFERENCE)(
  'a newcomer’s ledger becomes the portfolio that analyze prints',
  { timeout: 120_000 },
  async () => {
    const firm = aGatheringFirm(
      {},
      { routes: [...portfolioRoutes, ...accountFigureRoutes], jobs: portfolioJobs },
    )
    const { lead } = firm
    const found = await firm.published([{ name: 'ventas-es.csv', content: readFileSync(LEDGER) }])
    expect(found.state).toBe('published')

    // Nobody is stopped by rates that lack: until they are here, each currency stands by itself.
    await lead.ask(changeHome, { currency: 'USD' })
    await firm.work()
    const alone = (await lead.ask(readPortfolio, {})).portfolio!
    expect(alone.converted).toBe(false)
    expect(alone.valuations.map(({ valuation }) => valuation).toSorted()).toEqual([
      'AUD',
      'CAD',
      'EUR',
      'GBP',
      'USD',
    ])

    const lines = Object.entries(RATES).map(
      ([currency, rate]) => `${FIRST_DAY},${currency},${rate}`,
    )
    await lead.ask(importRates, { text: ['day,currency,rate', ...lines].join('\n') })
    await firm.work()

    const told = (await lead.ask(readPortfolio, {})).portfolio!
    const { analysis, groups } = await analysed()
    expect(told).toMatchObject({
      converted: true,
      valuation: 'USD',
      asOf: analysis.asOf,
      accounts: 632,
    })
    expect(toCents(told.total!)).toBe(77_548_570.98)
    expect(toCents(told.total!)).toBe(analysis.total)

    const pictures = (await lead.ask(readPictures, {}))!
    expect(pictures.concentration.hhi).toBeCloseTo(46.07, 2)
    expect(pictures.concentration.top10Share).toBeCloseTo(0.0998, 4)
    expect(pictures.pareto).toMatchObject({ accountsFor80: 184 })
    expect(pictures.pareto).toMatchObject(analysis.pareto)
    expect(pictures.concentration.hhi).toBeCloseTo(analysis.concentration.hhi, 9)
    expect(Object.fromEntries(pictures.abc.map(({ abc, accounts }) => [abc, accounts]))).toEqual(
      analysis.abc,
    )
    expect(
      Object.fromEntries(pictures.segments.map(({ segment, accounts }) => [segment, accounts])),
    ).toEqual(analysis.rfm.segments)

    const { rows, total } = await lead.ask(listAccounts, { size: 500 })
    const more = await lead.ask(listAccounts, { size: 500, page: 2 })
    expect(total).toBe(632)
    const shown = [...rows, ...more.rows].map((row) => ({
      ...asAnalysed(row),
      share: expect.closeTo(row.share, 12) as number,
      cumulativeShare: expect.closeTo(row.cumulativeShare, 12) as number,
    }))
    expect(analysis.accountRows).toEqual(shown)

    for (const by of ['country', 'zone', 'family', 'salesperson', 'currency'] as const) {
      const spread = (await lead.ask(readSpread, { by }))!
      const sums = new Map(groups[by]!.map(({ key, value }) => [key, value]))
      for (const { name, sales } of spread.bars)
        expect(toCents(sales)).toBeCloseTo(sums.get(name)!, 2)
      expect(toCents(spread.total)).toBeCloseTo(77_548_570.98, 2)
    }

    const [first] = rows
    const detail = await lead.ask(readAccountFigures, { accountId: first!.accountId })
    expect(detail.account).toEqual(first)

    // The rates are of every day, so constant currency is what was reported.
    const retention = await firm.db(async (db) => makeRetention(db, (await portfolioAt(db, {}))!))
    const years = retention.periods.year.pairs
    expect(years.length).toBeGreaterThan(0)
    years.forEach(({ from, to, constant, reported }, at) => {
      const { nrr, grr, logo, ...same } = analysis.retention[at]!
      expect(same).toEqual({ from, to, whole: true })
      for (const { nrr: net, grr: gross, logo: logos } of [constant, reported]) {
        expect(net).toBeCloseTo(nrr!, 9)
        expect(gross).toBeCloseTo(grr!, 9)
        expect(logos).toBe(logo)
      }
    })

    // Any other day, too.
    await lead.ask(keepPortfolio, { asOf: '2019-02-14' })
    const then = (await analysed('2019-02-14')).analysis
    const past = await lead.ask(listAccounts, { asOf: '2019-02-14', size: 500 })
    expect(past.rows.map(({ code, sales, segment }) => [code, sales, segment])).toEqual(
      then.accountRows
        .slice(0, 500)
        .map(({ code, total: sales, segment }) => [code, sales, segment]),
    )
  },
)
