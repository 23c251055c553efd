/** Outages and availability over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import type { Day } from '../kernel/day.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { holdRows } from '../platform/since.ts'
import { dropOutage, putOutage, readAvailability } from './availability.api.ts'
import { outageOf, outagesOf, removeOutage, writeOutage } from './availability.store.ts'
import { availabilityOf, monthsUntil, type Outage, spansOf } from './availability.ts'
import { levelAgreedFor } from './serviceLevel.store.ts'
import { nowOf } from './serviceClock.store.ts'
import { calendarOf } from './workingCalendar.store.ts'

const MONTHS = 12

export const availabilityRoutes: Route[] = [
  route(readAvailability, async ({ input: { accountId }, db, today }) => {
    found(await accountOf(db, accountId))
    return availabilityNow(db, accountId, today)
  }),

  route(putOutage, async ({ input, actor, db }) => {
    const { outageId } = input
    await heedWriting(db, actor, input.accountId)
    if (outageId) await holdRows(db, 'outage', 'outage_id', [outageId])
    const before = outageId ? ((await outageOf(db, outageId)) ?? null) : null
    if (before && before.accountId !== input.accountId) throw new Problem(404, 'request/not-found')
    const now = found(await outageOf(db, await writeOutage(db, input)))
    await record(db, actor, before ? 'outage.changed' : 'outage.added', { ...told(now), before })
    return { now, before }
  }),

  route(dropOutage, async ({ input: { outageId }, actor, db }) => {
    const before = found(await outageOf(db, outageId))
    await heedWriting(db, actor, before.accountId)
    await removeOutage(db, outageId)
    await record(db, actor, 'outage.takenBack', told(before))
    return before
  }),
]

async function availabilityNow(db: Db, accountId: string, today: Day) {
  const level = (await levelAgreedFor(db, accountId, today)) ?? null
  const calendar = level?.calendarId ? found(await calendarOf(db, level.calendarId)) : null
  const outages = await outagesOf(db, accountId)
  const now = await nowOf(db)
  const spans = spansOf(outages, now)
  const months = monthsUntil(now, { zone: calendar?.zone ?? 'UTC', most: MONTHS })
  return {
    level,
    outages,
    months: months.map(({ month, ...period }) => ({
      month,
      ...availabilityOf(period, spans, calendar),
    })),
  }
}

const told = ({ outageId, accountId, why }: Outage) => ({ outageId, accountId, title: why })
