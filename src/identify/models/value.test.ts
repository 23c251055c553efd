/** The worked example of docs/methods/value.md, recomputed: each number stands in the page as found here. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { daysBetween } from '../../kernel/day.ts'
import { contractValue, customerValue, discountedPurchases } from './clv.ts'
import { renewalProbability, survival } from './contract.ts'
import { expectedSpend } from './gammaGamma.ts'
import { predictParetoNbd } from './paretoNbd.ts'
import { BG_NBD, MBG_NBD } from './rhythm.ts'
import { predictRhythm } from './rhythmPrediction.ts'
import { customerSummary } from './summary.ts'

/** Tables are padded by the formatter. */
const page = readFileSync('docs/methods/value.md', 'utf8').replaceAll(/ {2,}/g, ' ')
/** Numbers as the page writes them, side by side in its own words. */
function says(text: string, ...numbers: [number, number][]) {
  const written = numbers.map(([number, digits]) => number.toFixed(digits))
  let place = 0
  expect(page).toContain(text.replaceAll('#', () => written[place++]!))
}

const days = ['2025-01-06', '2025-02-03', '2025-02-03', '2025-03-03', '2025-04-07']
const summary = customerSummary(
  {
    account: new Uint32Array(days.length),
    day: Int32Array.from(days, (day) => daysBetween('2025-01-01', day)),
    value: Float64Array.of(900, 300, 200, 400, 600),
  },
  { accounts: 1, asOf: daysBetween('2025-01-01', '2025-06-30'), unitDays: 7 },
)
const office = { r: 1.5, alpha: 12, a: 0.8, b: 5 }

test('the summary', () => {
  says(
    'x = #, t_x = # weeks, T = # weeks, Σ ln gap = #, mean spend #',
    [summary.x[0]!, 0],
    [summary.tx[0]!, 0],
    [summary.T[0]!, 0],
    [summary.sumLogGaps[0]!, 4],
    [summary.meanSpend[0]!, 0],
  )
})

test('the forecasts', () => {
  const row = (name: string, found: ReturnType<typeof predictRhythm>) =>
    says(
      `| ${name} | # | # | # |`,
      [found.probabilityAlive[0]!, 4],
      [found.probabilityQuiet[0]!, 4],
      [found.expectedPurchases[0]!, 4],
    )
  row('BG/NBD', predictRhythm(office, BG_NBD, summary, 26))
  row('MBG/NBD', predictRhythm(office, MBG_NBD, summary, 26))
  const regular = { k: 3, canEndAtStart: true }
  row('MBG/CNBD-3', predictRhythm({ ...office, alpha: 4 }, regular, summary, 26))
  row('Pareto/NBD', predictParetoNbd({ r: 1.5, alpha: 12, s: 0.6, beta: 30 }, summary, 26))
})

test('the value', () => {
  const spend = expectedSpend({ p: 6, q: 4, gamma: 200 }, summary)
  const purchases = discountedPurchases(
    (horizon) => predictRhythm(office, MBG_NBD, summary, horizon).expectedPurchases,
    { horizonDays: 182, yearlyDiscount: 0.1, unitDays: 7 },
  )
  says('Expected spend = 6 · (200 + 3 · 500) / (6 · 3 + 4 − 1) = #', [spend[0]!, 2])
  says(
    'discounted purchases #, value in sales #, at a margin of 30 % #',
    [purchases[0]!, 4],
    [customerValue(purchases, spend)[0]!, 2],
    [customerValue(purchases, spend, Float64Array.of(0.3))[0]!, 2],
  )
})

test('the contract', () => {
  const parameters = { alpha: 0.668, beta: 3.806 }
  const shares = survival(parameters, 2)
  says('S(1) = #, S(2) = #', [shares[1]!, 4], [shares[2]!, 4])
  says(
    'after one renewal # and after five #',
    [renewalProbability(parameters, 1), 4],
    [renewalProbability(parameters, 5), 4],
  )
  const contract = { margin: 1000, retention: 0.8, discount: 0.1 }
  says(
    '# without the first margin, # with it',
    [contractValue({ ...contract, isFirstCounted: false })!, 2],
    [contractValue({ ...contract, isFirstCounted: true })!, 2],
  )
})
