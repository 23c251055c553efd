/** What a plan's document is made from, in PostgreSQL: what whoever asks may not see isn't among it. */
import { firmOf } from '../access/firm.store.ts'
import { actionsFrom } from '../accounts/action.store.ts'
import { stagesSaid } from '../accounts/stageView.store.ts'
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import { alignmentsOf } from './agreement.store.ts'
import { decisionsOf } from './alignment.store.ts'
import type { Facts, PromiseTold } from './documentFacts.ts'
import { itemsIn } from './item.store.ts'
import { liveOf } from './live.store.ts'
import type { Plan } from './plan.ts'
import { proseIn } from './prose.store.ts'
import { walletTold } from './walletRead.store.ts'

const Promised = z.object({
  promise: z.string(),
  dueOn: Day,
  ownerName: z.string().nullable(),
  state: z.enum(['open', 'kept', 'broken', 'withdrawn']),
  shared: z.boolean(),
  outcome: z.string(),
})

/** Those that fall into the plan's time, and all that are still open. */
function promisesOf(db: Db, { accountId, fromOn }: Plan): Promise<PromiseTold[]> {
  return many(
    Promised,
    db`
    select x.promise, x.due_on, o.name as owner_name, x.state, x.shared, x.outcome
    from commitment x
    left join firm_person o on o.firm_id = x.firm_id and o.person_id = x.owner_id
    where x.firm_id = ${db.firm} and x.account_id = any(account_and_merged(${accountId}))
      and (x.state = 'open' or x.due_on >= ${fromOn})
    order by x.due_on, x.commitment_id
    limit 500
  `,
  )
}

export async function factsOf(db: Db, plan: Plan, today: Day): Promise<Facts> {
  const { planId, accountId } = plan
  const [stage] = await stagesSaid(db, accountId)
  const live = await liveOf(db, [accountId])
  return {
    firm: (await firmOf(db)).name,
    plan,
    prose: await proseIn(db, planId),
    items: await itemsIn(db, [planId]),
    live: live.of(accountId),
    // Anyone may name another account's plan.
    actions: (await actionsFrom(db, 'plan', [planId])).filter((x) => x.accountId === accountId),
    promises: await promisesOf(db, plan),
    wallet: (await walletTold(db, accountId, today)).rows,
    stage: stage ?? null,
    meetings: await alignmentsOf(db, plan),
    decisions: await decisionsOf(db, planId),
  }
}
