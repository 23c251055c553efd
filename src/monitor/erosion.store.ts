/** What wears away, found and kept. */
import { z } from 'zod'
import { allIn } from '../accounts/account.store.ts'
import { wordsOf } from '../accounts/accountFilter.ts'
import { NOBODY } from '../kernel/actor.ts'
import { offsetOf } from '../kernel/list.ts'
import { type Db, many, one } from '../platform/db.ts'
import { recordEach } from '../platform/history.ts'
import { Erosion, type ErosionList, type ErosionSign, hasEroded, sinceOf } from './erosion.ts'
import { halvesAt } from './erosionHalves.store.ts'
import { daysBefore, type HealthDays } from './healthDay.ts'

/** Looked back month by month, a year at most. */
const BACK_STEPS = 12
const STEP_DAYS = 30

/** Looks at every account, and keeps what has worn away in place of what had; what is new is recorded once. */
export async function findErosion(db: Db, days: HealthDays): Promise<void> {
  const now = (await halvesAt(db, days)).filter(({ sign, halves }) => hasEroded(sign, halves))
  const since = new Map(now.map((one) => [keyOf(one), [{ day: days.day, eroded: true }]]))
  for (let step = 1; step <= BACK_STEPS && since.size > 0; step += 1) {
    const then = daysBefore(days, step * STEP_DAYS)
    const open = [...since].filter(([, seen]) => seen.at(-1)!.eroded)
    if (open.length === 0) break
    const eroded = new Set(
      (await halvesAt(db, then))
        .filter(({ sign, halves }) => hasEroded(sign, halves))
        .map((one) => keyOf(one)),
    )
    for (const [key, seen] of open) seen.push({ day: then.day, eroded: eroded.has(key) })
  }
  const known = new Set(
    (await db`select account_id, sign from erosion where firm_id = ${db.firm}`.values()).map(
      ([accountId, sign]) => `${accountId as string} ${sign as string}`,
    ),
  )
  const rows = now.map(({ accountId, sign, halves }) => ({
    account_id: accountId,
    sign,
    as_of: days.day,
    since_on: sinceOf(since.get(keyOf({ accountId, sign }))!)!,
    before: halves.before,
    now: halves.now,
    counted_before: halves.countedBefore,
    counted_now: halves.countedNow,
  }))
  await db`delete from erosion where firm_id = ${db.firm}`
  await db`
    insert into erosion (account_id, sign, as_of, since_on, before, now, counted_before, counted_now)
    select account_id, sign, as_of, since_on, before, now, counted_before, counted_now
    from jsonb_to_recordset(${db.json(rows)}) as r(account_id uuid, sign text, as_of date, since_on date,
      before float8, now float8, counted_before int, counted_now int)
    where exists (select from account a where a.firm_id = ${db.firm} and a.account_id = r.account_id)
  `
  const fresh = now.filter((found) => !known.has(keyOf(found)))
  await recordEach(
    db,
    NOBODY,
    'erosion.found',
    fresh.map(({ accountId, sign, halves }) => ({ accountId, sign, ...halves })),
  )
}

function keyOf({ accountId, sign }: { accountId: string; sign: ErosionSign }): string {
  return `${accountId} ${sign}`
}

const THOSE = (db: Db) => db`those as (
  select e.account_id, a.name as account, a.search_text, e.sign, e.as_of, e.since_on, e.before, e.now,
    e.counted_before, e.counted_now, m.sales_last_12 as sales
  from erosion e join account a using (firm_id, account_id)
    left join portfolio p on p.firm_id = e.firm_id and p.current and p.place = 1
    left join account_metric m on m.firm_id = e.firm_id and m.as_of = p.as_of and m.valuation = p.valuation
      and m.account_id = e.account_id
  where e.firm_id = ${db.firm} and a.archived_at is null and a.merged_into_id is null
)`

export function accountErosion(db: Db, accountId: string): Promise<Erosion[]> {
  return many(
    Erosion,
    db`with ${THOSE(db)} select * from those where account_id = account_kept_of(${accountId}) order by since_on, sign`,
  )
}

const SORTS = { sales: 'sales', since: 'since_on', name: 'search_text' } as const

export async function erosionPage(db: Db, list: z.output<typeof ErosionList>) {
  const { q, sign, sort, dir, size } = list
  let where = allIn(db, wordsOf(q))
  if (sign.length > 0) where = db`${where} and sign = any(${[...sign]})`
  const rows = await many(
    Erosion,
    db`
    with ${THOSE(db)} select * from those where ${where}
    order by ${db.unsafe(`${SORTS[sort]} ${dir} nulls last`)}, search_text, account_id, sign
    limit ${size} offset ${offsetOf(list)}
  `,
  )
  const { total, accounts } = await one(
    z.object({ total: z.number(), accounts: z.number() }),
    db`with ${THOSE(db)} select count(*) as total, count(distinct account_id) as accounts from those where ${where}`,
  )
  return { rows, total, accounts }
}
