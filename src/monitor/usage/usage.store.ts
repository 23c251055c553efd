/** Readings of usage and what was made of them, in PostgreSQL. */
import type postgres from 'postgres'
import { z } from 'zod'
import { allIn } from '../../accounts/account.store.ts'
import { wordsOf } from '../../accounts/accountFilter.ts'
import { Day } from '../../kernel/day.ts'
import { type Db, many, one } from '../../platform/db.ts'
import { pageOfThose, those } from '../those.store.ts'
import { type ReadingGiven, UsageFirm, type UsageList, UsageRow } from './usage.ts'
import type { UsageVerdict } from './usageTrend.ts'

const Meant = z.object({ told: z.string(), accountId: z.guid(), times: z.number() })

/** The accounts that these texts mean, of those one sees: by code, else by a name that only one of them has. */
export async function accountsNamed(db: Db, texts: readonly string[]) {
  const found = await many(
    Meant,
    db`
    with told as (select distinct told from unnest(${[...texts]}::text[]) told)
    select told, account_kept_of(a.account_id) as account_id, 1 as times
    from told join account a on a.firm_id = ${db.firm} and a.code = told
    union all
    select told, min(a.account_id::text)::uuid, count(*) as times
    from told join account a on a.firm_id = ${db.firm} and same_name(a.name) = same_name(told)
      and a.merged_into_id is null
    where not exists (select from account c where c.firm_id = ${db.firm} and c.code = told)
    group by told
  `,
  )
  return new Map(
    found.map(({ told, accountId, times }) => [told, times > 1 ? ('several' as const) : accountId]),
  )
}

type Placed = Omit<ReadingGiven, 'account'> & { accountId: string }

export function putReadings(db: Db, readings: readonly Placed[]) {
  return one(
    z.object({ added: z.number(), changed: z.number() }),
    db`
    with told as (
      select * from jsonb_to_recordset(${db.json(readings.map((one) => ({ ...one, account_id: one.accountId })))})
        as r(account_id uuid, measure text, day date, value numeric, contracted numeric)
    ), put as (
      insert into usage_reading as r (account_id, measure, day, value, contracted)
      select account_id, measure, day, value, contracted from told
      on conflict (firm_id, account_id, measure, day) do update
      set value = excluded.value, contracted = excluded.contracted
      where (r.value, r.contracted) is distinct from (excluded.value, excluded.contracted)
      returning (xmax = 0) as fresh
    )
    select count(*) filter (where fresh) as added, count(*) filter (where not fresh) as changed from put
  `,
  )
}

const Reading = z.tuple([z.string(), z.string(), Day, z.number(), z.number().nullable()])

/** By account that is kept, measure and day; of those that were merged the sum. */
export async function readingsOf(db: Db, which: postgres.Fragment, asOf: Day) {
  const rows = await db`
    select coalesce(k.kept_id, r.account_id), r.measure, r.day::text, sum(r.value)::float8, sum(r.contracted)::float8
    from usage_reading r left join account_kept k using (firm_id, account_id)
    where r.firm_id = ${db.firm} and r.day <= ${asOf} and ${which}
    group by 1, 2, 3 order by 1, 2, 3
  `.values()
  return rows.map((row) => {
    const [accountId, measure, day, value, contracted] = Reading.parse(row)
    return { accountId, measure, day, value, contracted }
  })
}

const THOSE = (db: Db) =>
  those(db, {
    table: 'usage_trend',
    each: db`, t.measure`,
    columns: db`t.measure, t.as_of, t.grain, t.last_on, t.last, t.periods, t.change, t.change_low, t.change_high,
      t.season, t.contracted, t.contracted_share, t.verdict, t.since_on, greatest(m.sales_last_12, 0) * t.fall as at_risk`,
  })

const SORTS = {
  atRisk: 'at_risk',
  sales: 'sales',
  change: 'change',
  share: 'contracted_share',
  name: 'search_text',
} as const

export async function usagePage(db: Db, list: z.output<typeof UsageList>) {
  const { q, verdict, measure, sort, dir } = list
  let where = allIn(db, wordsOf(q))
  if (verdict.length > 0) where = db`${where} and verdict = any(${[...verdict]})`
  if (measure.length > 0) where = db`${where} and measure = any(${[...measure]})`
  return pageOfThose(db, UsageRow, {
    those: THOSE(db),
    where,
    order: db`${db.unsafe(`${SORTS[sort]} ${dir} nulls last`)}, sales desc nulls last, search_text, account_id, measure`,
    list,
  })
}

/** Of an account with several measures that fall, the worst counts. */
export async function usageFirm(db: Db): Promise<z.output<typeof UsageFirm>> {
  const about = await one(
    UsageFirm.omit({ verdicts: true }),
    db`
    with ${THOSE(db)}, worst as (
      select account_id, max(at_risk) as at_risk from those group by account_id
    )
    select (select max(as_of) from those) as as_of, (select count(*) from worst) as accounts,
      (select sum(at_risk) from worst) as at_risk,
      coalesce((select array_agg(distinct measure order by measure) from those), '{}') as measures
  `,
  )
  const verdicts = await many(
    z.object({ verdict: z.custom<UsageVerdict>(), measures: z.number() }),
    db`with ${THOSE(db)} select verdict, count(*) as measures from those group by verdict order by 2 desc`,
  )
  return { ...about, verdicts }
}
