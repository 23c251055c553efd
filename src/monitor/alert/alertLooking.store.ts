/** Looks at the rules as of today and keeps what they find: one alert per cause, what ends closed by itself. */
import { z } from 'zod'
import { cadenceChoice } from '../../engage/cadence.store.ts'
import { portfolioAt } from '../../identify/portfolio.store.ts'
import { NOBODY } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/day.ts'
import { choiceOf, topic } from '../../platform/choice.ts'
import { type Db, many } from '../../platform/db.ts'
import { recordEach } from '../../platform/history.ts'
import { healthChoice } from '../health.store.ts'
import { daysAt } from '../healthDay.ts'
import type { AlertAt } from './alertAt.ts'
import { foundBy, type Sources } from './alertRows.store.ts'
import { AlertChoice, MUCH_WORSE, type RuleCode, SAME_CAUSE_DAYS } from './alertRule.ts'

export const alertChoice = topic('monitor.alerts', AlertChoice)

/** As of today: the newest figures, scores and what has worn away. */
export function sourcesNow(db: Db): Sources {
  return {
    figure: db`
      select m.account_id, m.sales_last_12 as last12, m.sales_previous_12 as previous12, m.first_day, m.last_day,
        m.usual_gap_days as gap, m.purchase_days as purchases
      from account_metric m join portfolio p on p.firm_id = m.firm_id and p.as_of = m.as_of
        and p.valuation = m.valuation and p.current and p.place = 1
      where m.firm_id = ${db.firm}`,
    health: db`
      select h.account_id, h.score, h.confidence, h.before
      from account_health h join health_day d using (firm_id, day) where h.firm_id = ${db.firm} and d.current`,
    worn: db`select account_id, sign, since_on, before, now from erosion where firm_id = ${db.firm}`,
  }
}

export async function alertAt(db: Db, today: Day): Promise<AlertAt> {
  const portfolio = await portfolioAt(db, {})
  return {
    ...daysAt(today, portfolio?.asOf ?? today),
    valuation: portfolio?.valuation ?? null,
    converted: portfolio?.converted ?? false,
    bands: await choiceOf(db, healthChoice),
    cadence: await choiceOf(db, cadenceChoice),
  }
}

const Changed = z.object({ alertId: z.guid(), accountId: z.guid(), rule: z.string() })

/** Of these rules: what is new is opened, what holds on is renewed, what is over ends. Two who look at once do it once. */
export async function lookAtAlerts(db: Db, rules: readonly RuleCode[], today: Day): Promise<void> {
  await db`select pg_advisory_xact_lock(hashtextextended(${`alerts ${db.firm}`}, 0))`
  const choice = await choiceOf(db, alertChoice)
  const at = await alertAt(db, today)
  await db`create temporary table if not exists alert_found (rule text, account_id uuid, cause text, since_on date,
    weight float8, numbers jsonb) on commit drop`
  // By index, since the planner, which knows nothing of a firm's first alerts, would compare each with all.
  await db`create index if not exists alert_found_cause on alert_found (rule, account_id, cause)`
  await db`delete from alert_found`
  await db`insert into alert_found ${foundBy(db, rules, { at, sources: sourcesNow(db), choice })}`
  await db`analyze alert_found`
  await db`
    create temporary table if not exists alert_held (alert_id uuid primary key, rule text, account_id uuid, cause text) on commit drop`
  await db`delete from alert_held`
  // Under the account that is kept; where two that were merged had the same cause, the older one goes on.
  await db`
    insert into alert_held
    select distinct on (x.rule, coalesce(k.kept_id, x.account_id), x.cause)
      x.alert_id, x.rule, coalesce(k.kept_id, x.account_id), x.cause
    from alert x left join account_kept k using (firm_id, account_id)
    where x.firm_id = ${db.firm} and x.rule = any(${[...rules]})
      and (x.ended_on is null or x.ended_on > ${today}::date - ${SAME_CAUSE_DAYS}::int)
    order by x.rule, coalesce(k.kept_id, x.account_id), x.cause, x.ended_on desc nulls first, x.opened_at, x.alert_id`
  await db`analyze alert_held`
  await goOn(db, today)
  const ended = await end(db, rules, today)
  const opened = await open(db, today)
  await recordEach(db, NOBODY, 'alert.opened', opened)
  await recordEach(db, NOBODY, 'alert.gone', ended)
}

/** What holds on keeps its day and takes the newest numbers; what was put off comes back on its day, or once it is much worse. */
async function goOn(db: Db, today: Day): Promise<void> {
  await db`
    update alert x set numbers = f.numbers, weight = f.weight, ended_on = null,
      state = case when x.state = 'gone' or ${isBack(db, today)} then 'open' else x.state end,
      snoozed_until = case when ${isBack(db, today)} then null else x.snoozed_until end,
      snoozed_weight = case when ${isBack(db, today)} then null else x.snoozed_weight end
    from alert_held h join alert_found f using (rule, account_id, cause)
    where x.firm_id = ${db.firm} and x.alert_id = h.alert_id
      and (x.numbers is distinct from f.numbers or x.weight is distinct from f.weight or x.ended_on is not null
        or ${isBack(db, today)})`
}

const isBack = (db: Db, today: Day) => db`(x.state = 'snoozed' and (x.snoozed_until <= ${today}
  or (f.weight > 0 and f.weight >= ${MUCH_WORSE} * x.snoozed_weight)))`

function end(db: Db, rules: readonly RuleCode[], today: Day) {
  return many(
    Changed,
    db`
    update alert x set ended_on = ${today}, snoozed_until = null, snoozed_weight = null,
      state = case when x.state in ('open', 'snoozed') then 'gone' else x.state end
    where x.firm_id = ${db.firm} and x.rule = any(${[...rules]}) and x.ended_on is null
      and not exists (select from alert_held h join alert_found f using (rule, account_id, cause)
        where h.alert_id = x.alert_id)
    returning x.alert_id, x.account_id, x.rule`,
  )
}

function open(db: Db, today: Day) {
  return many(
    Changed,
    db`
    insert into alert (rule, account_id, cause, since_on, opened_on, numbers, weight)
    select f.rule, f.account_id, f.cause, f.since_on, ${today}, f.numbers, f.weight from alert_found f
    where not exists (select from alert_held h
      where h.rule = f.rule and h.account_id = f.account_id and h.cause = f.cause)
    on conflict (firm_id, rule, account_id, cause) where ended_on is null do nothing
    returning alert_id, account_id, rule`,
  )
}
