/** Who wants alerts by mail and until when they know them, in PostgreSQL. */
import { z } from 'zod'
import { type Db, maybe } from '../../platform/db.ts'
import { enqueue } from '../../platform/jobs.ts'
import { AlertDigest, DIGESTS, tellDigest } from './alertDigest.ts'

const Row = z.object({
  every: z.enum(DIGESTS),
  hour: z.number(),
  toldUntil: z.date(),
  now: z.date(),
})

export function digestRow(db: Db, personId: string) {
  return maybe(
    Row,
    db`
    select every, hour, told_until, now() as now from alert_digest
    where firm_id = ${db.firm} and person_id = ${personId}`,
  )
}

export async function digestOf(db: Db, personId: string): Promise<AlertDigest> {
  return AlertDigest.parse((await digestRow(db, personId)) ?? { every: 'never' })
}

export async function keepDigest(db: Db, personId: string, { every, hour }: AlertDigest) {
  if (every === 'never') {
    await db`delete from alert_digest where firm_id = ${db.firm} and person_id = ${personId}`
    return
  }
  await db`
    insert into alert_digest (person_id, every, hour) values (${personId}, ${every}, ${hour})
    on conflict (firm_id, person_id) do update set every = excluded.every, hour = excluded.hour`
}

export async function toldUntil(db: Db, personId: string, until: Date): Promise<void> {
  await db`
    update alert_digest set told_until = greatest(told_until, ${until.toISOString()}::timestamptz)
    where firm_id = ${db.firm} and person_id = ${personId}`
}

/** The next one, at its hour of the person's own day; on Mondays where it is weekly. None where they want none. */
export async function askDigest(db: Db, personId: string, timeZone: string): Promise<void> {
  const [next] = await db<{ at: Date }[]>`
    select (first_on + case when every = 'weekly' then (8 - extract(isodow from first_on)::int) % 7 else 0 end
      + make_interval(hours => hour)) at time zone ${timeZone} as at
    from (
      select every, hour, here::date + (here >= here::date + make_interval(hours => hour))::int as first_on
      from alert_digest, lateral (select now() at time zone ${timeZone} as here) zone
      where firm_id = ${db.firm} and person_id = ${personId}
    ) wanted`
  if (!next) return
  await enqueue(db, tellDigest, { personId }, { key: personId, notBefore: next.at.toISOString() })
}
