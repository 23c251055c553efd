/** Health of a day, worked out and written: the ledger's days once in memory, the rest as sums of the database. */
import { z } from 'zod'
import type { KeptPortfolio } from '../identify/kept.ts'
import { purchaseDaysOf as daysOfLines } from '../identify/models/purchaseDays.ts'
import type { PurchaseDays } from '../identify/models/purchaseDays.ts'
import { numberOfDay } from '../identify/portfolio.ts'
import { purchaseDaysOf } from '../identify/purchaseDay.store.ts'
import { insertRows, type Row } from '../identify/writing.store.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { type Db, one } from '../platform/db.ts'
import { type Groups, groupsOf, type HealthWeights, reasonsOf, scoreOf } from './health.ts'
import { daysBefore, type HealthDays, TREND_BACK_DAYS } from './healthDay.ts'
import type { Signals } from './healthMeasure.ts'
import { signalsAt } from './healthSignal.store.ts'
import { ledgerSignals } from './ledgerSignal.ts'

/** All accounts' purchase days, as the portfolio values them. */
export type Ledger = { keys: string[]; days: PurchaseDays }

export async function ledgerOf(db: Db, portfolio: KeptPortfolio): Promise<Ledger> {
  const { asOf, valuation: currency, converted } = portfolio
  const { keys, purchases } = await purchaseDaysOf(db, { asOf, currency, converted })
  return { keys, days: daysOfLines(purchases, keys.length) }
}

/**
 * Every account's signals as of a day. A client is who bought within two years; of who doesn't buy, nothing is healthy.
 * Only what is dated up to the days is read.
 */
export async function allSignals(
  db: Db,
  { keys, days }: Ledger,
  { day, ledgerDay }: HealthDays,
): Promise<Map<string, Signals>> {
  const known = await signalsAt(db, day, ledgerDay)
  const asOf = numberOfDay(ledgerDay)
  const found = new Map<string, Signals>()
  for (const [at, accountId] of keys.entries()) {
    const sold = ledgerSignals(days, at, asOf)
    if (sold) found.set(accountId, { ...known.get(accountId), ...sold })
  }
  return found
}

export type Making = {
  ledger: Ledger
  days: HealthDays
  weights: HealthWeights
  valuation: string
  madeFrom: string
}

/** The newest day, with reasons and the score 90 days before; it takes the place of the one before. */
export async function makeCurrent(db: Db, making: Making): Promise<number> {
  const { ledger, days, weights } = making
  const signals = await allSignals(db, ledger, days)
  const before = await allSignals(db, ledger, daysBefore(days, TREND_BACK_DAYS))
  await db`delete from health_day where firm_id = ${db.firm} and current and day <> ${days.day} and not kept`
  await db`update health_day set current = false where firm_id = ${db.firm} and current`
  await keepHead(db, making, { accounts: signals.size, current: true, kept: false })
  const rows = function* (): Generator<Row> {
    for (const [accountId, own] of signals) {
      const past = before.get(accountId)
      const before90 = past ? scoreOf(groupsOf(past), weights).score : null
      yield rowOf(days.day, accountId, own, { weights, before: before90, withReasons: true })
    }
  }
  await insertRows(db, 'account_health', COLUMNS, rows())
  return signals.size
}

/** A month's end; scores alone. */
export async function makeMonth(db: Db, making: Making, kept: boolean): Promise<void> {
  const { ledger, days, weights } = making
  const signals = await allSignals(db, ledger, days)
  await keepHead(db, making, { accounts: signals.size, current: false, kept })
  const rows = function* (): Generator<Row> {
    for (const [accountId, own] of signals)
      yield rowOf(days.day, accountId, own, { weights, before: null, withReasons: false })
  }
  await insertRows(db, 'account_health', COLUMNS, rows())
}

const COLUMNS = 'day, account_id, score, confidence, before, scores, beliefs, reasons'

type How = { weights: HealthWeights; before: number | null; withReasons: boolean }

function rowOf(
  day: Day,
  accountId: string,
  signals: Signals,
  { weights, before, withReasons }: How,
): Row {
  const groups = groupsOf(signals)
  const { score, confidence } = scoreOf(groups, weights)
  const reasons = withReasons ? JSON.stringify(reasonsOf(signals, weights)) : null
  return [day, accountId, score, confidence, before, ...listsOf(groups), reasons]
}

function listsOf({ scores, beliefs }: Groups): [string, string] {
  return [`{${scores.map((score) => score ?? 'NULL').join(',')}}`, `{${beliefs.join(',')}}`]
}

async function keepHead(
  db: Db,
  { days: { day }, valuation, madeFrom }: Making,
  { accounts, current, kept }: { accounts: number; current: boolean; kept: boolean },
) {
  await db`delete from account_health where firm_id = ${db.firm} and day = ${day}`
  await db`
    insert into health_day (day, current, valuation, accounts, kept, made_from)
    values (${day}, ${current}, ${valuation}, ${accounts}, ${kept}, ${madeFrom})
    on conflict (firm_id, day) do update
    set current = excluded.current or health_day.current, valuation = excluded.valuation, accounts = excluded.accounts,
      kept = excluded.kept, made_from = excluded.made_from, made_at = now()
  `
}

/** A word that changes with the weights, and where anything dated up to the day has come, gone or changed its day. */
export async function madeFromAt(db: Db, day: Day, version: number): Promise<string> {
  const { text } = await one(
    z.object({ text: z.string() }),
    db`
    select concat_ws(' ', ${version}::int,
      (select string_agg(import_id::text, ',' order by import_id) from import
        where firm_id = ${db.firm} and state = 'published'),
      (select count(*) from account_kept where firm_id = ${db.firm}),
      (select count(*) from decider_said where firm_id = ${db.firm} and seen_on <= ${day}),
      (select count(*) || '/' || coalesce(sum(sentiment), 0) from interaction
        where firm_id = ${db.firm} and happened_on <= ${day} and state = 'held'),
      (select count(*) from expectation where firm_id = ${db.firm} and heard_on <= ${day}),
      (select count(*) || '/' || count(closed_on) filter (where closed_on <= ${day}) from request
        where firm_id = ${db.firm} and opened_on <= ${day}),
      (select count(*) || '/' || count(*) filter (where ended_on <= ${day}) from commitment
        where firm_id = ${db.firm} and made_on <= ${day}),
      (select count(*) || '/' || count(*) filter (where ended_on <= ${day}) from plan_item
        where firm_id = ${db.firm} and due_on <= ${day}),
      (select count(*) || '/' || count(breached_at) from clock
        where firm_id = ${db.firm} and decided_at < ${addDays(day, 1)}::date),
      (select count(*) || '/' || coalesce(sum(nps), 0) from survey_answer
        where firm_id = ${db.firm} and answered_at < ${addDays(day, 1)}::date),
      (select count(*) || '/' || count(*) filter (where closed_on <= ${day}) from complaint
        where firm_id = ${db.firm} and received_on <= ${day}),
      (select count(*) || '/' || sum(value) from usage_reading
        where firm_id = ${db.firm} and day > ${addDays(day, -360)} and day <= ${day}),
      (select count(*) || '/' || count(*) filter (where delivered_on <= promised_on) || '/' || sum(delivered) from delivery
        where firm_id = ${db.firm} and promised_on > ${addDays(day, -180)} and promised_on <= ${day})
    ) as text
  `,
  )
  return text
}
