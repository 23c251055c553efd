/** How accounts are supplied: what was made of their deliveries, and the firm's sums, in PostgreSQL. */
import { z } from 'zod'
import { allIn } from '../../accounts/account.store.ts'
import { wordsOf } from '../../accounts/accountFilter.ts'
import { NOBODY } from '../../kernel/actor.ts'
import { addDays, addMonths, Day } from '../../kernel/day.ts'
import { type Db, many, one } from '../../platform/db.ts'
import { recordEach } from '../../platform/history.ts'
import { pageOfThose, those } from '../those.store.ts'
import { shareDifference } from '../shareDifference.ts'
import { stockOuts } from './stockOut.store.ts'
import {
  type AccountSupply,
  BEFORE_DAYS,
  fellSince,
  NOW_DAYS,
  otifFalls,
  type SupplyFirm,
  type SupplyList,
  SupplyRow,
} from './supply.ts'
import {
  countsBetween,
  countsByFamily,
  countsByMonth,
  failedLines,
  windowsAt,
} from './supplyCount.store.ts'

/** Looked back month by month, a year at most. */
const BACK_STEPS = 12
const STEP_DAYS = 30

const Window = z.object({
  accountId: z.guid(),
  day: Day,
  lines: z.number(),
  onTime: z.number(),
  inFull: z.number(),
  both: z.number(),
  linesBefore: z.number(),
  bothBefore: z.number(),
})

/** In place of those that were; what has fallen and hadn't, is recorded once. */
export async function makeSupply(db: Db, asOf: Day): Promise<number> {
  await db`select pg_advisory_xact_lock(hashtextextended(${`supply ${db.firm}`}, 0))`
  const days = Array.from({ length: BACK_STEPS + 1 }, (_, step) => addDays(asOf, -step * STEP_DAYS))
  const windows = await many(Window, windowsAt(db, days))
  const rows = [...Map.groupBy(windows, ({ accountId }) => accountId)].flatMap(
    ([accountId, own]) => {
      const now = own.find(({ day }) => day === asOf)
      if (!now) return []
      const { lines, onTime, inFull, both, linesBefore, bothBefore } = now
      const fell = days.map((day) => {
        const then = own.find((one) => one.day === day)
        const falls =
          then !== undefined && otifFalls(then, { lines: then.linesBefore, both: then.bothBefore })
        return { day, falls }
      })
      const found = shareDifference(
        { hits: both, total: lines },
        { hits: bothBefore, total: linesBefore },
      )
      return [
        {
          account_id: accountId,
          as_of: asOf,
          lines,
          on_time: onTime,
          in_full: inFull,
          both_kept: both,
          lines_before: linesBefore,
          both_before: bothBefore,
          fall: found?.difference ?? null,
          fall_low: found?.low ?? null,
          fall_high: found?.high ?? null,
          falls: fell[0]!.falls,
          since_on: fellSince(fell),
        },
      ]
    },
  )
  const known = new Set(
    (
      await db<{ accountId: string }[]>`
        select account_id from supply_trend where firm_id = ${db.firm} and falls`
    ).map(({ accountId }) => accountId),
  )
  await db`delete from supply_trend where firm_id = ${db.firm}`
  await db`
    insert into supply_trend (account_id, as_of, lines, on_time, in_full, both_kept, lines_before, both_before, fall,
      fall_low, fall_high, falls, since_on)
    select account_id, as_of, lines, on_time, in_full, both_kept, lines_before, both_before, fall, fall_low,
      fall_high, falls, since_on
    from jsonb_to_recordset(${db.json(rows)}) as r(account_id uuid, as_of date, lines int, on_time int, in_full int,
      both_kept int, lines_before int, both_before int, fall float8, fall_low float8, fall_high float8,
      falls boolean, since_on date)
    where exists (select from account a where a.firm_id = ${db.firm} and a.account_id = r.account_id)
  `
  await recordEach(
    db,
    NOBODY,
    'supply.fell',
    rows
      .filter((row) => row.falls && !known.has(row.account_id))
      .map((row) => ({ accountId: row.account_id, fall: row.fall, sinceOn: row.since_on })),
  )
  return rows.length
}

const THOSE = (db: Db) =>
  those(db, {
    table: 'supply_trend',
    columns: db`t.as_of, t.lines, t.on_time, t.in_full, t.both_kept as "both", t.lines_before, t.both_before, t.fall,
      t.fall_low, t.fall_high, t.falls, t.since_on, t.both_kept::float8 / nullif(t.lines, 0) as otif,
      greatest(m.sales_last_12, 0) * (1 - t.both_kept::float8 / nullif(t.lines, 0)) as at_risk`,
  })

const SORTS = {
  atRisk: 'at_risk',
  sales: 'sales',
  otif: 'otif',
  fall: 'fall',
  name: 'search_text',
} as const

export async function supplyPage(db: Db, list: z.output<typeof SupplyList>) {
  const { q, falls, sort, dir } = list
  let where = allIn(db, wordsOf(q))
  if (falls.length > 0) where = db`${where} and falls`
  return pageOfThose(db, SupplyRow, {
    those: THOSE(db),
    where,
    order: db`${db.unsafe(`${SORTS[sort]} ${dir} nulls last`)}, search_text, account_id`,
    list,
  })
}

const About = z.object({ asOf: Day.nullable(), accounts: z.number(), falling: z.number() })

export async function supplyFirm(db: Db, today: Day): Promise<SupplyFirm> {
  const about = await one(
    About,
    db`
    with ${THOSE(db)}
    select max(as_of) as as_of, count(*) as accounts, count(*) filter (where falls) as falling from those
  `,
  )
  const every = db`true`
  const out = await stockOuts(db, today)
  const risks = out.flatMap(({ atRisk }) => (atRisk === null ? [] : [atRisk]))
  return {
    ...about,
    all: await countsBetween(db, every, { from: addMonths(today, -12), day: today }),
    months: await countsByMonth(db, every, today),
    families: await countsByFamily(db, every, today),
    stockOuts: out,
    stockOutDays: out.reduce((sum, { days }) => sum + days, 0),
    atRisk: risks.length === 0 ? null : risks.reduce((sum, one) => sum + one, 0),
  }
}

export async function accountSupply(db: Db, accountId: string, today: Day): Promise<AccountSupply> {
  const which = db`account_id = any(account_and_merged(${accountId}))`
  const middle = addDays(today, -NOW_DAYS)
  const now = await countsBetween(db, which, { from: middle, day: today })
  const before = await countsBetween(db, which, {
    from: addDays(middle, -BEFORE_DAYS),
    day: middle,
  })
  return {
    now,
    before,
    falls: otifFalls(now, before),
    months: await countsByMonth(db, which, today),
    families: await countsByFamily(db, which, today),
    failed: await failedLines(db, which, today),
    stockOuts: await stockOuts(db, today, accountId),
  }
}
