/** What plans owe today, in PostgreSQL: an answer by a lead where they wait for review, and their late lines. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import { DOING } from './item.ts'

const Account = z.object({ accountId: z.guid(), account: z.string() })
const InReview = Account.extend({ planId: z.guid(), title: z.string(), since: Day })
const LateLine = Account.extend({
  itemId: z.guid(),
  kind: z.enum(DOING),
  title: z.string(),
  dueOn: Day,
})

/** Those that have waited longest first. */
export const plansInReview = (db: Db) =>
  many(
    InReview,
    db`
    select p.plan_id, account.account_id, account.name as account, p.title,
      coalesce((select max(v.made_at)::date from plan_version v
        where v.firm_id = p.firm_id and v.plan_id = p.plan_id), p.changed_on) as since
    from plan p
    left join account_kept k on k.firm_id = p.firm_id and k.account_id = p.account_id
    join account on account.firm_id = p.firm_id and account.archived_at is null
      and account.account_id = coalesce(k.kept_id, p.account_id)
    where p.firm_id = ${db.firm} and p.state = 'in-review'
    order by since, p.plan_id
  `,
  )

/** Of plans at work, what was decided and let pass: by the line's owner, else by the plan's. */
export const lateLinesOf = (db: Db, personId: string, today: Day) =>
  many(
    LateLine,
    db`
    select x.item_id, x.kind, account.account_id, account.name as account, x.title, x.due_on
    from plan_item x
    join plan p on p.firm_id = x.firm_id and p.plan_id = x.plan_id and p.state = 'active'
    left join account_kept k on k.firm_id = p.firm_id and k.account_id = p.account_id
    join account on account.firm_id = p.firm_id and account.archived_at is null
      and account.account_id = coalesce(k.kept_id, p.account_id)
    where x.firm_id = ${db.firm} and x.kind = any(${[...DOING]}) and x.state = 'active'
      and x.due_on < ${today} and coalesce(x.owner_id, p.owner_id) = ${personId}
    order by x.due_on, x.item_id
  `,
  )
