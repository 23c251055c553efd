/** What accounts bought in a year, and those that go quiet or buy less: what the list of Hoy weighs by, and its own rows. */
import { z } from 'zod'
import { TEAM } from '../../kernel/actor.ts'
import { toDo } from '../../kernel/toDo.ts'
import { type Db, many } from '../../platform/db.ts'
import type { ToDoPart } from '../../platform/toDoPart.ts'
import { ofPortfolio } from '../accountWhere.store.ts'
import type { KeptPortfolio } from '../kept.ts'
import { portfolioMeant } from '../portfolio.store.ts'
import { watchedAccounts } from '../today.store.ts'
import { sureOf } from './cockpit.ts'

const Sales = z.object({ accountId: z.guid(), sales: z.number() })

/** By account: what it bought in the twelve months until the day of the portfolio, or in those before if that was more. */
export async function salesOf(
  db: Db,
  portfolio: KeptPortfolio | null,
  accountIds: readonly string[],
) {
  if (!portfolio || accountIds.length === 0) return new Map<string, number>()
  const rows = await many(
    Sales,
    db`
    select m.account_id, greatest(m.sales_last_12, m.sales_previous_12, 0)::float8 as sales
    from account_metric m
    where ${ofPortfolio(db, portfolio)} and m.account_id = any(${[...accountIds]}::uuid[])
  `,
  )
  return new Map(rows.map(({ accountId, sales }) => [accountId, sales]))
}

/** Who sees the team's sees all that goes quiet; else what they look after. */
const MOST = 40

export const watchedToDo: ToDoPart = {
  part: 'watched',
  may: TEAM,
  rows: async (db, { actor, people, today }) => {
    const portfolio = await portfolioMeant(db, {})
    if (!portfolio) return []
    const asked = people.length > 1 ? { id: actor.id, role: 'viewer' as const } : actor
    const watched = await watchedAccounts(db, { actor: asked, portfolio, most: MOST })
    return watched.map((one) =>
      toDo({
        kind: one.kind,
        id: one.accountId,
        accountId: one.accountId,
        account: one.name,
        what: one.name,
        dueOn: today,
        share: 1,
        amount: one.atStake,
        sure: sureOf(one),
        why: one.reason.map(({ key, values }) => ({ key, values: flat(values) })),
        path: `/accounts/${one.accountId}`,
      }),
    )
  },
}

function flat(values: Record<string, string | number | string[]>) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  )
}
