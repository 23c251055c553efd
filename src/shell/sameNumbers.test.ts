/** The same ledger through `clave analyze` and through import, database and API: the same numbers, to the cent. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { changeHome, importRates } from '../gather/rates.api.ts'
import { aGatheringFirm } from '../gather/import.testing.ts'
import { readRateTable } from '../gather/rateTable.ts'
import { analyseLedger } from '../identify/analysis.store.ts'
import { listAccounts, readPortfolio } from '../identify/portfolio.api.ts'
import { portfolioJobs } from '../identify/portfolio.jobs.ts'
import { portfolioRoutes } from '../identify/portfolio.routes.ts'
import { asAnalysed } from '../identify/testing.ledger.ts'
import { addDays } from '../kernel/day.ts'
import { toCents } from '../kernel/money.ts'
import { TODAY } from '../platform/testing.ts'

/** Repeatable: the same seed, the same ledger. */
function chance(seed: number) {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
}

/** Forty clients over three years: four currencies, credit notes, invoices of several days, lines without one. */
function aLedger(seed: number): string {
  const random = chance(seed)
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)]!
  const lines = ['Factura;Fecha;Código cliente;Cliente;Importe;Coste;Divisa;País']
  for (let at = 0; at < 1500; at += 1) {
    const client = 100 + Math.floor(40 * random() ** 2)
    const invoice = random() < 0.1 ? '' : `F${client}-${Math.floor(random() * 60)}`
    const day = addDays('2023-11-01', Math.floor(random() * 1100))
      .split('-')
      .toReversed()
      .join('/')
    const amount = ((random() < 0.05 ? -1 : 1) * Math.ceil(random() ** 3 * 5_000_000)) / 100
    const cost = random() < 0.2 ? '' : (amount * 0.7).toFixed(2).replace('.', ',')
    const currency = pick(['EUR', 'EUR', 'USD', 'MXN', 'GBP'])
    const shown = amount.toFixed(2).replace('.', ',')
    lines.push(
      `${invoice};${day};C${client};Cliente ${client};${shown};${cost};${currency};${pick(['ES', 'PT', ''])}`,
    )
  }
  return `${lines.join('\n')}\n`
}

function someRates(): string {
  const random = chance(7)
  const lines = ['Date,USD,MXN,GBP,']
  for (let day = '2026-11-20'; day > '2023-10-20'; day = addDays(day, -3)) {
    const around = (rate: number) => (rate * (0.95 + random() / 10)).toFixed(4)
    lines.push(`${day},${around(1.08)},${around(19.5)},${around(0.86)},`)
  }
  return lines.join('\n')
}

test('an account has the same figures wherever it is looked at', async () => {
  const content = aLedger(42)
  const rates = someRates()
  const folder = mkdtempSync(join(tmpdir(), 'clave-same-'))
  const path = join(folder, 'ventas.csv')
  writeFileSync(path, content)
  const { analysis } = await analyseLedger({
    files: [path],
    home: 'USD',
    rates: (home) => readRateTable(rates, { home })!.rates,
    asOf: null,
    mapping: {},
    today: TODAY,
    folder,
    isBrief: true,
  })

  const firm = aGatheringFirm({}, { routes: portfolioRoutes, jobs: portfolioJobs })
  const { lead } = firm
  await lead.ask(importRates, { text: rates })
  await firm.published([{ name: 'ventas.csv', content }])
  await lead.ask(changeHome, { currency: 'USD' })
  await firm.work()

  const { rows, total } = await lead.ask(listAccounts, { size: 60 })
  expect(total).toBe(analysis.accounts)
  expect(rows.map((row) => ({ ...asAnalysed(row), total: toCents(row.sales) }))).toEqual(
    analysis.accountRows,
  )
  const told = await lead.ask(readPortfolio, {})
  expect(told.portfolio).toMatchObject({ asOf: analysis.asOf, valuation: 'USD', missing: [] })
  expect(toCents(told.portfolio!.total!)).toBe(analysis.total)
})
