/** What is said of a client's interest, in PostgreSQL: rows are added and never changed. */
import { saidRow } from '../accounts/said.store.ts'
import { SAID_TOLD } from '../accounts/said.ts'
import { type Db, many } from '../platform/db.ts'
import { Interest, type InterestGiven } from './interest.ts'

const Row = saidRow(Interest)

/** Of one account, the newest first. */
export function interestsSaid(db: Db, accountId: string): Promise<Interest[]> {
  return many(
    Row,
    db`
    select s.wants, s.expects, s.gives, s.source, s.seen_on, s.said_at, a.name as by_name
    from account_interest s
    left join firm_actor a on a.firm_id = s.firm_id and a.actor_id = s.said_by
    where s.firm_id = ${db.firm} and s.account_id = any(account_and_merged(${accountId}))
    order by s.said_at desc, s.said_id
    limit ${SAID_TOLD}
  `,
  )
}

export async function sayInterest(
  db: Db,
  { accountId, ...given }: InterestGiven & { accountId: string },
) {
  const { wants, expects, gives, source, seenOn } = given
  await db`
    insert into account_interest (account_id, wants, expects, gives, source, seen_on)
    values (${accountId}, ${wants}, ${expects}, ${gives}, ${source}, ${seenOn})
  `
}

export type KnownInterest = { wants: NonNullable<Interest['wants']>; expects: string }

/** By account, of all that one may see; who has none is not there. */
export async function interestsOf(db: Db): Promise<Map<string, KnownInterest>> {
  const rows = await db<(KnownInterest & { accountId: string })[]>`
    select account_id, wants, expects
    from (
      select distinct on (account_id) account_id, wants, expects from account_interest
      where firm_id = ${db.firm}
      order by account_id, said_at desc, said_id
    ) newest
    where wants is not null
  `
  return new Map(rows.map(({ accountId, ...known }) => [accountId, known]))
}
