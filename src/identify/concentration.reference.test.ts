/** A public ledger, as an independent program measured how its sales hang on few. */
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { TODAY } from '../platform/testing.ts'
import { analyseLedger } from './analysis.store.ts'
import { giniOf } from './concentration.ts'

const REFERENCE = process.env['CLAVE_REFERENCE_DATA']
const TABLES = ['FactResellerSales.csv', 'Resellers.csv', 'Product.csv']

type Figures = { figures: { id: string; expected: object; tolerance: { rel: number } }[] }

test.skipIf(!REFERENCE)(
  'AdventureWorks’ resellers: every published figure of their concentration',
  { timeout: 60_000 },
  async () => {
    const text = readFileSync(join(REFERENCE!, 'reference-figures.json'), 'utf8')
    const { expected, tolerance } = (JSON.parse(text) as Figures).figures.find(
      ({ id }) => id === 'ledger-adventureworks-reseller-42',
    )!
    const { analysis, portfolio } = await analyseLedger({
      files: TABLES.map((name) => join(REFERENCE!, 'adventureworks', name)),
      home: 'USD',
      rates: null,
      asOf: null,
      mapping: {},
      today: TODAY,
      folder: mkdtempSync(join(tmpdir(), 'clave-concentration-')),
      isBrief: true,
    })
    const { concentration, pareto, abc } = analysis
    const found: Record<string, number> = {
      customers: analysis.accounts,
      total: analysis.total,
      hhi_0_10000: concentration.hhi,
      n_eff: concentration.effective,
      top1_share: concentration.top1Share,
      top5_share: concentration.top5Share,
      top10_share: concentration.top10Share,
      top20pct_customers_share: pareto.top20Share,
      n_for_80pct: pareto.accountsFor80,
      n_for_95pct: abc.A + abc.B,
      gini: giniOf(portfolio.figures.sales),
    }
    expect(Object.keys(found)).toEqual(Object.keys(expected))
    for (const [name, value] of Object.entries(expected)) {
      expect(Math.abs(found[name]! / value - 1), name).toBeLessThanOrEqual(tolerance.rel)
    }
  },
)
