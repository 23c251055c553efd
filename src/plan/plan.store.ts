/** Plans in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { allIn } from '../accounts/account.store.ts'
import { wordsOf } from '../accounts/accountFilter.ts'
import type { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import { forget, remember } from '../platform/search.ts'
import { Plan, type PlanGiven, type PlanList, type PlanState } from './plan.ts'
import { proseIn } from './prose.store.ts'

/** How many are told at once: more plans than a firm has key accounts. */
const MOST = 2000

function plans(db: Db, where: postgres.Fragment): Promise<Plan[]> {
  return many(
    Plan,
    db`
    select p.plan_id, account.account_id, account.name as account, p.title, p.template, p.from_on, p.until_on,
      p.owner_id, o.name as owner_name, p.private, p.state,
      (select count(*) from plan_version v where v.firm_id = p.firm_id and v.plan_id = p.plan_id) as versions,
      greatest(p.changed_on, (
        select max(i.changed_on) from plan_item i where i.firm_id = p.firm_id and i.plan_id = p.plan_id
      )) as changed_on,
      array(select c.person_id from account_near c
        where c.firm_id = p.firm_id and c.account_id = p.account_id) as carers
    from plan p
    left join account_kept k using (firm_id, account_id)
    join account on account.firm_id = p.firm_id and account.account_id = coalesce(k.kept_id, p.account_id)
    left join firm_person o on o.firm_id = p.firm_id and o.person_id = p.owner_id
    where p.firm_id = ${db.firm} and ${where}
    order by p.state = 'closed', p.from_on desc, p.made_at desc, p.plan_id
    limit ${MOST}
  `,
  )
}

export const plansOf = (db: Db, accountId: string) =>
  plans(db, db`p.account_id = any(account_and_merged(${accountId}))`)

export async function planOf(db: Db, planId: string): Promise<Plan | undefined> {
  const [found] = await plans(db, db`p.plan_id = ${planId}`)
  return found
}

export function plansWhere(db: Db, { q, state, account }: PlanList) {
  const words = wordsOf(q)
  return plans(
    db,
    db`account.archived_at is null
      ${state.length > 0 ? db`and p.state = any(${state}::text[])` : db``}
      ${account ? db`and p.account_id = any(account_and_merged(${account}))` : db``}
      ${words.length > 0 ? db`and ${allIn(db, words)}` : db``}`,
  )
}

/** Held until the transaction ends, so that an account never has two. */
export async function hasOpenPlan(db: Db, accountId: string, but?: string): Promise<boolean> {
  await db`select pg_advisory_xact_lock(hashtextextended(${`plan ${db.firm} ${accountId}`}, 0))`
  const rows = await db`
    select from plan
    where firm_id = ${db.firm} and account_id = any(account_and_merged(${accountId}))
      and state <> 'closed' ${but ? db`and plan_id <> ${but}` : db``}
  `
  return rows.length > 0
}

export async function keepPlan(
  db: Db,
  given: PlanGiven & { planId?: string | undefined },
  today: Day,
): Promise<string> {
  const { planId = randomUUID(), accountId, title, template, fromOn, untilOn } = given
  await db`
    insert into plan (plan_id, account_id, title, template, from_on, until_on, owner_id, private, changed_on)
    values (${planId}, ${accountId}, ${title}, ${template}, ${fromOn}, ${untilOn}, ${given.ownerId},
      ${given.private}, ${today})
    on conflict (firm_id, plan_id) do update
    set title = excluded.title, template = excluded.template, from_on = excluded.from_on,
      until_on = excluded.until_on, owner_id = excluded.owner_id, private = excluded.private,
      changed_on = excluded.changed_on
    where plan.account_id = any(account_and_merged(excluded.account_id))
  `
  return planId
}

export function setPlanState(
  db: Db,
  planId: string,
  { state, today }: { state: PlanState; today: Day },
) {
  return db`
    update plan set state = ${state}, changed_on = ${today}
    where firm_id = ${db.firm} and plan_id = ${planId}
  `
}

export async function removePlan(db: Db, planId: string) {
  await db`delete from plan where firm_id = ${db.firm} and plan_id = ${planId}`
  await forget(db, 'plan', planId)
}

/** By what was written about it together; a private one is never found. */
export async function rememberPlan(db: Db, { planId, accountId, title, private: isPrivate }: Plan) {
  const text = isPrivate ? '' : await proseIn(db, planId)
  if (text === '') return forget(db, 'plan', planId)
  return remember(db, { kind: 'plan', thingId: planId, accountIds: [accountId], title, text })
}
