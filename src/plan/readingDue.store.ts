/** Readings by hand that someone owes: of plans at work, by the indicator's owner, else by the plan's. */
import { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import { ReadingDue } from './firing.ts'
import { readingLate } from './kpi.ts'

const Owed = ReadingDue.omit({ late: true }).extend({ fromOn: Day })

/** The latest before others. */
export async function readingsDue(db: Db, personId: string, today: Day): Promise<ReadingDue[]> {
  const owed = await many(
    Owed,
    db`
    select i.item_id, p.plan_id, account.account_id, account.name as account, i.title,
      i.body ->> 'frequency' as frequency, p.from_on,
      (select max(r ->> 'day') from jsonb_array_elements(i.readings) r) as last_on
    from plan_item i
    join plan p on p.firm_id = i.firm_id and p.plan_id = i.plan_id and p.state = 'active'
    left join account_kept k on k.firm_id = p.firm_id and k.account_id = p.account_id
    join account on account.firm_id = p.firm_id and account.archived_at is null
      and account.account_id = coalesce(k.kept_id, p.account_id)
    where i.firm_id = ${db.firm} and i.kind = 'kpi' and i.state <> 'dropped'
      and i.body ->> 'metric' = 'hand' and coalesce(i.owner_id, p.owner_id) = ${personId}
    order by i.item_id
  `,
  )
  return owed
    .map(({ fromOn, ...one }): ReadingDue => {
      const { frequency, lastOn } = one
      const readings = lastOn === null ? [] : [{ day: lastOn }]
      return {
        ...one,
        late: readingLate({ body: { metric: 'hand', frequency }, readings }, fromOn, today),
      }
    })
    .filter(({ late }) => late > 0)
    .toSorted((a, b) => b.late - a.late)
}
