/** A portfolio as it is kept: the accounts' rows, which of them each slice has, and the firm's figures. */
import type { Day } from '../kernel/day.ts'
import { settledText } from '../kernel/money.ts'
import type { FirmFigures } from './kept.ts'
import {
  type Label,
  LABELLED,
  labelOf,
  type Labels,
  mainsOf,
  type Mix,
  SLICED,
  type Sliced,
} from './mix.ts'
import { findingsOf } from './findings.ts'
import { openingOf } from './opening.ts'
import { ABC } from './pareto.ts'
import { type Pictured, picturesOf } from './picture.ts'
import {
  accountAt,
  type AccountFigures,
  type Portfolio,
  portfolioOf,
  type PortfolioSettings,
  type RankedAccount,
} from './portfolio.ts'
import { type Clause, reasonsAt } from './reason.ts'
import { segmentOf } from './rfm.ts'
import { type NamedSum, spreadOf } from './spread.ts'

/** What the ledger says of the accounts at a day, before any rule. */
export type DayFigures = {
  figures: AccountFigures
  costedSales: Float64Array
  /** Per account, sales of each of the 12 months that end on the day. */
  months: string[]
  /** The exact sum of all sales, as decimal text. */
  total: string
  /** Some line is in another currency than that of the valuation. */
  hasForeign: boolean
  /** Days of accounts whose amount no rate could value. */
  unvalued: number
}

export type Slice = Label & { ranks: number[] }

export type Story = {
  reason: Clause[]
  months: string
  mains: (string | null)[]
  mix: Mix | undefined
}

export type MadePortfolio = {
  portfolio: Portfolio
  costedSales: Float64Array
  accountAt: (at: number) => RankedAccount
  storyAt: (at: number) => Story
  slices: Slice[]
  figures: FirmFigures
}

type Given = {
  found: DayFigures
  mixes: Map<string, Mix>
  labels: Labels
  settings: PortfolioSettings
  asOf: Day
  span: { from: Day }
}

export function makePortfolio(given: Given): MadePortfolio {
  const { found, mixes, labels, settings, asOf, span } = given
  const portfolio = portfolioOf(found.figures, { asOf, settings })
  const { keys } = found.figures
  const reasonFor = reasonsAt({ asOf, ledgerFrom: span.from, accounts: keys.length })
  const slices = slicesOf(portfolio, mixes, labels)
  const sums = SLICED.map((by) => ({ by, sums: slices.sums(by) }))
  const groups = Object.fromEntries(
    sums.map(({ by, sums: all }) => [
      by,
      all.map(({ name, sales }) => ({ key: name, value: sales })),
    ]),
  )
  return {
    portfolio,
    costedSales: found.costedSales,
    accountAt: (at) => accountAt(portfolio, at),
    storyAt: (at) => {
      const mix = mixes.get(keys[at]!)
      return {
        reason: reasonFor(accountAt(portfolio, at)),
        months: found.months[at]!,
        mains: mix ? Object.values(mainsOf(mix, labels)) : LABELLED.map(() => null),
        mix,
      }
    },
    slices: slices.list,
    figures: {
      total: settledText(found.total),
      scoring: portfolio.scores.by,
      pictures: picturesOf(pictured(portfolio, found.costedSales)),
      spreads: sums.map(({ by, sums: all }) => spreadOf(by, all, settings.concentration)),
      opening: openingOf(portfolio, { ledgerFrom: span.from }) as FirmFigures['opening'],
      findings: findingsOf(portfolio, { ledgerFrom: span.from, groups }) as FirmFigures['findings'],
    },
  }
}

function pictured({ figures, scores, pareto }: Portfolio, costedSales: Float64Array): Pictured {
  const sum = (values: Float64Array) => values.reduce((all, one) => all + (one || 0), 0)
  return {
    sales: Float64Array.from(pareto.order, (at) => figures.sales[at]!),
    salesLast12: sum(figures.salesLast12),
    salesPrevious12: sum(figures.salesPrevious12),
    margin: figures.margin.every(Number.isNaN) ? null : sum(figures.margin),
    costedSales: sum(costedSales),
    cells: Array.from(figures.keys, (_, at) => ({
      segment: segmentOf(scores.r[at]!, scores.f[at]!, scores.m[at]!),
      abc: ABC[pareto.abc[at]!]!,
      r: scores.r[at]! || null,
      f: scores.f[at]! || null,
      accounts: 1,
      sales: figures.sales[at]!,
    })),
  }
}

/** Which accounts have sales under each name, and how much; the accounts from the largest. */
function slicesOf({ figures, pareto }: Portfolio, mixes: Map<string, Mix>, labels: Labels) {
  const found = new Map<number | string, Slice & { sales: number }>()
  const put = (key: number | string, label: Label, rank: number, sales: number) => {
    let slice = found.get(key)
    if (!slice) found.set(key, (slice = { ...label, ranks: [], sales: 0 }))
    slice.ranks.push(rank)
    slice.sales += sales
  }
  pareto.order.forEach((at, place) => {
    const mix = mixes.get(figures.keys[at]!)
    if (!mix) return
    for (const [each, id] of mix.labels.keys.entries()) {
      put(id, labelOf(id, labels), place + 1, mix.labels.sales[each]!)
    }
    for (const [each, name] of mix.currencies.keys.entries()) {
      put(name, { dimension: 'currency', name }, place + 1, mix.currencies.sales[each]!)
    }
  })
  const list = [...found.values()]
  const sums = (by: Sliced): NamedSum[] =>
    list
      .filter(({ dimension }) => dimension === by)
      .map(({ name, sales, ranks }) => ({ name, accountId: null, sales, accounts: ranks.length }))
  return { list, sums }
}
