/** Sales and spending of key accounts period by period, in PostgreSQL, and what they say: who has stalled. */
import { z } from 'zod'
import { factorsOn } from '../gather/factorOn.store.ts'
import { ledgerCurrencies } from '../identify/accountDay.store.ts'
import { costFactors, serviceSums } from '../identify/costSums.store.ts'
import type { KeptPortfolio } from '../identify/kept.ts'
import { monthsUpTo, windowsOfMonths } from '../identify/periods.ts'
import { portfolioAt } from '../identify/portfolio.store.ts'
import { deflatorsOf } from '../identify/retention.store.ts'
import { Day } from '../kernel/day.ts'
import { toCents } from '../kernel/money.ts'
import { type Db, many } from '../platform/db.ts'
import {
  type Compared,
  comparedWindows,
  countsFrom,
  judge,
  keySince,
  type PeriodFigures,
  periodOf,
  STALL_MONTHS,
  type StalledSettings,
  type Used,
  type Verdict,
} from './stalledJudging.ts'
import { lastCases } from './stalled.store.ts'
import { Phase } from './standing.ts'
import { isKey, TierName } from './tier.ts'

/** So many periods are shown, the newest. */
const PERIODS_SHOWN = 8

export type Judged = Verdict & {
  accountId: string
  account: string
  tier: TierName
  keySince: Day
  country: string | null
  used: Used[]
  /** The oldest first. */
  periods: PeriodFigures[]
  /** False where the last case says that nothing is to be asked now. */
  counts: boolean
}

export type JudgedAll = { asOf: Day; valuation: string; accounts: Judged[] }

/** Every account that is key today, or the one named; null where there is no portfolio. */
export async function judgeKeyAccounts(
  db: Db,
  { settings, today, accountId }: { settings: StalledSettings; today: Day; accountId?: string },
): Promise<JudgedAll | null> {
  const portfolio = await portfolioAt(db, {})
  if (!portfolio) return null
  const { asOf, ledgerFrom, valuation } = portfolio
  const keys = await keyAccounts(db, today, accountId)
  if (keys.length === 0) return { asOf, valuation, accounts: [] }
  const months = monthsUpTo(asOf, ledgerFrom)
  const size = STALL_MONTHS[settings.period]
  const compared = comparedWindows(windowsOfMonths(size, { months, asOf, ledgerFrom }), size).slice(
    0,
    Math.max(PERIODS_SHOWN, settings.periods),
  )
  const ids = keys.map((one) => one.accountId)
  const sales = await salesOf(db, { portfolio, months, ids })
  const deflators = await deflatorsOf(db, months, new Set(keys.map((one) => one.country ?? '')))
  const spending = await spendingOf(db, { portfolio, compared, ids })
  const last = await lastCases(db)
  const accounts = keys.map(({ accountId: id, account, tier, phase, since, country }) => {
    const constant = sales.get(id) ?? new Float64Array(months.length)
    const deflator = deflators.get(country ?? '') ?? new Float64Array(months.length).fill(NaN)
    const periods = compared.map((window, at) =>
      inCents(
        periodOf({ reported: constant, constant, deflator }, window, spentBy(spending[at]!, id)),
      ),
    )
    const from = countsFrom(since, last.get(id) ?? null, today)
    const verdict = judge(periods, { from: from ?? since, phase, today }, settings)
    const used = usedIn(spending.slice(0, settings.periods).map((one) => one.get(id) ?? []))
    return {
      ...verdict,
      accountId: id,
      account,
      tier,
      keySince: since,
      country,
      used,
      periods: periods.toReversed(),
      counts: from !== null,
    }
  })
  return { asOf, valuation, accounts }
}

const Ruling = z.object({
  accountId: z.string(),
  account: z.string(),
  tier: TierName,
  phase: Phase.nullable(),
  effectiveOn: Day,
  country: z.string().nullable(),
})

