/** Live figures of accounts, read from what earlier rooms keep. */
import { shareOfPotential } from '../accounts/potential.ts'
import { STAGES, workingStage } from '../accounts/stage.ts'
import { stagesOf } from '../accounts/stageView.store.ts'
import { portfolioAt } from '../identify/portfolio.store.ts'
import type { Db } from '../platform/db.ts'
import { metricsOf } from '../segment/metric.store.ts'
import { potentialsIn } from '../segment/potentialsIn.store.ts'
import { type LiveValues, NOTHING_LIVE } from './liveMetric.ts'

const COUNTED = [
  'salesLast12',
  'margin',
  'growth',
  'marginShare',
  'families',
  'purchaseDays',
  'referrals',
] as const

export type Live = {
  /** Null where there is no ledger. */
  asOf: string | null
  currency: string | null
  of: (accountId: string) => LiveValues
}

/** Shares in percent, as people say them. */
const percent = (share: number | null) => (share === null ? null : share * 100)

export async function liveOf(db: Db, accountIds: readonly string[]): Promise<Live> {
  const stages = await stagesOf(db, accountIds)
  const stageOf = (accountId: string) => {
    const told = stages.get(accountId)
    const stage = told ? workingStage(told.ours, told.theirs) : null
    return stage === null ? null : STAGES.indexOf(stage) + 1
  }
  const portfolio = await portfolioAt(db, {})
  if (!portfolio || accountIds.length === 0) {
    const of = (accountId: string) => ({ ...NOTHING_LIVE, stage: stageOf(accountId) })
    return { asOf: null, currency: null, of }
  }
  const figures = await metricsOf(db, portfolio, { accountIds, metrics: COUNTED })
  const potentials = await potentialsIn(db, portfolio, accountIds)
  return {
    asOf: portfolio.asOf,
    currency: portfolio.valuation,
    of: (accountId) => {
      const told = figures.get(accountId)
      if (!told) return { ...NOTHING_LIVE, stage: stageOf(accountId) }
      const wallet = shareOfPotential(told.salesLast12, potentials.get(accountId) ?? null)
      return {
        ...told,
        growth: percent(told.growth),
        marginShare: percent(told.marginShare),
        walletShare: percent(wallet),
        stage: stageOf(accountId),
      }
    },
  }
}
