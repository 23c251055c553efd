/** Sales targets over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { factorsOn } from '../gather/factorOn.store.ts'
import { offsetOf } from '../kernel/list.ts'
import { toCents } from '../kernel/money.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import type { KeptPortfolio } from './kept.ts'
import { portfolioMeant } from './portfolio.store.ts'
import { dropTarget, listTargets, putTarget } from './target.api.ts'
import { furthestBehind, type Measured, progressOf, type TargetProgress } from './target.ts'
import {
  keepTarget,
  type KeptTarget,
  seesAll,
  soldOf,
  takeTarget,
  targetAt,
  targetsOf,
  targetYears,
} from './target.store.ts'

const DRAWN = 12

export const targetRoutes: Route[] = [
  route(listTargets, async ({ input, db, today }) => {
    const portfolio = await portfolioMeant(db, {})
    const asOf = portfolio?.asOf ?? today
    const year = input.year ?? Number(asOf.slice(0, 4))
    const kept = await targetsOf(db, year)
    const targets = progressOf(await measured(db, portfolio, kept), asOf)
    const { q } = input
    const matching = q
      ? new Set((await targetsOf(db, year, q)).map(({ targetId }) => targetId))
      : null
    const shown = targets.filter(({ targetId }) => !matching || matching.has(targetId))
    const sorted = shown.toSorted(by(input.sort, input.dir))
    const start = offsetOf(input)
    const running = targets.filter(({ kind, goal }) => kind !== 'firm' && goal !== null)
    const drawn = running.filter(({ elapsed }) => elapsed > 0 && elapsed < 1)
    return {
      rows: sorted.slice(start, start + input.size).map(rounded),
      total: shown.length,
      year,
      years: await targetYears(db),
      asOf: portfolio?.asOf ?? null,
      valuation: portfolio?.valuation ?? null,
      seesAll: await seesAll(db),
      worst: roundedOr(furthestBehind(targets)),
      firm: roundedOr(targets.find(({ kind, period }) => kind === 'firm' && period.length === 4)),
      drawn: (drawn.length > 0 ? drawn : running)
        .toSorted((a, b) => b.goal! - a.goal!)
        .slice(0, DRAWN)
        .map(rounded),
    }
  }),

  route(putTarget, async ({ input, actor, db }) => {
    if (input.accountId !== null) found(await accountOf(db, input.accountId))
    if (input.accountId !== null && input.salesperson !== null) {
      throw new Problem(422, 'identify/target-of-both')
    }
    const before = (await targetAt(db, input)) ?? null
    if (before) await takeTarget(db, before)
    await keepTarget(db, input)
    // In the firm's history, not in the account's: a target is ours, not the client's.
    await record(db, actor, 'target.kept', { now: input, before })
    return { now: input, before }
  }),

  route(dropTarget, async ({ input, actor, db }) => {
    const before = found(await targetAt(db, input))
    await takeTarget(db, before)
    await record(db, actor, 'target.dropped', { before })
    return before
  }),
]

/** With what was sold; a target in a currency that no rate reaches is told without. */
async function measured(
  db: Db,
  portfolio: KeptPortfolio | null,
  kept: KeptTarget[],
): Promise<Measured[]> {
  if (!portfolio) return kept.map((one) => ({ ...one, actual: null, goal: null }))
  const { asOf, valuation } = portfolio
  const sold = await soldOf(db, portfolio, kept)
  const currencies = [...new Set(kept.map(({ currency }) => currency))].filter(
    (currency) => currency !== valuation,
  )
  const factors =
    currencies.length > 0 ? await factorsOn(db, { home: valuation, day: asOf, currencies }) : []
  const factorOf = new Map(factors.map(({ currency, factor }) => [currency, Number(factor)]))
  factorOf.set(valuation, 1)
  return kept.map((one) => {
    const factor = factorOf.get(one.currency)
    return {
      ...one,
      actual: factor === undefined ? null : (sold.get(one.targetId) ?? 0),
      goal: factor === undefined ? null : Number(one.amount) * factor,
    }
  })
}

function by(
  sort: 'ahead' | 'goal' | 'actual' | 'reached' | 'period' | 'name',
  dir: 'asc' | 'desc',
) {
  const sign = dir === 'asc' ? 1 : -1
  const of = (one: TargetProgress) =>
    sort === 'name' ? (one.account ?? one.salesperson ?? '') : one[sort]
  return (a: TargetProgress, b: TargetProgress) => {
    const [x, y] = [of(a), of(b)]
    if (x === null || y === null) return Number(x === null) - Number(y === null)
    return x < y ? -sign : x > y ? sign : a.targetId < b.targetId ? -1 : 1
  }
}

function rounded(one: TargetProgress): TargetProgress {
  const cents = (amount: number | null) => (amount === null ? null : toCents(amount))
  return { ...one, actual: cents(one.actual), goal: cents(one.goal), ahead: cents(one.ahead) }
}

const roundedOr = (one: TargetProgress | null | undefined) => (one ? rounded(one) : null)