/** By name. Of decisions for one day the last counts, as standing.store.ts says. */
async function keyAccounts(db: Db, today: Day, accountId?: string) {
  const rulings = await many(
    Ruling,
    db`
    select s.account_id, a.name as account, s.tier, s.phase, s.effective_on, y.country
    from (
      select distinct on (account_id, effective_on) account_id, effective_on, tier, phase
      from standing
      where firm_id = ${db.firm} and effective_on <= ${today}
        ${accountId ? db`and account_id = ${accountId}` : db``}
      order by account_id, effective_on, decided_at desc, standing_id
    ) s
    join account a on a.firm_id = ${db.firm} and a.account_id = s.account_id
    left join portfolio p on p.firm_id = ${db.firm} and p.current and p.place = 1
    left join account_story y on y.firm_id = ${db.firm} and y.account_id = s.account_id
      and y.as_of = p.as_of and y.valuation = p.valuation
    where a.archived_at is null and a.merged_into_id is null
    order by a.search_text, s.account_id, s.effective_on
  `,
  )
  return [...Map.groupBy(rulings, (one) => one.accountId).values()].flatMap((ofAccount) => {
    const since = keySince(ofAccount)
    const now = ofAccount.at(-1)!
    return since !== null && isKey(now.tier) ? [{ ...now, since }] : []
  })
}

type About = { portfolio: KeptPortfolio; ids: readonly string[] }

const MonthSum = z.object({
  accountId: z.string(),
  month: z.int(),
  currency: z.string(),
  amount: z.string().transform(Number),
})

/** A place per month, all at the rates of the as-of day. */
async function salesOf(db: Db, { portfolio, months, ids }: About & { months: readonly Day[] }) {
  const { asOf, valuation, converted } = portfolio
  const currencies = converted
    ? (await ledgerCurrencies(db, asOf)).map(({ currency }) => currency)
    : [valuation]
  const factors = await factorsOn(db, { home: valuation, day: asOf, currencies })
  const rateOf = new Map(factors.map(({ currency, factor }) => [currency, Number(factor)]))
  const rows = await many(
    MonthSum,
    db`
    select account_id, width_bucket(day, ${[...months]}::date[]) - 1 as month, currency,
      sum(amount)::text as amount
    from account_day
    where firm_id = ${db.firm} and account_id = any(${[...ids]}::uuid[])
      and day between ${months[0]!} and ${asOf} and currency = any(${currencies})
    group by account_id, 2, currency
  `,
  )
  const sales = new Map(ids.map((id) => [id, new Float64Array(months.length)]))
  for (const { accountId, month, currency, amount } of rows) {
    sales.get(accountId)![month]! += amount * (rateOf.get(currency) ?? 0)
  }
  return sales
}

type Spending = Map<string, Used[]>

/** What each account took of service, period by period. */
async function spendingOf(
  db: Db,
  { portfolio, compared, ids }: About & { compared: readonly Compared[] },
): Promise<Spending[]> {
  const [newest, oldest] = [compared[0]?.now, compared.at(-1)?.now]
  if (!newest || !oldest) return []
  const spanned = (from: Day, to: Day) => ({ ...portfolio, spans: { last12: { from, to } } })
  const factors = await costFactors(db, spanned(oldest.from, newest.to))
  const all: Spending[] = []
  for (const { now } of compared) {
    const about = { ...spanned(now.from, now.to), accountIds: ids }
    const sums = await serviceSums(db, about, factors)
    const taken = Map.groupBy(sums, (one) => one.accountId)
    all.push(
      new Map(
        [...taken].map(([id, parts]) => [
          id,
          parts.map(({ activity, unit, units, cost }) => ({ activity, unit, units, cost })),
        ]),
      ),
    )
  }
  return all
}

function spentBy(spending: Spending, accountId: string): number {
  return (spending.get(accountId) ?? []).reduce((sum, { cost }) => sum + (cost ?? 0), 0)
}

/** The dearest first. */
function usedIn(periods: readonly (readonly Used[])[]): Used[] {
  const sums = new Map<string, Used>()
  for (const one of periods.flat()) {
    const sum = sums.get(one.activity)
    sums.set(one.activity, {
      ...one,
      units: (sum?.units ?? 0) + one.units,
      cost: one.cost === null ? (sum?.cost ?? null) : (sum?.cost ?? 0) + one.cost,
    })
  }
  return [...sums.values()]
    .map((one) => ({ ...one, cost: one.cost === null ? null : toCents(one.cost) }))
    .toSorted((a, b) => (b.cost ?? 0) - (a.cost ?? 0) || (a.activity < b.activity ? -1 : 1))
}

function inCents({ constant, constantBefore, real, realBefore, spent, ...rest }: PeriodFigures) {
  const orNull = (amount: number | null) => (amount === null ? null : toCents(amount))
  return {
    ...rest,
    constant: toCents(constant),
    constantBefore: toCents(constantBefore),
    real: orNull(real),
    realBefore: orNull(realBefore),
    spent: toCents(spent),
  }
}
