/** Other days for what is promised, in PostgreSQL: the day before is kept, with why. */
import type { Day } from '../kernel/day.ts'
import type { Db } from '../platform/db.ts'
import type { Commitment } from './commitment.ts'

type Redated = Pick<Commitment, 'commitmentId' | 'dueOn'>

export async function addRedating(
  db: Db,
  { commitmentId, dueOn: fromOn }: Redated,
  { dueOn, reason, saidOn }: { dueOn: Day; reason: string; saidOn: Day },
): Promise<void> {
  await db`
    insert into commitment_redating (commitment_id, account_id, from_on, to_on, reason, said_on)
    select commitment_id, account_id, ${fromOn}, ${dueOn}, ${reason}, ${saidOn} from commitment
    where firm_id = ${db.firm} and commitment_id = ${commitmentId}
  `
  await setDay(db, commitmentId, dueOn)
}

/** The last one, where whoever asks made it today; the day that it stands at again, or null. */
export async function removeLastRedating(
  db: Db,
  { commitmentId }: Pick<Commitment, 'commitmentId'>,
  today: Day,
): Promise<Day | null> {
  const [gone] = await db<{ fromOn: Day }[]>`
    delete from commitment_redating r
    where r.firm_id = ${db.firm} and r.redating_id = (
      select l.redating_id from commitment_redating l
      where l.firm_id = ${db.firm} and l.commitment_id = ${commitmentId}
      order by l.made_at desc, l.redating_id limit 1
    ) and r.made_by = current_setting('clave.actor_id')::uuid and r.said_on = ${today}
    returning r.from_on
  `
  if (!gone) return null
  await setDay(db, commitmentId, gone.fromOn)
  return gone.fromOn
}

const setDay = (db: Db, commitmentId: string, dueOn: Day) => db`
  update commitment set due_on = ${dueOn}, changed_at = now()
  where firm_id = ${db.firm} and commitment_id = ${commitmentId}
`
