/** A firm with a list to decide: six accounts, rated and measured, and hours for two of them. */
import { putTeamHours } from '../accounts/teamHours.api.ts'
import { teamHoursRoutes } from '../accounts/teamHours.routes.ts'
import { refreshPortfolio } from '../identify/keeping.store.ts'
import { tellLedger } from '../identify/testing.ledger.ts'
import type { Route } from '../platform/serve.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { putTier } from './capacity.api.ts'
import { capacityRoutes } from './capacity.routes.ts'
import { keepCriteria } from './criteria.api.ts'
import { criteriaRoutes } from './criteria.routes.ts'
import { moveRound, openRound, rate, readRatingSheet } from './rating.api.ts'
import { ratingRoutes } from './rating.routes.ts'
import { STRENGTH } from './rating.ts'
import { listSelectionAccounts, openSelection } from './selection.api.ts'
import { selectionJobs } from './selection.jobs.ts'
import { selectionRoutes } from './selection.routes.ts'
import { nameStrategy } from './served.store.ts'
import { addStrategy } from './strategy.api.ts'
import { strategyRoutes } from './strategy.routes.ts'
import { aCriterion } from './testing.ts'

const criteria = [
  aCriterion({
    key: 'revenue',
    weight: 40,
    measured: { metric: 'salesLast12', thresholds: [20, 40, 60, 80], better: 'more' },
  }),
  aCriterion({ key: 'fit', axis: 'strategic', weight: 40, looksAhead: true }),
  aCriterion({ key: 'brand', axis: 'strategic', weight: 20 }),
]

const sizes = [90, 75, 50, 45, 30, 10]
const fits = [2, 4, 5, 3, 3, 5]

/** Six accounts of different sizes; all but the last serve a strategy; hours for two. */
export async function aChoice({ hours = 20, more = [] as Route[] } = {}) {
  const firm = aFirm(
    [
      ...criteriaRoutes,
      ...ratingRoutes,
      ...selectionRoutes,
      ...strategyRoutes,
      ...capacityRoutes,
      ...teamHoursRoutes,
      ...more,
    ],
    selectionJobs,
  )
  const { lead, db, work } = firm
  await db(async (tx) => {
    await tellLedger(
      tx,
      sizes.map((amount, at) => ({ code: `C${at}`, day: '2026-10-01', amount })),
    )
    await refreshPortfolio(tx, TODAY)
  })
  await lead.ask(keepCriteria, { criteria })
  const strategy = await lead.ask(addStrategy, { title: 'Exportar' })
  await lead.ask(putTeamHours, { personId: lead.id, hours: { ventas: hours } })
  await lead.ask(putTier, { tier: 'key', needs: { ventas: 9 } })
  const { roundId } = await lead.ask(openRound, { title: 'Otoño', raters: [lead.id] })
  const sheet = await lead.ask(readRatingSheet, { roundId })
  const accounts = sheet.map(({ accountId }) => accountId)
  for (const [at, accountId] of accounts.entries()) {
    await lead.ask(rate, { roundId, accountId, key: 'fit', point: fits[at]! })
    await lead.ask(rate, { roundId, accountId, key: STRENGTH, point: 4 })
  }
  for (const state of ['discussing', 'closed'] as const) {
    await lead.ask(moveRound, { roundId, state })
  }
  await db(async (tx) => {
    for (const accountId of accounts.slice(0, 5)) {
      await nameStrategy(tx, { accountId, strategyId: strategy.strategyId, how: 'vende fuera' })
    }
  })
  const { selectionId } = await lead.ask(openSelection, { title: 'Clave 2027' })
  await work()
  const chosen = async () => {
    const { rows } = await lead.ask(listSelectionAccounts, { selectionId, shown: 'chosen' })
    return rows.map(({ code }) => `${code}`).toSorted((a, b) => a.localeCompare(b))
  }
  return { ...firm, selectionId, accounts, chosen, sizes, fits }
}
