/** Service agreements in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { acceptanceTold } from '../accounts/acceptance.store.ts'
import { type Db, instant, many } from '../platform/db.ts'
import { Agreement, type AgreementGiven } from './agreement.ts'

const Row = Agreement.extend({ changedAt: instant })

function agreements(db: Db, where: postgres.Fragment): Promise<Agreement[]> {
  return many(
    Row,
    db`
    select g.agreement_id, account.account_id, account.name as account, g.title, g.contract_id, g.from_on,
      g.until_on, g.price_terms, g.renewal_terms, g.changed_at,
      case when c.contract_id is not null then
        jsonb_build_object('code', c.code, 'title', c.title, 'endsOn', c.ends_on) end as contract,
      (select count(*) from service_level l
        where l.firm_id = g.firm_id and l.agreement_id = g.agreement_id) as levels,
      coalesce((
        select jsonb_agg(${acceptanceTold(db)} order by a.asked_at desc, a.acceptance_id)
        from acceptance a
        where a.firm_id = g.firm_id and a.about_kind = 'agreement' and a.about_id = g.agreement_id
      ), '[]') as versions,
      array(select n.person_id from account_near n
        where n.firm_id = g.firm_id and n.account_id = g.account_id) as carers
    from service_agreement g
    left join account_kept ak on ak.firm_id = g.firm_id and ak.account_id = g.account_id
    join account on account.firm_id = g.firm_id
      and account.account_id = coalesce(ak.kept_id, g.account_id)
    left join contract c on c.firm_id = g.firm_id and c.contract_id = g.contract_id
    where g.firm_id = ${db.firm} and ${where}
    order by g.from_on desc, g.title, g.agreement_id
  `,
  )
}

export const agreementsOf = (db: Db, accountId: string) =>
  agreements(db, db`g.account_id = any(account_and_merged(${accountId}))`)

export async function agreementOf(db: Db, agreementId: string): Promise<Agreement | undefined> {
  const [found] = await agreements(db, db`g.agreement_id = ${agreementId}`)
  return found
}

type Given = AgreementGiven & { agreementId?: string | undefined }

export async function writeAgreement(db: Db, given: Given): Promise<string> {
  const { agreementId = randomUUID(), accountId, title, contractId, fromOn, untilOn } = given
  const { priceTerms, renewalTerms } = given
  await db`
    insert into service_agreement (agreement_id, account_id, title, contract_id, from_on, until_on,
      price_terms, renewal_terms)
    values (${agreementId}, ${accountId}, ${title}, ${contractId}, ${fromOn}, ${untilOn},
      ${priceTerms}, ${renewalTerms})
    on conflict (firm_id, agreement_id) do update
    set title = excluded.title, contract_id = excluded.contract_id, from_on = excluded.from_on,
      until_on = excluded.until_on, price_terms = excluded.price_terms,
      renewal_terms = excluded.renewal_terms, changed_at = clock_timestamp()
  `
  return agreementId
}

/** What it says has changed, with its levels. */
export function touchAgreement(db: Db, agreementId: string) {
  return db`
    update service_agreement set changed_at = clock_timestamp()
    where firm_id = ${db.firm} and agreement_id = ${agreementId}
  `
}

export function removeAgreement(db: Db, agreementId: string) {
  return db`
    delete from service_agreement where firm_id = ${db.firm} and agreement_id = ${agreementId}
  `
}
