/** A firm whose key accounts are chosen, decided and looked at again, for tests. */
import { putTeamHours } from '../accounts/teamHours.api.ts'
import { teamHoursRoutes } from '../accounts/teamHours.routes.ts'
import { refreshPortfolio } from '../identify/keeping.store.ts'
import { tellLedger } from '../identify/testing.ledger.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { putTier } from './capacity.api.ts'
import { capacityRoutes } from './capacity.routes.ts'
import { keepCriteria } from './criteria.api.ts'
import { criteriaRoutes } from './criteria.routes.ts'
import type { Measured } from './criterion.ts'
import { moveRound, openRound, rate } from './rating.api.ts'
import { ratingRoutes } from './rating.routes.ts'
import { reviewRoutes } from './review.routes.ts'
import { decideSelection, openSelection, pickPoint, wishAccount } from './selection.api.ts'
import { selectionJobs } from './selection.jobs.ts'
import { selectionRoutes } from './selection.routes.ts'
import { nameStrategy } from './served.store.ts'
import { addStrategy } from './strategy.api.ts'
import { strategyRoutes } from './strategy.routes.ts'
import { aCriterion } from './testing.ts'
import { watchJobs } from './watch.jobs.ts'
import { watchRoutes } from './watch.routes.ts'

const sales = (better: Measured['better']): Measured => ({
  metric: 'salesLast12',
  thresholds: [20, 40, 60, 80],
  better,
})

/** Those that sell most score best in money and worst in strategy. */
export const reviewed = [
  aCriterion({ key: 'revenue', name: 'Ventas', weight: 40, measured: sales('more') }),
  aCriterion({
    key: 'room',
    name: 'Recorrido',
    axis: 'strategic',
    weight: 40,
    looksAhead: true,
    measured: sales('less'),
  }),
  aCriterion({ key: 'brand', name: 'Marca', axis: 'strategic', weight: 20 }),
]

/** The same where any account that sells 9 or more counts as large. */
export const lowered = reviewed.map((one) =>
  one.key === 'revenue'
    ? { ...one, measured: { ...sales('more'), thresholds: [5, 7, 8, 9] as Measured['thresholds'] } }
    : one,
)

/** Six accounts of 90 to 10; all serve a strategy; hours for two, so C0 and C1 are chosen. */
type Asked = {
  wishes?: boolean
  decided?: boolean
  /** Another point of the frontier than the firm's share. */
  financialShare?: number
  candidates?: number
  /** Whoever leads gives these points for the brand before the list is opened. */
  brand?: number[]
}

export async function aReviewedFirm({ wishes = false, decided = true, ...more }: Asked = {}) {
  const firm = aFirm(
    [
      ...criteriaRoutes,
      ...selectionRoutes,
      ...ratingRoutes,
      ...strategyRoutes,
      ...capacityRoutes,
      ...teamHoursRoutes,
      ...reviewRoutes,
      ...watchRoutes,
    ],
    [...selectionJobs, ...watchJobs],
  )
  const { lead, db, work } = firm
  await db(async (tx) => {
    await tellLedger(
      tx,
      [90, 75, 50, 45, 30, 10].map((amount, at) => ({ code: `C${at}`, day: '2026-10-01', amount })),
    )
    await refreshPortfolio(tx, TODAY)
  })
  await lead.ask(keepCriteria, { criteria: reviewed })
  const { strategyId } = await lead.ask(addStrategy, { title: 'Exportar' })
  await lead.ask(putTeamHours, { personId: lead.id, hours: { ventas: 20 } })
  await lead.ask(putTier, { tier: 'key', needs: { ventas: 9 } })
  const accounts = await db(async (tx) => {
    const rows = await tx`select account_id from account where firm_id = ${tx.firm} order by code`
    const ids = rows.map((row) => row['accountId'] as string)
    for (const accountId of ids) {
      await nameStrategy(tx, { accountId, strategyId, how: 'vende fuera' })
    }
    return ids
  })
  const rateBrand = async (points: number[]) => {
    const { roundId } = await lead.ask(openRound, { title: 'Ronda', raters: [lead.id] })
    for (const [at, point] of points.entries()) {
      await lead.ask(rate, { roundId, accountId: accounts[at]!, key: 'brand', point })
    }
    for (const state of ['discussing', 'closed'] as const) {
      await lead.ask(moveRound, { roundId, state })
    }
    return roundId
  }
  const roundId = more.brand ? await rateBrand(more.brand) : null
  const { candidates } = more
  const { selectionId } = await lead.ask(openSelection, {
    title: 'Clave 2026',
    ...(candidates && { candidates }),
  })
  if (wishes) {
    const asked = { selectionId, accountId: accounts[4]!, reason: 'Amigo del consejo' }
    await lead.ask(wishAccount, { ...asked, wish: 'in' })
  }
  await work()
  if (more.financialShare !== undefined) {
    await lead.ask(pickPoint, { selectionId, financialShare: more.financialShare })
    await work()
  }
  if (decided) await lead.ask(decideSelection, { selectionId, effectiveOn: TODAY })
  return { ...firm, accounts, selectionId, roundId, rateBrand }
}
