/** What people do about alerts, and how the rules fare, in PostgreSQL. */
import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import { type Db, many } from '../../platform/db.ts'

/** Held until the transaction ends: nobody closes what is just being looked at. */
export function lockAlert(db: Db, alertId: string) {
  return db`select from alert where firm_id = ${db.firm} and alert_id = ${alertId} for update`
}

export function snooze(
  db: Db,
  { alertId, untilOn, reason }: { alertId: string; untilOn: Day; reason: string },
) {
  return db`
    update alert set state = 'snoozed', snoozed_until = ${untilOn}, snoozed_because = ${reason},
      snoozed_weight = weight
    where firm_id = ${db.firm} and alert_id = ${alertId}`
}

type End = { alertId: string; useful: boolean; said: string; by: string }

export function close(db: Db, { alertId, useful, said, by }: End) {
  return db`
    update alert set state = ${useful ? 'done' : 'notUseful'}, useful = ${useful}, said = ${said},
      closed_by = ${by}, closed_at = now(), snoozed_until = null, snoozed_weight = null
    where firm_id = ${db.firm} and alert_id = ${alertId}`
}

export function reopen(db: Db, alertId: string) {
  return db`
    update alert set state = 'open', useful = null, said = '', closed_by = null, closed_at = null,
      snoozed_until = null, snoozed_weight = null, snoozed_because = ''
    where firm_id = ${db.firm} and alert_id = ${alertId}`
}

const Counted = z.object({
  rule: z.string(),
  open: z.int(),
  snoozed: z.int(),
  useful: z.int(),
  judged: z.int(),
})

/** By rule: how many there are, and how many of those that were judged were of use. */
export function ruleCounts(db: Db) {
  return many(
    Counted,
    db`
    select rule, (count(*) filter (where state = 'open'))::int as open,
      (count(*) filter (where state = 'snoozed'))::int as snoozed,
      (count(*) filter (where useful))::int as useful, count(useful)::int as judged
    from alert where firm_id = ${db.firm} group by rule`,
  )
}
