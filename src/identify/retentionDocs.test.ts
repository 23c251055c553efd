/** The worked examples of docs/methods/retention.md and growth.md, recomputed: each number stands in the page as found here. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { deflatorOf, growthBetween, type PricedSales } from './growth.ts'
import { bridgeOf, ratesOf, type WindowColumns } from './retention.ts'

/** Tables are padded by the formatter. */
const read = (name: string) =>
  readFileSync(`docs/methods/${name}.md`, 'utf8').replaceAll(/ {2,}/g, ' ')
const percent = (share: number | null) => `${(100 * share!).toFixed(1)} %`
const signed = (share: number | null) => `${share! < 0 ? '−' : '+'}${percent(Math.abs(share!))}`

const window = (...rows: [sales: number, days: number][]): WindowColumns => ({
  sales: Float64Array.from(rows, ([sales]) => sales),
  purchaseDays: Float64Array.from(rows, ([, days]) => days),
})

test('retention', () => {
  const page = read('retention')
  const bridge = bridgeOf(
    window([1000, 1], [500, 1], [400, 1], [0, 0]),
    window([1300, 1], [200, 1], [-50, 0], [250, 1]),
  )
  const { start, expansion, contraction, churn, won } = bridge
  const { nrr, grr, logo } = ratesOf(bridge)
  expect(page).toContain(
    `Start ${start}, NRR = (${start} + ${expansion} − ${contraction} − ${churn}) / ${start} = ${percent(nrr)}, ` +
      `GRR = (${start} − ${contraction} − ${churn}) / ${start} = ${percent(grr)}, ` +
      `logo retention = ${bridge.kept} / ${bridge.clients} = ${percent(logo)}.`,
  )
  expect(page).toContain(`+ ${won} = ${start + expansion - contraction - churn + won}.`)
  const peso = (then: number, now: number) =>
    ratesOf(bridgeOf(window([10_000 * then, 1]), window([10_000 * now, 1]))).nrr
  expect(page).toContain(
    `keeps ${percent(peso(0.05, 0.04))} as reported and ${percent(peso(0.04, 0.04))} in constant currency`,
  )
})

test('growth', () => {
  const page = read('growth')
  const part = (reported: number[], constant: number[], index: number[]): PricedSales => ({
    reported: Float64Array.from(reported),
    constant: Float64Array.from(constant),
    deflator: deflatorOf(Float64Array.from(index)),
  })
  const windows = { before: { first: 0, last: 0 }, now: { first: 1, last: 1 } }
  const spain = part([1000, 1050], [1000, 1050], [100, 104])
  const mexico = (index: number[]) => part([1000, 800], [800, 800], index)
  const row = (name: string, now: number, change: number | null) =>
    expect(page).toContain(
      `| ${name} | ${(now / (1 + change!)).toFixed(2)} | ${now} | ${signed(change)} |`,
    )
  const { reported, constant, real, change } = growthBetween([spain, mexico([100, 105])], windows)
  row('as reported', reported, change.reported)
  row('constant currency', constant, change.constant)
  row('real', real!, change.real)
  const bare = growthBetween([spain, mexico([NaN, NaN])], windows)
  row("real, without Mexico's CPI", bare.real!, bare.change.real)
  expect(page).toContain(`= ${percent(bare.covered)} of the sales`)
})
