/** What was due in a period, in PostgreSQL: read for the rule that says what counts. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import { standingOn } from '../segment/standing.store.ts'
import { UNDECIDED } from '../segment/standing.ts'
import { TierName } from '../segment/tier.ts'
import { Commitment } from './commitment.ts'

const Row = Commitment.pick({
  state: true,
  dueOn: true,
  endedOn: true,
  ownerId: true,
  ownerName: true,
  accountId: true,
  account: true,
}).extend({
  tier: TierName,
  redatings: z.array(z.object({ fromOn: Day, saidOn: Day })),
})

/** All that may count: the day that does is one of those that it was due on. */
export function commitmentsDueIn(db: Db, { from, to }: { from: Day; to: Day }) {
  return many(
    Row,
    db`
    select x.state, x.due_on, x.ended_on, x.owner_id, o.name as owner_name, a.account_id,
      a.name as account, coalesce(s.tier, ${UNDECIDED}) as tier,
      coalesce((
        select jsonb_agg(jsonb_build_object('fromOn', r.from_on, 'saidOn', r.said_on))
        from commitment_redating r
        where r.firm_id = x.firm_id and r.commitment_id = x.commitment_id
      ), '[]') as redatings
    from commitment x
    left join account_kept k using (firm_id, account_id)
    join account a on a.firm_id = x.firm_id and a.account_id = coalesce(k.kept_id, x.account_id)
    left join (${standingOn(db, to)}) s on s.account_id = a.account_id
    left join firm_person o on o.firm_id = x.firm_id and o.person_id = x.owner_id
    where x.firm_id = ${db.firm} and (
      x.due_on between ${from} and ${to} or exists (
        select from commitment_redating r
        where r.firm_id = x.firm_id and r.commitment_id = x.commitment_id
          and r.from_on between ${from} and ${to}
      )
    )
  `,
  )
}
