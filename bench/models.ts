/**
 * The models on simulated customers: `node bench/models.ts [CUSTOMERS ...]`. Seconds of a fit and of
 * forecasts, single-threaded, also as multiples of one million Math.log calls in the same run.
 */
import { cpus } from 'node:os'
import { fitBgBb, type Occasions } from '../src/identify/models/bgBb.ts'
import { fitContracts } from '../src/identify/models/contract.ts'
import type { Fit } from '../src/identify/models/fit.ts'
import { fitGammaGamma } from '../src/identify/models/gammaGamma.ts'
import { fitParetoNbd, predictParetoNbd } from '../src/identify/models/paretoNbd.ts'
import { BG_NBD, fitRegularRhythm, fitRhythm, MBG_NBD } from '../src/identify/models/rhythm.ts'
import { predictRhythm } from '../src/identify/models/rhythmPrediction.ts'
import { beta, evenly, gamma, simulateRhythm } from '../src/identify/models/simulate.testing.ts'

const RUNS = 3
const PARAMETERS = { r: 0.25, alpha: 4.4 * 7, a: 0.8, b: 2.4 }
const sizes = process.argv.slice(2).map(Number)

function seconds(work: () => void): number {
  const start = performance.now()
  work()
  return (performance.now() - start) / 1000
}
const median = (times: number[]) => times.toSorted((a, b) => a - b)[times.length >> 1]!

function aMillionLogs(): number {
  let sum = 0
  for (let at = 1; at <= 1_000_000; at += 1) sum += Math.log(at)
  return sum
}
const log = median(Array.from({ length: 15 }, () => seconds(aMillionLogs)))
console.log(`${cpus()[0]!.model}; 1,000,000 Math.log: ${(log * 1000).toFixed(1)} ms`)

const table: Record<string, string | number>[] = []
function row(what: string, customers: number, work: () => Fit<string> | null) {
  let fit: Fit<string> | null = null
  const time = median(Array.from({ length: RUNS }, () => seconds(() => (fit = work()))))
  const found = fit as Fit<string> | null
  table.push({
    what,
    customers,
    seconds: time.toFixed(3),
    'seconds per million': ((time * 1e6) / customers).toFixed(3),
    'x 1M logs': (time / log).toFixed(1),
    'the same per million': ((time * 1e6) / customers / log).toFixed(1),
    evaluations: found?.diagnostics?.evaluations ?? '',
    refused: found?.refused ?? '',
    'peak MB': Math.round(process.resourceUsage().maxRSS / 1024),
  })
}

/** Eight yearly occasions of each: one row per customer, as a ledger gives them. */
function donors(customers: number): Occasions {
  const next = evenly(4)
  const column = () => new Float64Array(customers)
  const made = { x: column(), tx: column(), n: column().fill(8) }
  for (let row = 0; row < customers; row += 1) {
    const [buys, ends] = [beta(1.2, 0.75, next), beta(0.7, 2.8, next)]
    for (let occasion = 1; occasion <= 8 && next() >= ends; occasion += 1) {
      if (next() >= buys) continue
      made.x[row]! += 1
      made.tx[row] = occasion
    }
  }
  return made
}

/** A cohort of contracts: how many are left at its start and after each of eight renewals. */
function stayingOf(customers: number): Float64Array {
  const next = evenly(5)
  const left = new Float64Array(9)
  for (let row = 0; row < customers; row += 1) {
    const leaves = beta(0.7, 3.8, next)
    left[0]! += 1
    for (let year = 1; year <= 8 && next() >= leaves; year += 1) left[year]! += 1
  }
  return left
}

for (const customers of sizes.length > 0 ? sizes : [100_000, 1_000_000]) {
  const made = simulateRhythm(PARAMETERS, BG_NBD, {
    customers,
    least: 200,
    most: 1000,
    horizon: 0,
    seed: 1,
  })
  // Whole days, as ledgers have them.
  const shop = { ...made, tx: made.tx.map(Math.ceil), T: made.T.map(Math.ceil) }
  const next = evenly(2)
  const spend = shop.x.map((x) => (x === 0 ? 0 : gamma(4 * x, next) / gamma(4, next) / x))
  row('BG/NBD fit', customers, () => fitRhythm(shop, BG_NBD))
  row('MBG/NBD fit', customers, () => fitRhythm(shop, MBG_NBD))
  row('Pareto/NBD fit', customers, () => fitParetoNbd(shop))
  row('Gamma-Gamma fit', customers, () => fitGammaGamma({ x: shop.x, meanSpend: spend }))
  const given = donors(customers)
  row('BG/BB fit', customers, () => fitBgBb(given))
  const staying = stayingOf(customers)
  row('sBG fit', customers, () => fitContracts([staying]))
  row('MBG/CNBD-k, k chosen', customers, () => fitRegularRhythm(shop).best)
  const forecast = (work: () => object) => () => (work(), null)
  row(
    'BG/NBD forecast',
    customers,
    forecast(() => predictRhythm(PARAMETERS, BG_NBD, shop, 365)),
  )
  const life = { r: 0.55, alpha: 74, s: 0.6, beta: 82 }
  row(
    'Pareto/NBD forecast',
    customers,
    forecast(() => predictParetoNbd(life, shop, 365)),
  )
}
const many = { customers: 50_000, least: 200, most: 1000, horizon: 0, seed: 3 }
for (const k of [3, 12]) {
  const regular = { k, canEndAtStart: true }
  const office = { r: 1.5, alpha: 45 / k, a: 0.5, b: 6 }
  const made = simulateRhythm(office, regular, many)
  const rows = { ...made, tx: made.tx.map(Math.ceil), T: made.T.map(Math.ceil) }
  row(`MBG/CNBD-${k} forecast`, many.customers, () => {
    predictRhythm(office, regular, rows, 365)
    return null
  })
}
console.table(table)
