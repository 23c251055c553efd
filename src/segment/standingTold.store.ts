/** Standings as lists tell them: the log of decisions, and every account with its tier. */
import type postgres from 'postgres'
import { z } from 'zod'
import { allIn } from '../accounts/account.store.ts'
import { wordsOf } from '../accounts/accountFilter.ts'
import { portfolioAt } from '../identify/portfolio.store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Day } from '../kernel/day.ts'
import { offsetOf } from '../kernel/list.ts'
import { toCents } from '../kernel/money.ts'
import { type Db, instant, many, one } from '../platform/db.ts'
import {
  Decision,
  type DecisionList,
  Phase,
  Stands,
  type StandsList,
  UNDECIDED,
} from './standing.ts'
import { standingOn } from './standing.store.ts'
import { TierName, TIERS } from './tier.ts'

const Row = Decision.omit({ from: true, to: true }).extend({
  tier: TierName,
  phase: Phase.nullable(),
  fromTier: TierName,
  fromPhase: Phase.nullable(),
  decidedAt: instant,
  noticedAt: instant.nullable(),
})
const Count = z.object({ total: z.number() })

export async function decisionPage(db: Db, list: DecisionList) {
  const words = wordsOf(list.q)
  const where = words.length > 0 ? db`where ${allIn(db, words)}` : db``
  const rows = await decisions(
    db,
    db`${where} order by decided_at desc, standing_id limit ${list.size} offset ${offsetOf(list)}`,
  )
  const { total } = await one(
    Count,
    db`select count(*) as total from standing s join account using (firm_id, account_id)
      where s.firm_id = ${db.firm} ${words.length > 0 ? db`and ${allIn(db, words)}` : db``}`,
  )
  return { rows, total }
}

/** Of one account, the newest first. */
export function decisionsOf(db: Db, accountId: string): Promise<Decision[]> {
  return decisions(db, db`where account_id = ${accountId} order by decided_at desc, standing_id`)
}

/** One decision, and whether it is the account's last. */
export async function decisionOf(db: Db, standingId: string) {
  const [decision] = await decisions(db, db`where standing_id = ${standingId}`)
  if (!decision) return undefined
  const [last] = await decisionsOf(db, decision.accountId)
  return { decision, isLast: last!.standingId === standingId }
}

type Between = { from: Day; to: Day; actor: Pick<Actor, 'id' | 'role'> }

/**
 * What moves in a span of days, the earliest first; of several decisions for one day the last. Who
 * manages accounts sees those they look after.
 */
export function movesBetween(db: Db, { from, to, actor }: Between): Promise<Decision[]> {
  const mine = actor.role === 'manager' || actor.role === 'expert'
  const which = db`
    where effective_on between ${from} and ${to}
      and (tier, phase) is distinct from (from_tier, from_phase)
      ${
        mine
          ? db`and account_id in (
              select c.account_id from account_carer c
              where c.firm_id = ${db.firm} and c.person_id = ${actor.id}
            )`
          : db``
      }
    order by effective_on, search_text, standing_id
  `
  return decisions(db, which, db`distinct on (s.account_id, s.effective_on)`)
}

/** Each decision with where the account was before it. */
async function decisions(db: Db, which: postgres.Fragment, first = db``): Promise<Decision[]> {
  const rows = await many(
    Row,
    db`
    select * from (
      select s.standing_id, s.account_id, account.name as account, account.search_text, s.tier,
        s.phase, s.effective_on, s.reason, s.selection_id, a.name as decided_by, s.decided_at,
        s.noticed_at,
        coalesce(lag(s.tier) over timeline, ${UNDECIDED}) as from_tier,
        lag(s.phase) over timeline as from_phase
      from (
        select ${first} * from standing s where s.firm_id = ${db.firm}
        order by s.account_id, s.effective_on, s.decided_at desc, s.standing_id desc
      ) s
      join account using (firm_id, account_id)
      left join firm_actor a on a.firm_id = s.firm_id and a.actor_id = s.decided_by
      window timeline as (
        partition by s.account_id order by s.effective_on, s.decided_at, s.standing_id
      )
    ) told
    ${which}
  `,
  )
  return rows.map(({ tier, phase, fromTier, fromPhase, ...decision }) => ({
    ...decision,
    from: { tier: fromTier, phase: fromPhase },
    to: { tier, phase },
  }))
}

const ORDER: Record<StandsList['sort'], string> = {
  tier: 'place',
  name: 'search_text',
  since: 'since',
  sales: 'sales',
}

/** Every account with its tier; within a tier those that buy most first. */
export async function standsPage(db: Db, list: StandsList, today: Day) {
  const words = wordsOf(list.q)
  const portfolio = await portfolioAt(db, {})
  const from = db`
    from (${everyStanding(db, today)}) s
    left join account_metric m on m.firm_id = ${db.firm} and m.account_id = s.account_id
      and m.as_of = ${portfolio?.asOf ?? null} and m.valuation = ${portfolio?.valuation ?? null}
    where true
      ${list.tier.length > 0 ? db`and s.tier = any(${list.tier}::text[])` : db``}
      ${list.phase.length > 0 ? db`and s.phase = any(${list.phase}::text[])` : db``}
      ${words.length > 0 ? db`and ${allIn(db, words)}` : db``}
  `
  const rows = await many(
    Stands,
    db`
    select s.account_id, s.code, s.name, s.tier, s.phase, s.since, s.selection_id,
      m.sales_last_12 as sales, array_position(${[...TIERS]}::text[], s.tier) as place, s.search_text
    ${from}
    order by ${db.unsafe(`${ORDER[list.sort]} ${list.dir}`)} nulls last, sales desc nulls last,
      s.account_id
    limit ${list.size} offset ${offsetOf(list)}
  `,
  )
  const { total } = await one(Count, db`select count(*) as total ${from}`)
  return {
    rows: rows.map((row) => ({ ...row, sales: row.sales === null ? null : toCents(row.sales) })),
    total,
  }
}

/** Every account that is not archived, with how it stands; also those that nothing was decided of. */
function everyStanding(db: Db, day: Day) {
  return db`
    select account.account_id, account.code, account.name, account.search_text,
      coalesce(s.tier, ${UNDECIDED}) as tier, s.phase, s.since, s.selection_id
    from account
    left join (${standingOn(db, day)}) s on s.account_id = account.account_id
    where account.firm_id = ${db.firm} and account.archived_at is null and account.merged_into_id is null
  `
}

const InTier = z.object({
  tier: TierName,
  accounts: z.number(),
  phases: z.partialRecord(Phase, z.number()),
})

/** How many accounts stand in each tier, and of them how many in each phase. */
export async function countsByTier(db: Db, day: Day): Promise<z.output<typeof InTier>[]> {
  const counted = await many(
    InTier,
    db`
    select tier, sum(accounts)::int8 as accounts,
      coalesce(jsonb_object_agg(phase, accounts) filter (where phase is not null), '{}') as phases
    from (
      select tier, phase, count(*) as accounts from (${everyStanding(db, day)}) s group by tier, phase
    ) counted
    group by tier
  `,
  )
  const none = (tier: TierName) => ({ tier, accounts: 0, phases: {} })
  return TIERS.map((tier) => counted.find((one) => one.tier === tier) ?? none(tier))
}
