/** The worked examples of docs/methods/cost-to-serve.md and cost-to-keep.md, recomputed from what they say. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { formats } from '../kernel/format.ts'
import { costReason, remedyFor } from './costReason.ts'
import { costToKeep } from './costToKeep.ts'
import { CostSettings, costOfUnits, paymentDayRate, servedFigures } from './costToServe.ts'
import { whaleOf } from './whale.ts'

const page = (name: string) =>
  readFileSync(`docs/methods/${name}.md`, 'utf8').replaceAll(/ {2,}/g, ' ')
const serve = page('cost-to-serve')
const english = formats({ locale: 'en' })
const settings = CostSettings.parse({})

const VISIT = [
  { day: '2026-01-01', rate: 100 },
  { day: '2026-04-01', rate: 130 },
]
const RUSH = [{ day: '2026-01-01', rate: 50 }]
const on = (day: string, units: number) => ({ day, units })
type Done = ReturnType<typeof on>[]

function account(sales: number, cost: number, known: number, visits: Done, rush: Done = []) {
  const part = (activity: string, done: Done, rates: typeof VISIT) => ({
    activity,
    unit: '',
    units: done.reduce((sum, { units }) => sum + units, 0),
    cost: costOfUnits(done, rates).cost,
  })
  const parts = [part('Visit', visits, VISIT), part('rush order', rush, RUSH)]
  const one = { sales, costedSales: sales * known, cost, parts }
  return { ...one, ...servedFigures(one, settings) }
}

const ACCOUNTS = {
  Alba: account(6000, 4000, 1, [on('2026-02-10', 2)]),
  Brisa: account(2000, 900, 0.75, [on('2026-03-31', 1), on('2026-05-04', 1)]),
  Cima: account(1000, 800, 1, [on('2026-05-04', 1)]),
  Duna: account(3000, 2700, 1, [on('2026-06-01', 2)], [on('2026-06-01', 7)]),
  Era: account(1000, 100, 0.2, [], [on('2026-06-01', 1)]),
}

test('each account of the table is as the rules say', () => {
  for (const [name, one] of Object.entries(ACCOUNTS)) {
    const put = (figure: number | null) => (figure === null ? '–' : english.number(figure))
    const share = one.share === null ? '–' : `${english.number(100 * one.share)} %`
    const row = [put(one.serving), put(one.margin), put(one.profit), share, one.class].join(' | ')
    const line = serve.split('\n').find((text) => text.startsWith(`| ${name} |`))!
    expect(line).toContain(`| ${row} |`)
    expect(line).toContain(`| ${put(one.sales)} | ${put(one.cost)} |`)
  }
})

test('the curve, its peak and what is destroyed', () => {
  const counted = Object.values(ACCOUNTS).filter(({ profit }) => profit !== null)
  const profits = Float64Array.from(counted, ({ profit }) => profit!)
  const { cumulative, peak, destroyed, destroyers, total } = whaleOf(profits, Object.keys(ACCOUNTS))
  const list = Array.from(cumulative, (sum) => english.number(sum)).join(', ')
  expect(serve).toContain(
    `The curve: ${list}. Peak ${english.number(peak.profit)} with ${peak.accounts} accounts, or ${english.number(100 * peak.share!, 1)} % of the total of ${english.number(total)}; ${destroyed} destroyed by ${destroyers} account.`,
  )
})

test('the reason, the rise that would be needed, the remedy and the excess', () => {
  const { Duna } = ACCOUNTS
  const { values } = costReason(Duna)
  expect(serve).toContain(
    `«${values['activity'] as string}» eats ${values['cost'] as number} of a margin of ${Duna.margin}, or ${english.number(100 * (values['part'] as number))} %`,
  )
  const rise = (Duna.serving / settings.bad - Duna.margin!) / Duna.sales
  expect(serve).toContain(`(610 / 0.8 − 300) / 3,000 = ${english.number(100 * rise, 1)} %`)
  expect(remedyFor(Duna, settings)?.remedy).toBe('renegotiate')
  expect(serve).toContain(`610 − 0.4 × 300 = ${Duna.excess}.`)
  expect(serve).toContain(`cost ${english.number(paymentDayRate(1000, 0.06), 4)}.`)
})

test('winning one costs so many times keeping one', () => {
  const months = (count: number, purpose: 'win' | 'keep', amount: number) =>
    Array.from({ length: count }, (_, at) => ({
      month: `2026-${String(at + 1).padStart(2, '0')}-01`,
      purpose,
      amount: amount / count,
    }))
  const costs = [...months(12, 'win', 48_000), ...months(9, 'keep', 13_500)]
  const { win, keep, times } = costToKeep({ costs, won: 8, kept: 120 })
  const put = (figure: number | null) => english.number(figure!)
  const text = page('cost-to-keep')
  expect(text).toContain(`13,500 / 9 × 12 = ${put(keep.yearly)}`)
  expect(text).toContain(
    `Winning one costs ${put(win.each)}, keeping one ${put(keep.each)}: ${put(times)} times.`,
  )
})
