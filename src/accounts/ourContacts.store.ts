/** Whom a client turns to here, in PostgreSQL: who looks after their account, by name. */
import { type Db, many } from '../platform/db.ts'
import { OurContact } from './acceptance.ts'

/** Whoever manages it first; nobody who is no longer here. */
export function ourContacts(db: Db, accountId: string) {
  return many(
    OurContact,
    db`
    select p.name, c.part
    from account_carer c
    join firm_person p on p.firm_id = c.firm_id and p.person_id = c.person_id
    where c.firm_id = ${db.firm} and c.account_id = ${accountId} and p.active
      and c.part in ('manager', 'deputy')
    order by c.part = 'deputy', fold(p.name)
  `,
  )
}
