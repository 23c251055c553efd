/** What is told to whom about tiers, in PostgreSQL. */
import { z } from 'zod'
import { type Day, Day as DayShape } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import { enqueue } from '../platform/jobs.ts'
import { type Dated, tellMoves } from './notice.ts'
import { Standing } from './standing.ts'

/** Long enough to think better of it, and for several decisions to come in one mail. */
const PAUSE_MS = 5 * 60_000

/**
 * Asks for the teams to be told soon; and again in the morning of each later day, for accounts that
 * someone looks after only by then.
 */
export async function askToTell(db: Db, days: readonly Day[]): Promise<void> {
  const soon = new Date(Date.now() + PAUSE_MS).toISOString()
  await enqueue(db, tellMoves, {}, { key: 'soon', notBefore: soon })
  for (const day of new Set(days)) {
    const morning = `${day}T06:00:00.000Z`
    if (morning > soon) await enqueue(db, tellMoves, {}, { key: day, notBefore: morning })
  }
}

const Row = Standing.pick({ tier: true, phase: true }).extend({
  accountId: z.guid(),
  account: z.string(),
  standingId: z.guid(),
  effectiveOn: DayShape,
  reason: z.string(),
  decidedBy: z.string().nullable(),
  told: z.boolean(),
})
type Untold = Dated & { accountId: string; account: string }

/** All decisions of the accounts of which something is untold that takes effect from a day on, in their order. */
export function untoldSince(db: Db, since: Day): Promise<Untold[]> {
  return many(
    Row,
    db`
    select s.account_id, account.name as account, s.standing_id, s.tier, s.phase, s.effective_on,
      s.reason, a.name as decided_by, s.noticed_at is not null as told
    from standing s
    join account using (firm_id, account_id)
    left join firm_actor a on a.firm_id = s.firm_id and a.actor_id = s.decided_by
    where s.firm_id = ${db.firm} and account.archived_at is null and s.account_id in (
      select u.account_id from standing u
      where u.firm_id = ${db.firm} and u.noticed_at is null and u.effective_on >= ${since}
    )
    order by s.account_id, s.effective_on, s.decided_at, s.standing_id
  `,
  )
}

const Carer = z.object({
  accountId: z.guid(),
  personId: z.guid(),
  name: z.string(),
  email: z.string(),
  locale: z.string(),
})
export type ToldPerson = z.infer<typeof Carer>

/** Who looks after these accounts. */
export function carersOf(db: Db, accountIds: readonly string[]): Promise<ToldPerson[]> {
  return many(
    Carer,
    db`
    select c.account_id, p.person_id, p.name, p.email, p.locale
    from account_carer c join firm_person p using (firm_id, person_id)
    where c.firm_id = ${db.firm} and c.account_id = any(${[...accountIds]}::uuid[])
      and p.active and p.role <> 'client'
    order by p.person_id, c.account_id
  `,
  )
}

export async function markTold(db: Db, standingIds: readonly string[]): Promise<void> {
  await db`
    update standing set noticed_at = clock_timestamp()
    where firm_id = ${db.firm} and standing_id = any(${[...standingIds]}::uuid[])
  `
}
