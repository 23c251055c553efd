/** What is agreed to be owed where too little is kept, in PostgreSQL. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import {
  CompensationTerms,
  type CompensationTerms as Terms,
  owedFor,
  periodOf,
  type TermsGiven,
} from './compensation.ts'
import { keptIn } from './compensationKept.store.ts'

const Row = CompensationTerms.omit({ now: true }).extend({ settledUntil: Day.nullable() })
export type TermsRow = z.infer<typeof Row>

function terms(db: Db, where: postgres.Fragment): Promise<TermsRow[]> {
  return many(
    Row,
    db`
    select x.terms_id, account_kept_of(x.account_id) as account_id, x.agreement_id, g.title as agreement,
      x.metric, x.period, x.tiers, x.base::float8, x.currency, x.cap_share::float8, x.year_cap::float8,
      x.minimum::float8, x.least_count, x.kind, x.action, x.claim_days, x.from_on, x.until_on,
      x.settled_until,
      (select count(*) from compensation c where c.firm_id = x.firm_id and c.terms_id = x.terms_id) as used,
      array(select n.person_id from account_near n
        where n.firm_id = x.firm_id and n.account_id = x.account_id) as carers
    from compensation_terms x
    left join service_agreement g on g.firm_id = x.firm_id and g.agreement_id = x.agreement_id
    where x.firm_id = ${db.firm} and ${where}
    order by x.from_on desc, x.metric, x.terms_id
  `,
  )
}

export const allTerms = (db: Db) => terms(db, db`true`)

export const termsOf = (db: Db, accountId: string) =>
  terms(db, db`x.account_id = any(account_and_merged(${accountId}))`)

export async function termsWith(db: Db, termsId: string): Promise<TermsRow | undefined> {
  const [found] = await terms(db, db`x.terms_id = ${termsId}`)
  return found
}

/** With the period that runs, where they hold today. */
export async function withNow(db: Db, row: TermsRow, today: Day): Promise<Terms> {
  const { fromOn, untilOn } = row
  if (today < fromOn || (untilOn !== null && untilOn < today)) return { ...row, now: null }
  const span = periodOf(today, row.period)
  const kept = await keptIn(db, row, span)
  const owedThisYear = await owedInYear(db, row.termsId, span.untilOn)
  const owed =
    kept.share === null
      ? null
      : owedFor(row, { share: kept.share, decided: kept.decided, owedThisYear })
  return { ...row, now: { ...kept, ...span, amount: owed?.amount ?? 0 } }
}

/** What the same terms owe already for periods that end in the year of a day; of what was waived, what was delivered before. */
export async function owedInYear(db: Db, termsId: string, untilOn: Day): Promise<number> {
  const year = untilOn.slice(0, 4)
  const [found] = await db`
    select coalesce(sum(case when c.state in ('waived', 'expired') then coalesce((
      select sum(e.amount) from compensation_entry e
      where e.firm_id = c.firm_id and e.compensation_id = c.compensation_id
        and e.to_pot = 'delivered' and e.unit = c.currency
    ), 0) else c.amount end), 0)::float8 as owed
    from compensation c
    where c.firm_id = ${db.firm} and c.terms_id = ${termsId}
      and c.until_on between ${`${year}-01-01`} and ${`${year}-12-31`}
  `
  return found!['owed'] as number
}

type Given = TermsGiven & { termsId?: string | undefined }

export async function writeTerms(db: Db, given: Given): Promise<string> {
  const { termsId = randomUUID(), tiers, ...rest } = given
  const row = {
    terms_id: termsId,
    account_id: rest.accountId,
    agreement_id: rest.agreementId,
    metric: rest.metric,
    period: rest.period,
    tiers: db.json(tiers.toSorted((a, b) => b.below - a.below)),
    base: rest.base,
    currency: rest.currency,
    cap_share: rest.capShare,
    year_cap: rest.yearCap,
    minimum: rest.minimum,
    least_count: rest.leastCount,
    kind: rest.kind,
    action: rest.action,
    claim_days: rest.claimDays,
    from_on: rest.fromOn,
    until_on: rest.untilOn,
  }
  await db`
    insert into compensation_terms ${db(row as never)}
    on conflict (firm_id, terms_id) do update
    set agreement_id = excluded.agreement_id, metric = excluded.metric, period = excluded.period,
      tiers = excluded.tiers, base = excluded.base, currency = excluded.currency,
      cap_share = excluded.cap_share, year_cap = excluded.year_cap, minimum = excluded.minimum,
      least_count = excluded.least_count, kind = excluded.kind, action = excluded.action,
      claim_days = excluded.claim_days, from_on = excluded.from_on, until_on = excluded.until_on,
      settled_until = null
  `
  return termsId
}

export function setTermsEnd(db: Db, termsId: string, untilOn: Day | null) {
  return db`
    update compensation_terms set until_on = ${untilOn}
    where firm_id = ${db.firm} and terms_id = ${termsId}
  `
}

export function setSettled(db: Db, termsId: string, until: Day) {
  return db`
    update compensation_terms set settled_until = ${until}
    where firm_id = ${db.firm} and terms_id = ${termsId}
  `
}

export function removeTerms(db: Db, termsId: string) {
  return db`delete from compensation_terms where firm_id = ${db.firm} and terms_id = ${termsId}`
}
