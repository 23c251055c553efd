/** Month ends, made and mended: one in each transaction, so that who is interrupted goes on with the next. */
import { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import { choiceOf } from '../platform/choice.ts'
import { type Db, many, maybe } from '../platform/db.ts'
import { enqueue } from '../platform/jobs.ts'
import { accountNames, ledgerSpan } from './accountDay.store.ts'
import { portfolioChoice, publishedImports } from './keeping.store.ts'
import { type FoundMonth, monthFigures } from './monthFigures.store.ts'
import { portfolioAt } from './portfolio.store.ts'
import {
  isWhole,
  KeptSnapshot,
  lastOfMonth,
  type MadeWith,
  makeSnapshots,
  monthsWanted,
  nextToMake,
} from './snapshot.ts'
import { keepRatesVersion, useRatesVersion } from './snapshotRates.store.ts'
import {
  figuresOfRows,
  keptRows,
  mendRows,
  rankedMonth,
  writeRows,
} from './snapshotWriting.store.ts'

export async function askSnapshots(db: Db): Promise<void> {
  await enqueue(db, makeSnapshots, {}, { key: 'snapshots' })
}

/** The newest first. */
export function keptSnapshots(db: Db) {
  return many(
    KeptSnapshot,
    db`
    select month, valuation, converted, accounts, frozen, made_at, made_from, made_with,
      rates_version, outdated
    from portfolio_snapshot where firm_id = ${db.firm}
    order by month desc
  `,
  )
}

/** The month ends that are to be kept; none before the first portfolio is made. */
export async function wantedMonths(db: Db, today: Day): Promise<Day[]> {
  const span = await ledgerSpan(db)
  return span && (await portfolioAt(db, {})) ? monthsWanted({ ...span, today }) : []
}

/** Notes what has changed since: months that are no longer of the ledger go, others are marked. */
export async function noteOutdated(db: Db): Promise<void> {
  await oneAtATime(db)
  const span = await ledgerSpan(db)
  await db`
    delete from portfolio_snapshot
    where firm_id = ${db.firm} and not coalesce(
      month between ${span?.from ?? null}::date and ${span ? lastOfMonth(span.to) : null}::date, false)
  `
  await takeChanges(db)
  if (!span) return
  await takeValues(db)
  await db`
    update portfolio_snapshot set frozen = true
    where firm_id = ${db.firm} and not frozen and converted and month <= ${span.to}
  `
  const now = await madeWithNow(db)
  if (!now) return
  // What isn't frozen follows the choices and rates of today.
  await db`
    update portfolio_snapshot set outdated = 'whole'
    where firm_id = ${db.firm} and not frozen and (
      (made_with, rates_version, valuation, converted) is distinct from
      (${db.json(now.madeWith)}::jsonb, ${now.ratesVersion}::int, ${now.valuation}, ${now.converted}::boolean)
    )
  `
}

/** Accounts whose lines have changed, and with them the months that those lines count in. */
async function takeChanges(db: Db) {
  const [first] = await db`
    with taken as (
      delete from account_changed where firm_id = ${db.firm} returning account_id, since
    ), due as (
      insert into account_due as d (account_id, since)
      select account_id, min(since) from taken
      where exists (select from portfolio_snapshot where firm_id = ${db.firm})
      group by account_id
      on conflict (firm_id, account_id) do update set since = least(d.since, excluded.since)
    )
    select min(since) as since from taken
  `
  await db`
    update portfolio_snapshot set outdated = 'accounts'
    where firm_id = ${db.firm} and outdated is null and month >= ${first!['since'] as Day | null}
  `
}

/** What was expected of the accounts then, where a portfolio of a month's end is kept and was valued. */
async function takeValues(db: Db) {
  await db`
    update account_snapshot s set value = v.clv, risk = v.quiet_365
    from portfolio_snapshot h
      join portfolio p on p.firm_id = h.firm_id and p.as_of = h.month and p.valuation = h.valuation
      join account_value v on v.firm_id = p.firm_id and v.as_of = p.as_of
        and v.valuation = p.valuation
    where h.firm_id = ${db.firm} and p.valued and s.firm_id = h.firm_id and s.month = h.month
      and s.account_id = v.account_id and s.value is null and s.risk is null
      and (v.clv is not null or v.quiet_365 is not null)
  `
}

/** Criteria, rates and currency of today; null before the first portfolio. */
export async function madeWithNow(db: Db): Promise<MadeWith | null> {
  const current = await portfolioAt(db, {})
  if (!current) return null
  const { valuation, converted } = current
  const madeWith = await choiceOf(db, portfolioChoice)
  return { madeWith, ratesVersion: await keepRatesVersion(db), valuation, converted }
}

/** Makes or mends one month; false where there is nothing left to do. */
export async function makeNextSnapshot(db: Db, today: Day): Promise<boolean> {
  await oneAtATime(db)
  const kept = await keptSnapshots(db)
  const next = nextToMake(await wantedMonths(db, today), kept)
  const now = next && (await madeWithNow(db))
  if (!next || !now) {
    await db`delete from account_due where firm_id = ${db.firm}`
    return false
  }
  const { month, how } = next
  const own = kept.find((one) => one.month === month)
  if (how === 'accounts' && own && (await mend(db, month, own))) return true
  await make(db, month, own?.frozen ? own : now, now)
  return true
}

/** Only accounts whose lines have changed are added up again; false where its own rates no longer do. */
async function mend(db: Db, month: Day, own: MadeWith): Promise<boolean> {
  const names = await accountNames(db)
  const fresh = await figures(db, month, own, { names, onlyDue: true })
  if (fresh.unvalued > 0) return false
  const due = await dueAccounts(db, month)
  const before = await keptRows(db, month)
  const found = figuresOfRows(before, { fresh, due, names })
  await mendRows(db, month, rankedMonth(month, found, own.madeWith), before)
  await keepHead(db, month, own, found.keys.length)
  return true
}

/** All of it; where a frozen month's own rates no longer value every line, with those of today. */
async function make(db: Db, month: Day, wish: MadeWith, now: MadeWith): Promise<void> {
  const names = await accountNames(db)
  let made = wish
  let found = await figures(db, month, made, { names })
  if (found.unvalued > 0) {
    made = { ...now, madeWith: wish.madeWith }
    found = await figures(db, month, made, { names })
  }
  await keepHead(db, month, made, found.keys.length)
  await writeRows(db, month, rankedMonth(month, found, made.madeWith))
}

async function figures(
  db: Db,
  month: Day,
  { madeWith, ratesVersion, valuation, converted }: MadeWith,
  more: Pick<Parameters<typeof monthFigures>[1], 'names' | 'onlyDue'>,
): Promise<FoundMonth> {
  if (converted) await useRatesVersion(db, valuation, ratesVersion, month)
  const valuing = { asOf: month, currency: valuation, converted }
  return monthFigures(db, { valuing, settings: madeWith, ...more })
}

async function dueAccounts(db: Db, month: Day): Promise<Set<string>> {
  const rows = await db`
    select account_id from account_due where firm_id = ${db.firm} and since <= ${month}
  `.values()
  return new Set(rows.map(([id]) => id as string))
}

async function keepHead(db: Db, month: Day, made: MadeWith, accounts: number) {
  const span = await ledgerSpan(db)
  const { madeWith, ratesVersion, valuation, converted } = made
  const frozen = span !== null && isWhole(month, span, converted)
  await db`
    insert into portfolio_snapshot as s (month, valuation, converted, accounts, frozen, made_from,
      made_with, rates_version)
    values (${month}, ${valuation}, ${converted}, ${accounts}, ${frozen}, ${await publishedImports(db)},
      ${db.json(madeWith)}, ${ratesVersion})
    on conflict (firm_id, month) do update
    set valuation = excluded.valuation, converted = excluded.converted, accounts = excluded.accounts,
      frozen = excluded.frozen, made_at = now(), made_from = excluded.made_from,
      made_with = excluded.made_with, rates_version = excluded.rates_version, outdated = null
  `
}

async function oneAtATime(db: Db) {
  await db`select pg_advisory_xact_lock(hashtextextended(${`snapshots ${db.firm}`}, 0))`
  // Sums over all accounts at once, for this transaction only.
  await db.unsafe(`set local work_mem = '96MB'`)
}

/** So many accounts change what the planner should know. */
const MANY_ACCOUNTS = 5_000

export async function tellPlannerOfSnapshots(db: Db): Promise<void> {
  const many = await maybe(
    z.object({ accounts: z.number() }),
    db`
    select accounts from portfolio_snapshot
    where firm_id = ${db.firm} and accounts >= ${MANY_ACCOUNTS} limit 1
  `,
  )
  if (many) await db`select analyze_snapshots()`
}
