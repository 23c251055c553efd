/** Whom a step of an escalation names, and who wasn't told by mail yet. */
import { z } from 'zod'
import { type Db, many } from '../platform/db.ts'
import { STEPS } from './escalation.ts'

const Untold = z.object({
  escalationId: z.guid(),
  kind: z.enum(STEPS),
  level: z.number(),
  note: z.string(),
  title: z.string(),
  account: z.string(),
  byName: z.string().nullable(),
  name: z.string(),
  email: z.string(),
  locale: z.string(),
})
export type Untold = z.infer<typeof Untold>

/** Each step once: marked as told in the transaction that reads it. Nobody is told of what they did themselves. */
export function untoldSteps(db: Db): Promise<Untold[]> {
  return many(
    Untold,
    db`
    with fresh as (
      update escalation_step set mailed_at = clock_timestamp()
      where firm_id = ${db.firm} and mailed_at is null and cardinality(told) > 0
        and at > now() - interval '1 day'
      returning *
    )
    select s.escalation_id, s.kind, s.level, s.note, e.title, a.name as account, w.name as by_name,
      p.name, p.email, p.locale
    from fresh s
    join escalation e using (firm_id, escalation_id)
    left join account_kept k on k.firm_id = s.firm_id and k.account_id = s.account_id
    join account a on a.firm_id = s.firm_id and a.account_id = coalesce(k.kept_id, s.account_id)
    join firm_person p on p.firm_id = s.firm_id and p.person_id = any(s.told) and p.person_id <> s.made_by
    left join firm_person w on w.firm_id = s.firm_id and w.person_id = s.made_by
    where p.active
    order by s.at, p.person_id
  `,
  )
}
