/** Every rule's query under its code, and all of them as one, over what they share. A new rule's query goes into one of these. */
import type postgres from 'postgres'
import { TALK_KINDS } from '../../engage/cadence.ts'
import type { Db } from '../../platform/db.ts'
import { standingOn } from '../../segment/standing.store.ts'
import type { AlertAt, RuleAt } from './alertAt.ts'
import { RELATION_ROWS } from './alertRelationRows.store.ts'
import { type AlertChoice, type RuleCode, ruleSetOf } from './alertRule.ts'
import { SALES_ROWS } from './alertSalesRows.store.ts'
import { SERVED_ROWS } from './alertServedRows.store.ts'
import { WORK_ROWS } from './alertWorkRows.store.ts'

/** A query of account_id, cause, since_on, weight, numbers. */
export type Rows = Partial<Record<RuleCode, (db: Db, at: RuleAt) => postgres.Fragment>>

const RULE_ROWS: Required<Rows> = { ...SALES_ROWS, ...RELATION_ROWS, ...WORK_ROWS, ...SERVED_ROWS }

/** What differs between today and a day in the past: where the figures, the scores and what wears away come from. */
export type Sources = {
  /** account_id, last12, previous12, first_day, last_day, gap, purchases */
  figure: postgres.Fragment
  /** account_id, score, confidence, before */
  health: postgres.Fragment
  /** account_id, sign, since_on, before, now */
  worn: postgres.Fragment
}

/** What these rules find, as rule, account_id, cause, since_on, weight, numbers, each cause once, of clients that are kept. */
export function foundBy(
  db: Db,
  rules: readonly RuleCode[],
  { at, sources, choice }: { at: AlertAt; sources: Sources; choice: AlertChoice },
): postgres.Fragment {
  const on = rules.filter((code) => ruleSetOf(code, choice).on)
  const all = on.reduce((before, code) => {
    const of = ruleSetOf(code, choice).thresholds
    return db`${before} union all
      select ${code}::text, o.* from (${RULE_ROWS[code](db, { ...at, of })}) o (account_id, cause, since_on, weight, numbers)`
  }, NOTHING(db))
  return db`
    with figure as materialized (
      select *, sum(greatest(last12, 0)) over () as total, sum(greatest(previous12, 0)) over () as total_previous
      from (${sources.figure}) f
    ), health as materialized (${sources.health}),
    worn as materialized (${sources.worn}),
    tier_now as materialized (
      select account_id, tier, since from (${standingOn(db, at.day)}) s
    ), talk as materialized (
      select coalesce(k.kept_id, i.account_id) as account_id, i.interaction_id, i.happened_on as "on"
      from interaction i left join account_kept k using (firm_id, account_id)
      where i.firm_id = ${db.firm} and i.account_id is not null and i.state = 'held'
        and i.kind = any(${[...TALK_KINDS]}) and i.happened_on <= ${at.day}
    ), found (rule, account_id, cause, since_on, weight, numbers) as (${all})
    select distinct on (f.rule, a.account_id, f.cause) f.rule, a.account_id, f.cause,
      least(f.since_on, ${at.day}::date) as since_on, f.weight, f.numbers
    from found f
    left join account_kept k on k.firm_id = ${db.firm} and k.account_id = f.account_id
    join account a on a.firm_id = ${db.firm} and a.account_id = coalesce(k.kept_id, f.account_id)
      and (a.archived_at is null or a.archived_at::date > ${at.day}) and a.merged_into_id is null
    order by f.rule, a.account_id, f.cause, f.weight desc`
}

const NOTHING = (db: Db) => db`
  select ''::text, null::uuid, ''::text, null::date, 0::float8, '{}'::jsonb where false`
