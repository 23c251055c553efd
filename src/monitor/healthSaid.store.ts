/** What people decide of health: weights in versions, and what is said instead of a score. */
import type { Day } from '../kernel/day.ts'
import { type Db, many, one } from '../platform/db.ts'
import { FIRST_WEIGHTS, type HealthWeights, WeightsGiven } from './health.ts'
import { Override, type OverrideGiven } from './healthBand.ts'
import { z } from 'zod'
import { WeightsVersion } from './healthTold.ts'

/** The newest first; version 0 is what everyone begins with. */
export async function weightsVersions(db: Db): Promise<WeightsVersion[]> {
  const kept = await many(
    WeightsVersion,
    db`
    select w.version, w.weights, w.why, p.name as by, w.made_at::date as made_on
    from health_weights w left join firm_person p on p.firm_id = w.firm_id and p.person_id = w.made_by
    where w.firm_id = ${db.firm} order by w.version desc
  `,
  )
  const first = { version: 0, weights: FIRST_WEIGHTS, why: '', by: null, madeOn: null }
  return [...kept, first]
}

export async function weightsNow(db: Db): Promise<{ version: number; weights: HealthWeights }> {
  const [newest] = await many(
    z.object({ version: z.int(), weights: WeightsGiven }),
    db`
    select version, weights from health_weights where firm_id = ${db.firm}
    order by version desc limit 1
  `,
  )
  return newest ?? { version: 0, weights: FIRST_WEIGHTS }
}

/** One after the other: versions are numbered. */
export async function lockWeights(db: Db) {
  await db`select pg_advisory_xact_lock(hashtextextended(${`health weights ${db.firm}`}, 0))`
}

export async function addWeights(db: Db, weights: HealthWeights, why: string): Promise<number> {
  const { version } = await one(
    z.object({ version: z.int() }),
    db`
    insert into health_weights (version, weights, why)
    select coalesce(max(version), 0) + 1, ${db.json(weights)}::jsonb, ${why}
    from health_weights where firm_id = ${db.firm}
    returning version
  `,
  )
  return version
}

export function overridesOf(db: Db, accountId: string): Promise<Override[]> {
  return many(
    Override,
    db`
    select o.override_id, account_kept_of(o.account_id) as account_id, o.band, o.reason, o.until_on, o.made_on,
      o.ended_on, p.name as by
    from health_override o left join firm_person p on p.firm_id = o.firm_id and p.person_id = o.made_by
    where o.firm_id = ${db.firm} and o.account_id = any(account_and_merged(${accountId}))
    order by o.made_at desc limit 50
  `,
  )
}

/** Only one stands: those before end today. */
export async function keepOverride(
  db: Db,
  { accountId, band, reason, untilOn }: OverrideGiven,
  today: Day,
): Promise<string> {
  await endOverrides(db, accountId, today)
  const { overrideId } = await one(
    z.object({ overrideId: z.guid() }),
    db`
    insert into health_override (account_id, band, reason, until_on, made_on)
    values (${accountId}, ${band}, ${reason}, ${untilOn}, ${today}) returning override_id
  `,
  )
  return overrideId
}

export async function endOverrides(db: Db, accountId: string, today: Day): Promise<number> {
  const { count } = await db`
    update health_override set ended_on = ${today}
    where firm_id = ${db.firm} and account_id = any(account_and_merged(${accountId}))
      and until_on >= ${today} and ended_on is null
  `
  return count
}
