/** Fairness of extras in PostgreSQL: what the tiers promise to all, what was given already, who would lose; and decisions. */
import { z } from 'zod'
import { teamHoursOf } from '../accounts/teamHours.store.ts'
import { Hours } from '../accounts/teamHours.ts'
import { homeCurrencyOf } from '../access/firm.store.ts'
import { Day } from '../kernel/day.ts'
import { choiceOf, topic } from '../platform/choice.ts'
import { type Db, instant, many } from '../platform/db.ts'
import { limitsChoice } from '../segment/limits.store.ts'
import { standingOf, standingOn } from '../segment/standing.store.ts'
import { UNDECIDED } from '../segment/standing.ts'
import { tiersOf } from '../segment/tier.store.ts'
import { TierName } from '../segment/tier.ts'
import { type FairnessFacts, fairnessOf, sum, Taking, verdictOf } from './fairness.ts'
import { curesOf } from './fairnessCure.ts'
import { ExtraDecision, type FairnessCheck, RiskyClock, Touched } from './extra.ts'
import type { Request } from './request.ts'
import { RequestSettings } from './requestSettings.ts'

export const requestChoice = topic('engage.requests', RequestSettings)

/** So many accounts and clocks are named; how many there are is told. */
const NAMED = 12

const Counted = z.object({ tier: TierName, accounts: z.number() })
const Given = z.object({
  own: z.boolean(),
  hours: Hours,
  hoursFrom: Day,
  hoursMonths: z.number(),
})

type Asks = Pick<Request, 'requestId' | 'accountId' | 'hours' | 'hoursFrom' | 'hoursMonths'>

/** Over the whole firm, also for whoever sees only some accounts; without names. */
async function factsOf(db: Db, { requestId, accountId }: Asks, taking: Taking, today: Day) {
  const { tier } = await standingOf(db, accountId, today)
  const counts = await many(Counted, db`select * from accounts_by_tier(${today})`)
  const given = await many(
    Given,
    db`select * from extras_granted(${accountId}, ${requestId}, ${taking.from})`,
  )
  const { reserve } = await choiceOf(db, limitsChoice)
  const facts: FairnessFacts = {
    tiers: await tiersOf(db),
    others: counts.map((one) => ({
      ...one,
      accounts: one.accounts - (one.tier === tier ? 1 : 0),
    })),
    tier,
    team: await teamHoursOf(db),
    reserve,
    granted: given.map(({ own, hours, hoursFrom, hoursMonths }) => ({
      own,
      hours,
      from: hoursFrom,
      months: hoursMonths,
    })),
  }
  return facts
}

export async function fairnessCheckOf(db: Db, asks: Asks, today: Day): Promise<FairnessCheck> {
  const asked = Taking.parse({
    hours: asks.hours,
    from: asks.hoursFrom,
    months: asks.hoursMonths,
  })
  const facts = await factsOf(db, asks, asked, today)
  const { hourPrice } = await choiceOf(db, requestChoice)
  const lines = fairnessOf(facts, asked)
  const skills = Object.keys(asked.hours)
  const clocks = await riskyClocks(db, asks.accountId, skills)
  const losses = lossByTier(lines)
  return {
    asked,
    verdict: verdictOf(lines),
    lines,
    cures: curesOf(facts, asked, { hourPrice }),
    others: sum([...losses.values()].map(({ accounts }) => accounts)),
    touched: await touchedBy(db, { accountId: asks.accountId, losses, today, clocks }),
    clocks,
    currency: await homeCurrencyOf(db),
  }
}

type Loss = { accounts: number; each: number }

/** In its worst month, what an account of each tier loses over all skills. */
function lossByTier(lines: FairnessCheck['lines']): Map<TierName, Loss> {
  const losses = new Map<TierName, Loss>()
  for (const ofMonth of Map.groupBy(lines, ({ month }) => month).values()) {
    const parts = Map.groupBy(
      ofMonth.flatMap(({ from }) => from),
      ({ tier }) => tier,
    )
    for (const [tier, ofTier] of parts) {
      const accounts = ofTier[0]!.accounts
      const each = accounts > 0 ? sum(ofTier.map(({ hours }) => hours)) / accounts : 0
      losses.set(tier, { accounts, each: Math.max(each, losses.get(tier)?.each ?? 0) })
    }
  }
  return losses
}

const Named = Touched.omit({ loses: true })
type About = {
  accountId: string
  losses: Map<TierName, Loss>
  today: Day
  clocks: readonly z.infer<typeof RiskyClock>[]
}

