/** A firm with four key accounts for tests, of which one has stalled. */
import { aFirm } from '../platform/testing.ts'
import { keepCostActivity, keepCostRate } from '../identify/cost.store.ts'
import { refreshPortfolio } from '../identify/keeping.store.ts'
import { tellLedger } from '../identify/testing.ledger.ts'
import { criteriaRoutes } from './criteria.routes.ts'
import { listOpenStalled } from './stalled.api.ts'
import { stalledJobs } from './stalled.jobs.ts'
import { stalledRoutes } from './stalled.routes.ts'
import { insertStandings } from './standing.store.ts'
import type { TierName } from './tier.ts'

export const TODAY = '2026-11-21'
export const firm = () => aFirm([...stalledRoutes, ...criteriaRoutes], stalledJobs)
type AFirm = ReturnType<typeof firm>

/** Sold in each of the four years to today, the oldest first. */
const SOLD: Record<string, number[]> = {
  FLAT: [1000, 1000, 990, 980],
  GROWS: [1000, 1100, 1210, 1331],
  NEW: [1000, 1000, 1000, 1000],
  ALONE: [1000, 1000, 1000, 1000],
}

/** Four key accounts, three of long standing, two of which were visited. */
export async function stalling() {
  const here = firm()
  const ids = await here.db(async (db) => {
    const sold = Object.entries(SOLD).flatMap(([code, years]) =>
      years.map((amount, at) => ({ code, day: `${2023 + at}-11-21`, amount })),
    )
    // The ledger reaches back to the beginning of the first year.
    await tellLedger(db, [{ code: 'FIRST', day: '2022-11-22', amount: 1 }, ...sold])
    const rows = await db<{ code: string; accountId: string }[]>`
      select code, account_id from account where firm_id = ${db.firm}
    `
    const ids = Object.fromEntries(rows.map(({ code, accountId }) => [code, accountId]))
    const move = (code: string, effectiveOn: string, tier: TierName = 'key') => ({
      accountId: ids[code]!,
      tier,
      phase: null,
      effectiveOn,
      reason: 'Se eligió',
      selectionId: null,
    })
    await insertStandings(
      db,
      [
        move('FLAT', '2023-01-01'),
        move('FLAT', '2024-01-01', 'strategic'),
        move('GROWS', '2023-01-01'),
        move('ALONE', '2023-01-01'),
        move('NEW', '2026-01-01'),
      ],
      here.lead.id,
    )
    const rate = { activity: 'Visita', unit: 'visita', rate: '200', currency: 'EUR' }
    await keepCostRate(db, { ...rate, day: '2020-01-01' })
    for (const code of ['FLAT', 'GROWS', 'NEW']) {
      const visit = { accountId: ids[code]!, activity: 'Visita', units: '6' }
      await keepCostActivity(db, { ...visit, day: '2025-06-01' })
      await keepCostActivity(db, { ...visit, day: '2026-06-01' })
    }
    await refreshPortfolio(db, TODAY)
    return ids
  })
  await here.work()
  const [open] = await here.lead.ask(listOpenStalled, {})
  return { ...here, ids, caseId: open!.caseId }
}

export const cares = ({ db }: Pick<AFirm, 'db'>, accountId: string, personId: string) =>
  db(
    (tx) => tx`
    insert into account_carer (account_id, person_id, part)
    values (${accountId}, ${personId}, 'manager')
  `,
  )
