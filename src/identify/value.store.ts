/** Values as they are kept: the model of the month, each account's forecast, and what is told of both. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { toCents } from '../kernel/money.ts'
import { choiceOf, topic } from '../platform/choice.ts'
import { type Db, maybe } from '../platform/db.ts'
import { ledgerSpan } from './accountDay.store.ts'
import { ofPortfolio } from './accountWhere.store.ts'
import { MANY_ACCOUNTS } from './keeping.store.ts'
import type { KeptPortfolio } from './kept.ts'
import { marginShares } from './models/marginShare.ts'
import { purchaseDaysOf } from './purchaseDay.store.ts'
import { keptSummaries, mendSummaries } from './purchaseSummary.store.ts'
import { spansAt } from './purchase.ts'
import { valuedDay } from './valuedDay.ts'
import type { Valuing } from './valuing.ts'
import { ValueSettings } from './value.ts'
import { insertRows, type Row } from './writing.store.ts'
import type { KeptFit, ThreadAnswer } from './valueThread.store.ts'

export const valueChoice = topic('identify.value', ValueSettings)

/** All that a fit reads, in one transaction. */
export async function readForFit(db: Db, portfolio: KeptPortfolio) {
  const settings = await choiceOf(db, valueChoice)
  const { keys, purchases } = await purchaseDaysOf(db, valuingOf(portfolio))
  return { settings, keys, purchases, ...(await accountsOf(db, portfolio, keys)) }
}

/** All that a forecast reads whose fit is kept; null where none is, or where the ledger goes on after the day. */
export async function readForForecast(db: Db, portfolio: KeptPortfolio) {
  const settings = await choiceOf(db, valueChoice)
  const kept = await keptFit(db, portfolio, settings)
  const span = await ledgerSpan(db)
  if (!kept || !span || span.to > portfolio.asOf) return null
  const valuing = valuingOf(portfolio)
  const made = await mendSummaries(db, valuing)
  if (made >= MANY_ACCOUNTS) await db`select analyze_account_purchases()`
  const { keys, summary } = await keptSummaries(db, valuing)
  return { settings, kept, keys, summary, ...(await accountsOf(db, portfolio, keys)) }
}

function valuingOf({ asOf, valuation: currency, converted }: KeptPortfolio): Valuing {
  return { asOf, currency, converted }
}

const KeptModel = z.object({
  fittedOn: Day,
  madeWith: ValueSettings,
  fitted: z.custom<KeptFit>((value) => typeof value === 'object' && value !== null),
})

/** The fit of this month and these choices; null where there is none. */
async function keptFit(db: Db, { asOf, valuation }: KeptPortfolio, settings: ValueSettings) {
  const found = await maybe(
    KeptModel,
    db`
    select fitted_on, made_with, fitted from value_model
    where firm_id = ${db.firm} and valuation = ${valuation}
  `,
  )
  if (!found || found.fittedOn.slice(0, 7) !== asOf.slice(0, 7) || found.fittedOn > asOf)
    return null
  const isSame = JSON.stringify(settings) === JSON.stringify(found.madeWith)
  return isSame ? { fittedOn: found.fittedOn, fit: revived(found.fitted) } : null
}

/** JSON has no typed arrays. */
function revived(fit: KeptFit): KeptFit {
  const { chosen, spend } = structuredClone(fit)
  if (chosen) chosen.fit.covariance = Float64Array.from(chosen.fit.covariance)
  if (!spend.refused) spend.covariance = Float64Array.from(spend.covariance)
  return { ...fit, chosen, spend }
}

function plain(fit: KeptFit): unknown {
  return JSON.parse(
    JSON.stringify(fit, (_, value: unknown) =>
      value instanceof Float64Array ? Array.from(value) : value,
    ),
  )
}

/** Of each account, what share of its sales is margin, and its sales of the last 12 months. */
async function accountsOf(db: Db, portfolio: KeptPortfolio, keys: string[]) {
  const rows = await db`
    select m.account_id, m.margin, m.costed_sales, s.family, m.sales_last_12
    from account_metric m left join account_story s using (firm_id, as_of, valuation, account_id)
    where ${ofPortfolio(db, portfolio)}
  `.values()
  const known = new Map(rows.map((row) => [row[0] as string, row]))
  const figure = (at: number, none: number) =>
    Float64Array.from(keys, (key) => (known.get(key)?.[at] as number | null) ?? none)
  const families = new Map<unknown, number>()
  const familyOf = (name: unknown) => {
    if (!families.has(name)) families.set(name, families.size)
    return families.get(name)!
  }
  return {
    margins: marginShares({
      margin: figure(1, NaN),
      costedSales: figure(2, 0),
      family: Uint32Array.from(keys, (key) => familyOf(known.get(key)?.[3] ?? null)),
    }),
    last12: figure(4, 0),
  }
}

const COLUMNS = `account_id, as_of, valuation, expected_purchases, expected_low, expected_high, expected_spend,
  clv, clv_low, clv_high, clv_margin, probability_alive, quiet_90, quiet_180, quiet_365, decline`

