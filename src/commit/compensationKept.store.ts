/** How much of what was promised was kept in a period: clocks counted in PostgreSQL, availability out of its outages. */
import { z } from 'zod'
import { type Db, many, one } from '../platform/db.ts'
import { availabilityOf, spansOf } from './availability.ts'
import { outagesOf } from './availability.store.ts'
import type { CompensationTerms, Kept, Span } from './compensation.ts'
import { instantsOf } from './periodSpan.ts'
import { nowOf } from './serviceClock.store.ts'
import { levelAgreedFor } from './serviceLevel.store.ts'
import { calendarOf } from './workingCalendar.store.ts'

type Of = Pick<CompensationTerms, 'accountId' | 'metric'>

/** A period is told in whole days as the level's calendar has them, else of UTC; of one that runs, what is known until now. */
export function keptIn(db: Db, of: Of, span: Span): Promise<Kept> {
  return of.metric === 'availability' ? timeThere(db, of, span) : clocksMet(db, of, span)
}

const Counted = z.object({ kept: z.number(), decided: z.number() })

async function clocksMet(db: Db, { accountId, metric }: Of, { fromOn, untilOn }: Span) {
  const counted = await one(
    Counted,
    db`
    select count(*) filter (where c.breached_at is null) as kept, count(*) as decided
    from clock c
    join service_level l using (firm_id, level_id)
    ${zoneOf(db)}
    where c.firm_id = ${db.firm} and c.account_id = any(account_and_merged(${accountId}))
      and c.metric = ${metric}
      -- No zone is further from UTC than a day.
      and c.decided_at >= ${fromOn}::date - 1 and c.decided_at < ${untilOn}::date + 2
      and (c.decided_at at time zone coalesce(v.zone, 'UTC'))::date between ${fromOn} and ${untilOn}
  `,
  )
  const { kept, decided } = counted
  return { ...counted, share: decided === 0 ? null : kept / decided }
}

async function timeThere(db: Db, { accountId }: Of, span: Span): Promise<Kept> {
  const level = await levelAgreedFor(db, accountId, span.untilOn)
  const calendar = level?.calendarId ? ((await calendarOf(db, level.calendarId)) ?? null) : null
  const now = await nowOf(db)
  const spans = spansOf(await outagesOf(db, accountId), now)
  const { from, to } = instantsOf(span, calendar?.zone ?? 'UTC')
  const period = { from, to: Math.min(now, to) }
  const { share } = availabilityOf(period, spans, calendar)
  return { kept: null, decided: null, share }
}

/** How the calendar of a level `l` tells days, as `v.zone`: as it is now. */
const zoneOf = (db: Db) => db`
  left join lateral (select zone from calendar_version v
    where v.firm_id = l.firm_id and v.calendar_id = l.calendar_id
    order by v.from_at desc limit 1) v on true`

/** By whose days a period of this kind may be told: of UTC, and of each calendar of a level that may hold for the account. */
export async function zonesFor(db: Db, { accountId, metric }: Of): Promise<string[]> {
  const rows = await many(
    z.object({ zone: z.string() }),
    db`
    select distinct v.zone from service_level l ${zoneOf(db)}
    where l.firm_id = ${db.firm} and l.metric = ${metric} and v.zone is not null
      and (l.account_id is null or l.account_id = any(account_and_merged(${accountId})))
  `,
  )
  return ['UTC', ...rows.map(({ zone }) => zone)]
}
