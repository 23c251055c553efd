/** Promotions over HTTP. */
import { homeCurrencyOf } from '../access/firm.store.ts'
import { worthIn } from '../gather/factorOn.store.ts'
import type { KeptPortfolio } from '../identify/kept.ts'
import { portfolioAt } from '../identify/portfolio.store.ts'
import { addDays, daysBetween } from '../kernel/day.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import {
  dropPromotion,
  listFamilies,
  listPromotions,
  measureOnePromotion,
  putPromotion,
} from './promotion.api.ts'
import {
  accountsAmong,
  allPromotions,
  familiesOf,
  promotionOf,
  removePromotion,
  weeklySales,
  writePromotion,
} from './promotion.store.ts'
import { type Promotion, type PromotionMeasured, whyNotPromotion } from './promotion.ts'
import { measurePromotion } from './promotionMeasure.ts'

/** Two years to learn the season from, and one for what it usually misses. */
const HISTORY_WEEKS = 52 * 3

export const promotionRoutes: Route[] = [
  route(listPromotions, ({ db }) => allPromotions(db)),
  route(listFamilies, ({ db }) => familiesOf(db)),

  route(putPromotion, async ({ input, actor, db }) => {
    heed(whyNotPromotion(input))
    const id = input.promotionId
    const before = id ? ((await promotionOf(db, id)) ?? null) : null
    if ((await accountsAmong(db, input.accountIds)) < new Set(input.accountIds).size) {
      throw new Problem(404, 'request/not-found')
    }
    const now = found(await promotionOf(db, await writePromotion(db, input)))
    const { promotionId, name } = now
    const what = before ? 'promotion.changed' : 'promotion.added'
    await record(db, actor, what, { promotionId, name, before })
    return { now, before }
  }),

  route(dropPromotion, async ({ input: { promotionId }, actor, db }) => {
    const before = found(await promotionOf(db, promotionId))
    await removePromotion(db, promotionId)
    await record(db, actor, 'promotion.takenBack', before)
    return before
  }),

  route(measureOnePromotion, async ({ input: { promotionId }, actor, db }) => {
    const promotion = found(await promotionOf(db, promotionId))
    if (actor.sees === 'own') return { state: 'closed' as const, told: null }
    const portfolio = await portfolioAt(db, {})
    if (!portfolio) return { state: 'little' as const, told: null }
    if (portfolio.ledgerTo < promotion.untilOn) return { state: 'running' as const, told: null }
    const told = await measured(db, promotion, portfolio)
    return told ? { state: 'ready' as const, told } : { state: 'little' as const, told: null }
  }),
]

type Ledger = Pick<KeptPortfolio, 'ledgerFrom' | 'ledgerTo'>

async function measured(db: Db, promotion: Promotion, { ledgerFrom, ledgerTo }: Ledger) {
  const { fromOn, untilOn, weeksBefore, weeksAfter, currency, marginShare, cost } = promotion
  const weeks = Math.ceil((daysBetween(fromOn, untilOn) + 1) / 7)
  const ledgerWeeks = Math.floor((daysBetween(fromOn, ledgerTo) + 1) / 7)
  const after = Math.max(0, Math.min(weeksAfter, ledgerWeeks - weeks))
  // Weeks before the ledger begins are unknown, and not empty.
  const known = Math.max(0, Math.floor(daysBetween(ledgerFrom, fromOn) / 7))
  const history = Math.min(HISTORY_WEEKS + weeksBefore, known)
  const first = addDays(fromOn, -history * 7)
  const home = (await homeCurrencyOf(db)) ?? currency
  const worth = await worthIn(db, { home, day: fromOn, currencies: [currency] })
  const rate = worth.get(currency)
  const about = { ...promotion, first, weeks: history + weeks + after, home }
  const spent = rate === undefined ? null : Number(cost) * rate
  const found = measurePromotion(
    await weeklySales(db, about),
    { from: history, weeks, before: weeksBefore, after },
    { spent: spent ?? 0, marginShare },
  )
  if (!found || found.parts.during.actual === 0) return null
  return {
    ...found,
    currency: home,
    ledgerTo,
    weeksAfterKnown: after,
    spent,
    weeks: found.weeks.map(({ at, ...week }) => ({ ...week, from: addDays(first, at * 7) })),
  } satisfies PromotionMeasured
}
