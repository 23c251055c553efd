/** Service levels in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import { standingOf } from '../segment/standing.store.ts'
import { durationText, msOf } from './duration.ts'
import { levelFor } from './levelRules.ts'
import { LEVEL_METRICS, type LevelGiven, scopeOf, ServiceLevel } from './serviceLevel.ts'

const Row = ServiceLevel.extend({
  target: z
    .number()
    .nullable()
    .transform((ms) => (ms === null ? null : durationText(ms / 1000))),
})

async function levels(db: Db, where: postgres.Fragment): Promise<ServiceLevel[]> {
  const order = db`array_position(${[...LEVEL_METRICS]}::text[], x.metric)`
  return many(
    Row,
    db`
    select x.level_id, a.account_id, a.name as account, x.tier, x.agreement_id, g.title as agreement,
      x.metric, x.target_ms as target, x.target_share::float8 as target_share, x.calendar_id,
      c.name as calendar, x.risk_share::float8 as risk_share, x.pause_states, x.from_on, x.until_on,
      greatest(x.from_on, g.from_on) as holds_from, least(x.until_on, g.until_on) as holds_until,
      (select count(*) from clock k where k.firm_id = x.firm_id and k.level_id = x.level_id
        and k.stopped_at is null) as open,
      (select count(*) from (select from clock k where k.firm_id = x.firm_id
        and k.level_id = x.level_id limit 1000) few) as clocks,
      array(select n.person_id from account_near n
        where n.firm_id = x.firm_id and n.account_id = x.account_id) as carers
    from service_level x
    left join account_kept ak on ak.firm_id = x.firm_id and ak.account_id = x.account_id
    left join account a on a.firm_id = x.firm_id and a.account_id = coalesce(ak.kept_id, x.account_id)
    left join calendar c on c.firm_id = x.firm_id and c.calendar_id = x.calendar_id
    left join service_agreement g on g.firm_id = x.firm_id and g.agreement_id = x.agreement_id
    where x.firm_id = ${db.firm} and ${where}
    order by x.account_id is not null, a.search_text, x.tier is not null,
      array_position('{strategic,key,future,standard,streamline}'::text[], x.tier), ${order},
      holds_from desc nulls last, x.level_id
  `,
  )
}

export const allLevels = (db: Db) => levels(db, db`true`)

export const levelsOf = (db: Db, accountId: string) =>
  levels(db, db`x.account_id = any(account_and_merged(${accountId}))`)

export const levelsAgreed = (db: Db, agreementId: string) =>
  levels(db, db`x.agreement_id = ${agreementId}`)

export async function levelOf(db: Db, levelId: string): Promise<ServiceLevel | undefined> {
  const [found] = await levels(db, db`x.level_id = ${levelId}`)
  return found
}

/** Of those that could hold for an account on a day: all of its own, of its tier, and for all. */
export async function levelsNear(db: Db, accountId: string, day: Day) {
  const { tier } = await standingOf(db, accountId, day)
  const near = await levels(
    db,
    db`(x.account_id is null and (x.tier is null or x.tier = ${tier})
      or x.account_id = any(account_and_merged(${accountId})))`,
  )
  return { tier, near: near.map((level) => ({ ...level, ...scopeOf(level) })) }
}

/** One for each thing that is measured, as the most specific one holds on a day. */
export async function levelsHolding(db: Db, accountId: string, day: Day): Promise<ServiceLevel[]> {
  const { tier, near } = await levelsNear(db, accountId, day)
  const winners = LEVEL_METRICS.flatMap(
    (metric) => levelFor(near, { metric, account: accountId, tier, day }) ?? [],
  )
  return levels(db, db`x.level_id = any(${winners.map(({ levelId }) => levelId)}::uuid[])`)
}

/** How available a service is promised to be on a day; among equals the one that holds since later. */
export async function levelAgreedFor(db: Db, accountId: string, day: Day) {
  const { tier, near } = await levelsNear(db, accountId, day)
  const winner = levelFor(near, { metric: 'availability', account: accountId, tier, day })
  return winner && levelOf(db, winner.levelId)
}

type Given = LevelGiven & { levelId?: string | undefined }

export async function writeLevel(db: Db, given: Given): Promise<string> {
  const {
    levelId = randomUUID(),
    accountId,
    tier,
    agreementId,
    metric,
    target,
    targetShare,
  } = given
  const { calendarId, riskShare, pauseStates, fromOn, untilOn } = given
  const isShare = metric === 'availability'
  await db`
    insert into service_level (level_id, account_id, tier, agreement_id, metric, target_ms,
      target_share, calendar_id, risk_share, pause_states, from_on, until_on)
    values (${levelId}, ${accountId}, ${tier}, ${agreementId}, ${metric},
      ${isShare || target === null ? null : msOf(target)}, ${isShare ? targetShare : null},
      ${calendarId}, ${riskShare}, ${pauseStates}, ${fromOn}, ${untilOn})
    on conflict (firm_id, level_id) do update
    set account_id = case when excluded.account_id = account_kept_of(service_level.account_id)
        then service_level.account_id else excluded.account_id end, tier = excluded.tier,
      agreement_id = excluded.agreement_id, metric = excluded.metric, target_ms = excluded.target_ms,
      target_share = excluded.target_share, calendar_id = excluded.calendar_id,
      risk_share = excluded.risk_share, pause_states = excluded.pause_states,
      from_on = excluded.from_on, until_on = excluded.until_on
  `
  return levelId
}

export function removeLevel(db: Db, levelId: string) {
  return db`delete from service_level where firm_id = ${db.firm} and level_id = ${levelId}`
}
