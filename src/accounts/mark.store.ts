/** What tells an account, in PostgreSQL: its domains, its tax ids, and what other programs say of it. */
import { type Db, one } from '../platform/db.ts'
import { Marks, type MarksGiven, TOLD_FIELDS } from './mark.ts'

export async function marksOf(db: Db, accountId: string): Promise<Marks> {
  const at = db`firm_id = ${db.firm} and account_id = any(account_and_merged(${accountId}))`
  const told = TOLD_FIELDS.map((field) => {
    const column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    // The kept one's word counts before those of what was merged into it.
    return `'${field}', (array_agg(${column}::text order by account_id <> its.kept_id)
      filter (where ${column}::text <> ''))[1]`
  })
  return one(
    Marks,
    db`
    select
      array(select distinct domain from account_domain where ${at} order by 1) as domains,
      array(select distinct tax_id from account_tax_id where ${at} order by 1) as tax_ids,
      (
        select jsonb_strip_nulls(jsonb_build_object(${db.unsafe(told.join(', '))}))
        from account_told where ${at}
      ) as told,
      coalesce((
        select jsonb_agg(jsonb_build_object('system', system, 'externalId', external_id) order by system, external_id)
        from external_id
        where firm_id = ${db.firm} and thing_id = any(account_and_merged(${accountId})) and kind = 'company'
      ), '[]') as ids
    from (select account_kept_of(${accountId}) as kept_id) its
  `,
  )
}

export async function writeMarks(db: Db, accountId: string, { domains, taxIds }: MarksGiven) {
  const at = db`firm_id = ${db.firm} and account_id = any(account_and_merged(${accountId}))`
  await db`delete from account_domain where ${at} and domain <> all(${domains}::text[])`
  await db`delete from account_tax_id where ${at} and tax_id <> all(${taxIds}::text[])`
  await db`
    insert into account_domain (account_id, domain)
    select distinct ${accountId}::uuid, domain from unnest(${domains}::text[]) domain
    where domain not in (select d.domain from account_domain d where ${at})
    on conflict do nothing
  `
  await db`
    insert into account_tax_id (account_id, tax_id)
    select distinct ${accountId}::uuid, tax_id from unnest(${taxIds}::text[]) tax_id
    where tax_id not in (select t.tax_id from account_tax_id t where ${at})
    on conflict do nothing
  `
}
