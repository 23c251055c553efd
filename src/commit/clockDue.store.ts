/** The due-check in PostgreSQL: open clocks whose instant has passed are at risk or breached, each told once. */
import { z } from 'zod'
import { type Db, many } from '../platform/db.ts'
import { recordEach } from '../platform/history.ts'
import { toldBreach } from './clockWrite.store.ts'
import { iso, nowOf } from './serviceClock.store.ts'

/** So many are told in one transaction. */
export const DUE_AT_ONCE = 5000

const Fired = z.object({
  clockId: z.guid(),
  accountId: z.guid(),
  title: z.string(),
  metric: z.enum(['firstResponse', 'nextResponse', 'periodicUpdate', 'resolution', 'delivery']),
  state: z.enum(['atRisk', 'breached']),
  lateDetected: z.boolean(),
})
export type Fired = z.infer<typeof Fired>

/**
 * Of a breach only itself is told, not the risk that came before it while nobody looked. What was found over a
 * minute after it happened, and after the last thing was told of the clock, is marked.
 */
export async function fireDue(db: Db, actor: { id: string }): Promise<Fired[]> {
  // Handed in, so that the index is asked for what lies before it: a moving clock would be a filter over all.
  const now = iso(await nowOf(db))
  const fired = await many(
    Fired,
    db`
    with due as (
      select clock_id, due_at < ${now} as is_over from clock
      where firm_id = ${db.firm} and next_at is not null and next_at < ${now}
      order by next_at limit ${DUE_AT_ONCE} for update skip locked
    )
    update clock c
    set state = case when due.is_over then 'breached' else 'atRisk' end,
      warned_at = case when due.is_over is true then c.warned_at else clock_timestamp() end,
      breached_at = case when due.is_over then c.due_at end,
      breached_by = case when due.is_over then 'time' end,
      breach_found_at = case when due.is_over then clock_timestamp() end,
      late_detected = coalesce(due.is_over, false)
        and clock_timestamp() > greatest(c.due_at, c.told_at) + interval '1 minute',
      elapsed_ms = case when due.is_over then c.target_ms else c.elapsed_ms end,
      counted_at = case when due.is_over then c.due_at else c.counted_at end
    from due
    where c.firm_id = ${db.firm} and c.clock_id = due.clock_id
    returning c.clock_id, c.account_id, c.title, c.metric, c.state, c.late_detected
  `,
  )
  const of = (state: Fired['state']) =>
    fired.filter((one) => one.state === state).map((one) => toldBreach(one, one.lateDetected))
  await recordEach(db, actor, 'clock.breached', of('breached'))
  await recordEach(db, actor, 'clock.atRisk', of('atRisk'))
  return fired
}
