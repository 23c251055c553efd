/** Alerts tried on the past: the same queries as of each month's end, over what was dated by then, and what followed. */
import type { KeptPortfolio } from '../../identify/kept.ts'
import { numberOfDay } from '../../identify/portfolio.ts'
import { insertRows, type Row } from '../../identify/writing.store.ts'
import type { Day } from '../../kernel/day.ts'
import { choiceOf } from '../../platform/choice.ts'
import { type Db, many } from '../../platform/db.ts'
import { hasEroded } from '../erosion.ts'
import { halvesAt } from '../erosionHalves.store.ts'
import { daysAt } from '../healthDay.ts'
import type { Ledger } from '../healthMaking.store.ts'
import { alertAt, alertChoice } from './alertLooking.store.ts'
import { figureAt } from './alertPast.ts'
import { DATED_RULES, PastFound, type Replay } from './alertReplaying.ts'
import { foundBy, type Sources } from './alertRows.store.ts'

async function sourcesAt(db: Db, day: Day, { keys, days }: Ledger): Promise<Sources> {
  const asOf = numberOfDay(day)
  const figures = keys.flatMap((accountId, at) => {
    const found = figureAt(days, at, asOf)
    return found ? [{ accountId, ...found }] : []
  })
  const worn = (await halvesAt(db, { day, ledgerDay: day })).filter(({ sign, halves }) =>
    hasEroded(sign, halves),
  )
  const of = <T>(pick: (one: (typeof figures)[number]) => T) => figures.map(pick)
  return {
    figure: db`
      select account_id, last12, previous12, date '1970-01-01' + first_day as first_day,
        date '1970-01-01' + last_day as last_day, gap, purchases
      from unnest(${of((one) => one.accountId)}::uuid[], ${of((one) => one.last12)}::float8[],
        ${of((one) => one.previous12)}::float8[], ${of((one) => one.firstDay)}::int[],
        ${of((one) => one.lastDay)}::int[], ${of((one) => one.gap)}::float8[], ${of((one) => one.purchases)}::int[])
        as f(account_id, last12, previous12, first_day, last_day, gap, purchases)`,
    health: db`
      select h.account_id, h.score, h.confidence, b.score as before
      from account_health h left join account_health b on b.firm_id = h.firm_id and b.account_id = h.account_id
        and b.day = (date_trunc('month', ${day}::date) - interval '2 months')::date - 1
      where h.firm_id = ${db.firm} and h.day = ${day}`,
    worn: db`
      select account_id, sign, ${day}::date as since_on, before, now
      from unnest(${worn.map(({ accountId }) => accountId)}::uuid[], ${worn.map(({ sign }) => sign)}::text[],
        ${worn.map(({ halves }) => halves.before)}::float8[], ${worn.map(({ halves }) => halves.now)}::float8[])
        as w(account_id, sign, before, now)`,
  }
}

/** What the rules that can be told of a past day say of the end of a month; nothing dated later is read. */
export async function foundAt(db: Db, day: Day, ledger: Ledger): Promise<PastFound[]> {
  const at = { ...(await alertAt(db, day)), ...daysAt(day, day) }
  const sources = await sourcesAt(db, day, ledger)
  const choice = await choiceOf(db, alertChoice)
  const found = foundBy(db, DATED_RULES, { at, sources, choice })
  return many(PastFound, db`select rule, account_id, cause, numbers from (${found}) f`)
}

const COLUMNS = 'rule, account_id, cause, opened_on, numbers, followed'

type Made = { portfolio: KeptPortfolio; from: Day; madeFrom: string }

/** It takes the place of the one before. */
export async function keepReplay(db: Db, replay: Replay, { portfolio, from, madeFrom }: Made) {
  await db`delete from alert_replayed where firm_id = ${db.firm}`
  await db`delete from alert_replay where firm_id = ${db.firm}`
  await db`
    insert into alert_replay (as_of, from_on, made_from, told)
    values (${portfolio.asOf}, ${from}, ${madeFrom}, ${db.json(replay.told() as never)})`
  const rows = function* (): Generator<Row> {
    for (const { rule, accountId, cause, openedOn, numbers, followed: came } of replay.alarms)
      yield [
        rule,
        accountId,
        cause,
        openedOn,
        JSON.stringify(numbers),
        came === null ? null : String(came),
      ]
  }
  await insertRows(db, 'alert_replayed', COLUMNS, rows())
}

/** A word that changes with the month, the settings and the months of health. */
export async function replayFrom(db: Db, { asOf }: KeptPortfolio): Promise<string> {
  const choice = await choiceOf(db, alertChoice)
  const [row] = await db`
    select count(*) as months, max(made_at) as made_at from health_day where firm_id = ${db.firm} and not current`
  return JSON.stringify([asOf.slice(0, 7), choice, row])
}