async function touchedBy(db: Db, { accountId, losses, today, clocks }: About) {
  const atRisk = [...new Set(clocks.map((one) => one.accountId))]
  const rows = await many(
    Named,
    db`
    select a.account_id, a.name, coalesce(s.tier, ${UNDECIDED}) as tier,
      a.account_id = any(${atRisk}::uuid[]) as at_risk
    from account a
    left join (${standingOn(db, today)}) s using (account_id)
    where a.firm_id = ${db.firm} and a.archived_at is null and a.merged_into_id is null
      and a.account_id <> ${accountId} and coalesce(s.tier, ${UNDECIDED}) = any(${[...losses.keys()]}::text[])
    order by 4 desc, array_position('{strategic,key,future,standard,streamline}'::text[],
      coalesce(s.tier, ${UNDECIDED})), a.search_text
    limit ${NAMED}
  `,
  )
  return rows.map((row) => ({ ...row, loses: losses.get(row.tier)!.each }))
}

function riskyClocks(db: Db, accountId: string, skills: readonly string[]) {
  return many(
    RiskyClock.extend({ dueAt: instant.nullable() }),
    db`
    select c.clock_id, account.account_id, account.name as account, c.title, c.state, c.due_at, o.name as owner_name
    from clock c
    left join account_kept k using (firm_id, account_id)
    join account on account.firm_id = c.firm_id and account.account_id = coalesce(k.kept_id, c.account_id)
    join firm_person o on o.firm_id = c.firm_id and o.person_id = c.owner_id
    where c.firm_id = ${db.firm} and c.stopped_at is null and c.state in ('atRisk', 'breached')
      and account.account_id <> ${accountId} and account.archived_at is null
      and exists (select from team_hours h where h.firm_id = c.firm_id and h.person_id = c.owner_id
        and h.skill = any(${[...skills]}::text[]))
    order by c.due_at nulls last, c.clock_id limit ${NAMED}
  `,
  )
}

const Row = ExtraDecision.extend({
  decidedAt: instant,
  withdrawnAt: instant.nullable(),
})

/** The newest first. Accounts that were named to whoever decided are told only to those who may see them. */
export async function decisionsOf(db: Db, requestId: string): Promise<ExtraDecision[]> {
  const rows = await many(
    Row,
    db`
    select d.decision_id, d.request_id, d.decision, d.cure, d.reason, d.seen, d.decided_at, d.withdrawn_at,
      jsonb_build_object('hours', d.hours, 'from', d.hours_from, 'months', d.hours_months) as taking,
      p.name as decided_by_name
    from request_decision d
    left join firm_person p on p.firm_id = d.firm_id and p.person_id = d.decided_by
    where d.firm_id = ${db.firm} and d.request_id = ${requestId}
    order by d.decided_at desc, d.decision_id
  `,
  )
  const named = rows.flatMap(({ seen }) =>
    [...seen.touched, ...seen.clocks].map(({ accountId }) => accountId),
  )
  const visible = await many(
    z.object({ accountId: z.guid() }),
    db`select account_id from account where firm_id = ${db.firm} and account_id = any(${named}::uuid[])`,
  )
  const ids = new Set(visible.map(({ accountId }) => accountId))
  const seenOf = (seen: FairnessCheck): FairnessCheck => ({
    ...seen,
    touched: seen.touched.filter(({ accountId }) => ids.has(accountId)),
    clocks: seen.clocks.filter(({ accountId }) => ids.has(accountId)),
  })
  return rows.map((row) => ({ ...row, seen: seenOf(row.seen) }))
}

type Decided = Pick<ExtraDecision, 'requestId' | 'decision' | 'cure' | 'reason' | 'seen' | 'taking'>

export async function insertDecision(db: Db, decided: Decided): Promise<void> {
  const { requestId, decision, cure, reason, seen, taking } = decided
  await db`
    insert into request_decision (request_id, account_id, decision, cure, hours, hours_from, hours_months,
      reason, seen)
    select ${requestId}, account_id, ${decision}, ${cure === null ? null : db.json(cure)}, ${db.json(taking.hours)},
      ${taking.from}, ${taking.months}, ${reason}, ${db.json(seen)}
    from request where firm_id = ${db.firm} and request_id = ${requestId}
  `
}

export function setWithdrawn(db: Db, decisionId: string) {
  return db`
    update request_decision set withdrawn_at = clock_timestamp()
    where firm_id = ${db.firm} and decision_id = ${decisionId}
  `
}
