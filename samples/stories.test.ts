/** The demo's stories are told by the product's own figures, on whatever day the demo is made. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readRateTable } from '../src/gather/rateTable.ts'
import type { AnalysedLedger } from '../src/identify/analysis.ts'
import { analyseLedger } from '../src/identify/analysis.store.ts'
import { concentrationOf } from '../src/identify/concentration.ts'
import { CostSettings, servedFigures } from '../src/identify/costToServe.ts'
import { findingsOf } from '../src/identify/findings.ts'
import { customerSummary } from '../src/identify/models/summary.ts'
import { fitRegularRhythm } from '../src/identify/models/rhythm.ts'
import { predictRhythm } from '../src/identify/models/rhythmPrediction.ts'
import { openingOf } from '../src/identify/opening.ts'
import { numberOfDay, type RankedAccount, rankedAccounts } from '../src/identify/portfolio.ts'
import { growthOf, overdueRatio, spansAt, usualGapDays } from '../src/identify/purchase.ts'
import { addDays, addMonths, type Day, daysBetween } from '../src/kernel/day.ts'
import type { Client } from './clients.ts'
import { FAMILIES } from './company.ts'
import { type Sample, sampleUntil } from './sample.ts'
import { STORIES } from './stories.ts'
import { dayIn, numberIn, rowsOf } from './testing.ts'

describe.each(['2026-11-20', '2027-08-27'])('as of %s', (asOf: Day) => {
  let sample: Sample
  let files: Record<string, Record<string, string>[]>
  let ledger: AnalysedLedger
  let accounts: Map<string, RankedAccount>

  beforeAll(async () => {
    const made = sampleUntil(asOf)
    const texts = Object.entries(made.files).map(([name, lines]) => [name, [...lines]] as const)
    files = Object.fromEntries(
      texts.filter(([name]) => name !== 'tipos.csv').map(([name, lines]) => [name, rowsOf(lines)]),
    )
    sample = made
    ledger = await analysed(new Map(texts), asOf)
    accounts = new Map(rankedAccounts(ledger.portfolio).map((one) => [one.name, one]))
  })
  const account = (story: keyof typeof STORIES) => accounts.get(STORIES[story].name)!
  const codeOf = (story: keyof typeof STORIES) => account(story).code

  test('a big client is slowly leaving: it buys less, is overdue, and is what the reveal tells', () => {
    const leaving = account('leaving')
    expect(leaving.growth).toBeLessThan(-0.3)
    expect(leaving.overdueRatio).toBeGreaterThan(2.5)
    const { period } = ledger.analysis
    const context = { ledgerFrom: period.from, groups: ledger.groups }
    const told = findingsOf(ledger.portfolio, context)
    expect(told.find(({ key }) => key === 'identify:finding.faller')?.values).toMatchObject({
      name: leaving.name,
    })
    const opening = openingOf(ledger.portfolio, context)
    expect(opening).toMatchObject([
      { key: 'identify:opening.few', values: { count: 3 } },
      { key: 'identify:opening.quiet', values: { name: leaving.name } },
    ])
  })

  test('a star has added most of all, and is among the best', () => {
    const { growth, segment } = account('star')
    expect(growth).toBeGreaterThan(0.1)
    expect(['Champions', 'Loyal']).toContain(segment)
    const added = [...accounts.values()]
      .filter(({ first }) => first! < addMonths(asOf, -24))
      .toSorted((a, b) => b.salesLast12 - b.salesPrevious12 - (a.salesLast12 - a.salesPrevious12))
    expect(added[0]!.name).toBe(STORIES.star.name)
  })

  test('two strategic accounts do not grow: one was cared for, the other was not', () => {
    for (const story of ['flat', 'unattended'] as const) {
      expect(Math.abs(account(story).growth!)).toBeLessThan(0.12)
      expect(account(story).overdueRatio).toBeLessThan(2)
    }
    expect(visits(codeOf('flat'))).toBeGreaterThan(12)
    expect(visits(codeOf('unattended'))).toBeLessThan(4)
  })

  test('one division hangs on one client, the others on none', () => {
    const { name } = STORIES.oneDivision
    const divisions = new Map<string, Map<string, number>>()
    for (const { family, client, euros, day } of sample.sold) {
      if (day < spansAt(asOf, 12).last12.from) continue
      const { division } = FAMILIES[family]!
      const sums = divisions.get(division) ?? new Map()
      divisions.set(division, sums.set(client.name, (sums.get(client.name) ?? 0) + euros))
    }
    const tops = [...divisions].map(([division, sums]) => {
      const { top1Share } = concentrationOf(Float64Array.from(sums.values()))
      const [top] = [...sums].toSorted((a, b) => b[1] - a[1])
      return { division, top1Share, top: top![0] }
    })
    const hanging = tops.filter(({ top1Share }) => top1Share > 0.25)
    expect(hanging).toEqual([
      { division: 'Transmisión', top1Share: expect.toSatisfy((one) => one > 0.4), top: name },
    ])
  })

  test('the lost account was at risk a quarter before it stopped', () => {
    const { last, recencyDays } = account('lost')
    expect(recencyDays).toBeGreaterThan(365)
    const then = addDays(last!, -92)
    const days = purchaseDays(sample, STORIES.lost.name).filter((day) => day <= then)
    const quietFor = daysBetween(days.at(-1)!, then)
    expect(overdueRatio(quietFor, usualGapDays(days))).toBeGreaterThan(2)
    const quiet = probabilitiesQuiet(sample, then)
    const buyers = [...quiet].filter(([{ no }]) => isActive(sample, no, then))
    const risk = buyers.find(([{ name }]) => name === STORIES.lost.name)![1]
    // Of accounts that order as often, few looked worse.
    const peers = buyers.filter(([{ gap }]) => gap <= STORIES.lost.gap)
    expect(peers.length).toBeGreaterThan(15)
    expect(peers.filter(([, one]) => one > risk).length / peers.length).toBeLessThan(0.1)
  })

  test('serving one account eats its margin: the dearest "bad cholesterol" of all', () => {
    const settings = CostSettings.parse({})
    const from = spansAt(asOf, 12).last12.from
    const served = sample.clients.map((client) => ({
      name: client.name,
      ...servedFigures({ ...soldTo(sample, client, from), parts: parts(client.code) }, settings),
    }))
    const [worst] = served.toSorted((a, b) => b.excess - a.excess)
    expect(worst).toMatchObject({ name: STORIES.costly.name, class: 'bad' })
    const bad = served.filter((one) => one.class === 'bad')
    expect(bad.length).toBeGreaterThan(2)
    expect(bad.length).toBeLessThan(40)
  })

  test('small accounts are starved: nobody called on them, and they buy less', () => {
    const starved = sample.clients.filter(({ story }) => story === 'starved')
    expect(starved.length).toBeGreaterThan(20)
    expect(starved.filter(({ code }) => visits(code) > 0)).toEqual([])
    const growth = (clients: Client[]) => {
      const rows = clients.flatMap(({ name }) => accounts.get(name) ?? [])
      const sum = (of: 'salesLast12' | 'salesPrevious12') =>
        rows.reduce((all, row) => all + row[of], 0)
      return growthOf(sum('salesLast12'), sum('salesPrevious12'))!
    }
    expect(growth(starved)).toBeLessThan(-0.15)
    const others = sample.clients.filter(({ story }) => story === null)
    expect(growth(others)).toBeGreaterThan(-0.05)
  })

  test('a champion has left', () => {
    const left = files['contactos.csv']!.filter((row) => /\(hasta /.test(row['Cargo']!))
    expect(left.map((row) => row['Código cliente'])).toEqual([codeOf('flat')])
  })

  test('no figure is absurd', () => {
    for (const { name, sales, margin, growth, purchaseDays: bought } of accounts.values()) {
      expect(growth ?? 0, name).toBeLessThan(4)
      if (bought < 5) continue
      expect(sales, name).toBeGreaterThan(0)
      expect(margin! / sales, name).toBeGreaterThan(0.02)
      expect(margin! / sales, name).toBeLessThan(0.5)
    }
    const { concentration, abc } = ledger.analysis
    expect(concentration.top1Share).toBeLessThan(0.1)
    expect(abc.A / accounts.size).toBeLessThan(0.3)
  })

  const doneLastYear = (code: string) =>
    files['actividades.csv']!.filter(
      (row) => row['Código cliente'] === code && dayIn(row['Fecha']) > addMonths(asOf, -12),
    )
  const visits = (code: string) =>
    doneLastYear(code).filter((row) => row['Actividad'] === 'Visita').length
  const parts = (code: string) =>
    doneLastYear(code).map((row) => {
      const rate = files['tarifas.csv']!.findLast((one) => one['Actividad'] === row['Actividad'])!
      const units = numberIn(row['Unidades'])
      const cost = units * numberIn(rate['Tarifa'])
      return { activity: row['Actividad']!, unit: rate['Unidad']!, units, cost }
    })
})

async function analysed(
  texts: ReadonlyMap<string, readonly string[]>,
  asOf: Day,
): Promise<AnalysedLedger> {
  const folder = mkdtempSync(join(tmpdir(), 'clave-sample-'))
  try {
    const path = join(folder, 'ventas.csv')
    writeFileSync(path, texts.get('ventas.csv')!.join('\n'))
    const rates = readRateTable(texts.get('tipos.csv')!.join('\n'), { home: 'EUR' })!.rates
    const given = { files: [path], home: 'EUR', rates: () => rates, asOf, mapping: {} }
    return await analyseLedger({ ...given, today: asOf, folder, isBrief: false })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function purchaseDays({ sold }: Sample, name: string): Day[] {
  const bought = sold.filter(({ client, amount }) => client.name === name && amount > 0)
  return [...new Set(bought.map(({ day }) => day))]
}

function isActive({ sold }: Sample, no: number, day: Day): boolean {
  return sold.some(
    (line) => line.client.no === no && line.day <= day && line.day > addDays(day, -365),
  )
}

/** P(no purchase in 90 days) of every client that had bought by then. */
function probabilitiesQuiet({ sold, clients }: Sample, asOf: Day): Map<Client, number> {
  const lines = sold.filter(({ amount, day }) => amount > 0 && day <= asOf)
  const summary = customerSummary(
    {
      account: Uint32Array.from(lines, ({ client }) => client.no),
      day: Int32Array.from(lines, ({ day }) => numberOfDay(day)),
    },
    { accounts: clients.length, asOf: numberOfDay(asOf), unitDays: 7 },
  )
  const { best } = fitRegularRhythm(summary)
  if (best.refused) throw new Error(best.refused)
  expect(best.rhythm.k).toBeGreaterThan(1)
  const { probabilityQuiet } = predictRhythm(best.parameters, best.rhythm, summary, 90 / 7)
  return new Map(
    Array.from(summary.account, (no, row) => [clients[no]!, probabilityQuiet[row]!] as const),
  )
}

function soldTo({ sold }: Sample, client: Client, from: Day) {
  const sums = { sales: 0, costedSales: 0, cost: 0 }
  for (const { client: buyer, day, euros, amount, cost } of sold) {
    if (buyer !== client || day < from) continue
    sums.sales += euros
    if (cost === null) continue
    sums.costedSales += euros
    sums.cost += (cost * euros) / amount
  }
  return sums
}
