/** What is said of potentials, in PostgreSQL: rows are added and never changed. */
import { type Db, many } from '../platform/db.ts'
import { Potential, type PotentialGiven } from './potential.ts'
import { saidRow, withMerged } from './said.store.ts'
import { SAID_TOLD } from './said.ts'

const Row = saidRow(Potential)

/** Of one account, the newest first. */
export function potentialsSaid(db: Db, accountId: string): Promise<Potential[]> {
  return many(
    Row,
    db`
    select trim_scale(s.amount)::text as amount, s.currency, s.source, s.confidence, s.seen_on,
      s.said_at, a.name as by_name
    from account_potential s
    left join firm_actor a on a.firm_id = s.firm_id and a.actor_id = s.said_by
    where s.firm_id = ${db.firm} and s.account_id = any(account_and_merged(${accountId}))
    order by s.said_at desc, s.said_id
    limit ${SAID_TOLD}
  `,
  )
}

export async function sayPotential(
  db: Db,
  { accountId, ...given }: PotentialGiven & { accountId: string },
) {
  const { amount, currency, source, confidence, seenOn } = given
  await db`
    insert into account_potential (account_id, amount, currency, source, confidence, seen_on)
    values (${accountId}, ${amount}, ${currency}, ${source}, ${confidence}, ${seenOn})
  `
}

export type KnownPotential = {
  /** A year's, in its own currency. */
  amount: number
  currency: string
  confidence: Potential['confidence']
}

/** By account, of all that one may see, or of one; who has none is not there. */
export async function potentialsOf(
  db: Db,
  accountIds?: readonly string[],
): Promise<Map<string, KnownPotential>> {
  const rows = await db<(KnownPotential & { accountId: string })[]>`
    select account_id, amount::float8 as amount, currency, confidence
    from (
      select distinct on (1) coalesce(k.kept_id, s.account_id) as account_id, amount, currency, confidence
      from account_potential s left join account_kept k using (firm_id, account_id)
      where s.firm_id = ${db.firm}
        ${accountIds ? db`and s.account_id = any(${withMerged(db, accountIds)})` : db``}
      order by 1, said_at desc, said_id
    ) newest
    where amount is not null
  `
  return new Map(rows.map(({ accountId: key, ...known }) => [key, known]))
}
