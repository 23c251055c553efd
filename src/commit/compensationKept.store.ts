/** How much of what was promised was kept in a period: clocks counted in PostgreSQL, availability out of its outages. */
import { z } from 'zod'
import { addDays } from '../kernel/day.ts'
import { type Db, one } from '../platform/db.ts'
import { availabilityOf, spansOf } from './availability.ts'
import { outagesOf } from './availability.store.ts'
import type { CompensationTerms, Kept, Span } from './compensation.ts'
import { nowOf } from './serviceClock.store.ts'
import { levelAgreedFor } from './serviceLevel.store.ts'
import { calendarOf } from './workingCalendar.store.ts'

type Of = Pick<CompensationTerms, 'accountId' | 'metric'>

/** A period is told in whole days of UTC; of one that runs, what is known until now. */
export function keptIn(db: Db, of: Of, span: Span): Promise<Kept> {
  return of.metric === 'availability' ? timeThere(db, of, span) : clocksMet(db, of, span)
}

const Counted = z.object({ kept: z.number(), decided: z.number() })

async function clocksMet(db: Db, { accountId, metric }: Of, { fromOn, untilOn }: Span) {
  const counted = await one(
    Counted,
    db`
    select count(*) filter (where breached_at is null) as kept, count(*) as decided
    from clock
    where firm_id = ${db.firm} and account_id = any(account_and_merged(${accountId}))
      and metric = ${metric} and decided_at >= ${fromOn}::date and decided_at < ${untilOn}::date + 1
  `,
  )
  const { kept, decided } = counted
  return { ...counted, share: decided === 0 ? null : kept / decided }
}

async function timeThere(db: Db, { accountId }: Of, { fromOn, untilOn }: Span): Promise<Kept> {
  const level = await levelAgreedFor(db, accountId, untilOn)
  const calendar = level?.calendarId ? ((await calendarOf(db, level.calendarId)) ?? null) : null
  const now = await nowOf(db)
  const spans = spansOf(await outagesOf(db, accountId), now)
  const period = { from: Date.parse(fromOn), to: Math.min(now, Date.parse(addDays(untilOn, 1))) }
  const { share } = availabilityOf(period, spans, calendar)
  return { kept: null, decided: null, share }
}
