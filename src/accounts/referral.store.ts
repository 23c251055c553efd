/** Who brought whom, in PostgreSQL. */
import { z } from 'zod'
import { type Db, many, maybe } from '../platform/db.ts'
import { BroughtBy, Referral, type ReferralGiven } from './referral.ts'

/** Whom an account brought, the latest first. */
export function referralsOf(db: Db, accountId: string): Promise<Referral[]> {
  return many(
    Referral,
    db`
    select ${accountId}::uuid as account_id, a.account_id as brought_id, r.brought_on, r.note, r.thanks,
      r.thanked_on, a.name
    from referral r
    join account a on a.firm_id = r.firm_id and a.account_id = account_kept_of(r.brought_id)
    where r.firm_id = ${db.firm} and r.account_id = any(account_and_merged(${accountId}))
    order by r.brought_on desc, a.search_text
  `,
  )
}

/** Who brought an account. */
export function broughtBy(db: Db, broughtId: string) {
  return maybe(
    BroughtBy,
    db`
    select a.account_id, a.name, r.brought_on
    from referral r
    join account a on a.firm_id = r.firm_id and a.account_id = account_kept_of(r.account_id)
    where r.firm_id = ${db.firm} and r.brought_id = any(account_and_merged(${broughtId}))
    order by r.brought_on desc limit 1
  `,
  )
}

/** Whether it was taken: an account that another one brought already keeps it. */
export async function keepReferral(db: Db, given: ReferralGiven): Promise<boolean> {
  const { accountId, broughtId, broughtOn, note, thanks, thankedOn } = given
  const kept = await many(
    z.object({ broughtId: z.guid() }),
    db`
    insert into referral as r (brought_id, account_id, brought_on, note, thanks, thanked_on)
    values (${broughtId}, ${accountId}, ${broughtOn}, ${note}, ${thanks}, ${thankedOn})
    on conflict (firm_id, brought_id) do update
    set brought_on = excluded.brought_on, note = excluded.note, said_by = excluded.said_by,
      thanks = excluded.thanks, thanked_on = excluded.thanked_on
    where r.account_id = excluded.account_id
    returning brought_id
  `,
  )
  return kept.length > 0
}

export async function takeReferral(
  db: Db,
  { accountId, broughtId }: Pick<ReferralGiven, 'accountId' | 'broughtId'>,
) {
  await db`
    delete from referral
    where firm_id = ${db.firm} and account_id = any(account_and_merged(${accountId}))
      and brought_id = any(account_and_merged(${broughtId}))
  `
}
