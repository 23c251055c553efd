/** Trends of usage made of readings: of one account when it is looked at, of all by the job. */
import { addMonths, type Day } from '../../kernel/day.ts'
import { NOBODY } from '../../kernel/actor.ts'
import type { Db } from '../../platform/db.ts'
import { recordEach } from '../../platform/history.ts'
import type { AccountUsage, TrendKept } from './usage.ts'
import { readingsOf } from './usage.store.ts'
import { grainOf, IN_YEAR, type Period, periodsOf } from './usagePeriod.ts'
import { fallOf, TREND_PERIODS, usageTrend } from './usageTrend.ts'

/** For a trend, its season, and since when it falls. */
const BACK_MONTHS = 38
const SHOWN_YEARS = 3

type Of = { accountId: string; trend: TrendKept; periods: Period[] }

async function trendsOf(db: Db, asOf: Day, accountId?: string): Promise<Of[]> {
  const from = addMonths(asOf, -BACK_MONTHS)
  const which = accountId
    ? db`r.day >= ${from} and r.account_id = any(account_and_merged(${accountId}))`
    : db`r.day >= ${from}`
  const readings = await readingsOf(db, which, asOf)
  return [...Map.groupBy(readings, (one) => `${one.accountId} ${one.measure}`).values()].flatMap(
    (own) => {
      const grain = grainOf(own.map(({ day }) => day))
      const periods = periodsOf(own, grain, asOf)
      const trend = usageTrend(periods, grain)
      const { accountId: whose, measure } = own[0]!
      return trend ? [{ accountId: whose, trend: { ...trend, measure, grain }, periods }] : []
    },
  )
}

export async function accountUsage(db: Db, accountId: string, asOf: Day): Promise<AccountUsage> {
  const all = await trendsOf(db, asOf, accountId)
  return all.map(({ trend, periods }) => ({
    ...trend,
    history: periods.slice(-SHOWN_YEARS * IN_YEAR[trend.grain]),
    expected: Array.from(
      { length: Math.min(TREND_PERIODS, periods.length) },
      (_, at) =>
        periods.at(at - Math.min(TREND_PERIODS, periods.length) - IN_YEAR[trend.grain])?.value ??
        null,
    ),
  }))
}

/** In place of those that were; what is a fall and wasn't, is recorded once. */
export async function makeTrends(db: Db, asOf: Day): Promise<number> {
  await db`select pg_advisory_xact_lock(hashtextextended(${`usage ${db.firm}`}, 0))`
  const all = await trendsOf(db, asOf)
  const known = await db<{ key: string }[]>`
    select account_id || ' ' || measure as key from usage_trend
    where firm_id = ${db.firm} and verdict in ('falls', 'stopped')
  `
  const fell = new Set(known.map(({ key }) => key))
  await db`delete from usage_trend where firm_id = ${db.firm}`
  const rows = all.map(({ accountId, trend }) => ({
    account_id: accountId,
    measure: trend.measure,
    as_of: asOf,
    grain: trend.grain,
    last_on: trend.lastOn,
    last: trend.last,
    periods: trend.periods,
    change: trend.change,
    change_low: trend.changeLow,
    change_high: trend.changeHigh,
    season: trend.season,
    contracted: trend.contracted,
    contracted_share: trend.contractedShare,
    verdict: trend.verdict,
    since_on: trend.sinceOn,
    fall: fallOf(trend),
  }))
  await db`
    insert into usage_trend (account_id, measure, as_of, grain, last_on, last, periods, change, change_low,
      change_high, season, contracted, contracted_share, verdict, since_on, fall)
    select account_id, measure, as_of, grain, last_on, last, periods, change, change_low, change_high, season,
      contracted, contracted_share, verdict, since_on, fall
    from jsonb_to_recordset(${db.json(rows)}) as r(account_id uuid, measure text, as_of date, grain text, last_on date,
      last float8, periods int, change float8, change_low float8, change_high float8, season float8,
      contracted float8, contracted_share float8, verdict text, since_on date, fall float8)
    where exists (select from account a where a.firm_id = ${db.firm} and a.account_id = r.account_id)
  `
  const fresh = all.filter(
    ({ accountId, trend: { verdict, measure } }) =>
      (verdict === 'falls' || verdict === 'stopped') && !fell.has(`${accountId} ${measure}`),
  )
  await recordEach(
    db,
    NOBODY,
    'usage.fell',
    fresh.map(({ accountId, trend }) => ({
      accountId,
      name: trend.measure,
      change: trend.change,
      sinceOn: trend.sinceOn,
    })),
  )
  return rows.length
}