export type Writing = {
  keys: string[]
  margins: Float64Array
  answer: ThreadAnswer
  settings: ValueSettings
  fittedOn: Day
  /** Fitted now: it is kept. */
  isNew: boolean
}

/** False where the portfolio has gone in the meantime: its successor is valued by itself. */
export async function writeValues(db: Db, portfolio: KeptPortfolio, writing: Writing) {
  // New accounts stand in both tables, so none may come in between.
  await db`select pg_advisory_xact_lock(portfolio_lock())`
  const { asOf, valuation, madeAt } = portfolio
  const madeBy = madeByOf(writing)
  const [there] = await db`
    update portfolio set valued = true, value_made_by = ${madeBy ? db.json(madeBy) : null}
    where firm_id = ${db.firm} and as_of = ${asOf} and valuation = ${valuation}
      and date_trunc('milliseconds', made_at) = ${madeAt}
    returning 1
  `
  if (!there) return false
  await db`
    delete from account_value
    where firm_id = ${db.firm} and as_of = ${asOf} and valuation = ${valuation}
  `
  await insertRows(db, 'account_value', COLUMNS, rowsOf(portfolio, writing))
  await db`
    insert into account_value (account_id, as_of, valuation)
    select m.account_id, m.as_of, m.valuation from account_metric m
    where ${ofPortfolio(db, portfolio)}
    on conflict do nothing
  `
  if (writing.isNew) await keepFit(db, portfolio, writing)
  return true
}

export function madeByOf({
  answer,
  settings,
  fittedOn,
}: Pick<Writing, 'answer' | 'settings' | 'fittedOn'>) {
  const { chosen, spend } = answer.fit
  if (!chosen) return null
  const k = chosen.model === 'pareto' ? null : chosen.fit.rhythm.k
  return {
    model: chosen.model,
    k,
    fittedOn,
    yearlyDiscount: settings.yearlyDiscount,
    parameters: chosen.fit.parameters,
    spend: spend.refused ? null : spend.parameters,
  }
}

function* rowsOf({ asOf, valuation }: KeptPortfolio, writing: Writing): Generator<Row> {
  const { keys, margins, answer } = writing
  const { summary, forecast, fit } = answer
  if (!forecast) return
  const { values, quiet, decline } = forecast
  const { expectedPurchases, expectedSpend, clv, probabilityAlive } = values
  for (const [row, account] of summary.account.entries()) {
    const margin =
      clv && !Number.isNaN(margins[account]!) ? clv.value[row]! * margins[account]! : null
    yield [
      keys[account]!,
      asOf,
      valuation,
      expectedPurchases.value[row]!,
      expectedPurchases.low[row]!,
      expectedPurchases.high[row]!,
      expectedSpend?.[row] ?? null,
      clv?.value[row] ?? null,
      clv?.low[row] ?? null,
      clv?.high[row] ?? null,
      margin,
      probabilityAlive[row]!,
      ...quiet.map(({ days, probability }) => (isShown(fit, days) ? probability[row]! : null)),
      fit.declineCard?.isWorthShowing ? (decline?.[row] ?? null) : null,
    ]
  }
}

/** No probability is shown that would not have been better than the days of silence; each horizon's own card says so. */
export function isShown({ cards }: Pick<KeptFit, 'cards'>, days: number): boolean {
  return cards.find(({ horizonDays }) => horizonDays === days)?.isWorthShowing ?? false
}

async function keepFit(
  db: Db,
  { valuation }: KeptPortfolio,
  { settings, fittedOn, answer }: Writing,
) {
  await db`
    insert into value_model (valuation, fitted_on, made_with, fitted)
    values (${valuation}, ${fittedOn}, ${db.json(settings)}, ${db.json(plain(answer.fit) as never)})
    on conflict (firm_id, valuation) do update
      set fitted_on = excluded.fitted_on, made_with = excluded.made_with, fitted = excluded.fitted,
        made_at = now()
  `
}

const LastYear = z.object({ purchases: z.number(), sales: z.number() })

/** Purchase days and what they came to in the last 12 months, over all accounts. */
export async function lastYearOf(db: Db, portfolio: KeptPortfolio) {
  const { value, join, only } = valuedDay(valuingOf(portfolio))
  const { last12 } = spansAt(portfolio.asOf, 12)
  const rows = await db.unsafe(`
    select count(*)::int as purchases, coalesce(sum(sales), 0)::float8 as sales
    from (
      select round(sum(${value('amount')}), 6) as sales
      from account_day d
      ${join}
      where d.firm_id = '${db.firm}' and d.day between '${last12.from}' and '${last12.to}'
        ${only}
      group by d.account_id, d.day
      having sum(d.purchases) > 0
    ) purchase
  `)
  const { purchases, sales } = LastYear.parse(rows[0])
  return { purchases, sales: toCents(sales) }
}
