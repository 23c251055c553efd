/** The replay as it is told, in PostgreSQL. */
import { z } from 'zod'
import { allIn } from '../../accounts/account.store.ts'
import { wordsOf } from '../../accounts/accountFilter.ts'
import { Day } from '../../kernel/day.ts'
import { offsetOf } from '../../kernel/list.ts'
import { type Db, many, maybe, one } from '../../platform/db.ts'
import type { AlarmList } from './alert.ts'
import { Alarm, ReplayTold } from './alertPast.ts'
import { RULE_CODES } from './alertRule.ts'

const Kept = z.object({ asOf: Day, fromOn: Day, madeFrom: z.string(), told: ReplayTold })

export function keptReplay(db: Db) {
  return maybe(
    Kept,
    db`select as_of, from_on, made_from, told from alert_replay where firm_id = ${db.firm}`,
  )
}

const SORTS = { opened: 'x.opened_on', account: 'a.search_text' } as const

export async function alarmPage(db: Db, list: AlarmList) {
  const { q, rule, verdict, sort, dir, size } = list
  const from = db`
    from alert_replayed x left join account_kept k using (firm_id, account_id)
    join account a on a.firm_id = x.firm_id and a.account_id = coalesce(k.kept_id, x.account_id)`
  let where = db`x.firm_id = ${db.firm} and x.rule = any(${[...RULE_CODES]}::text[])
    and ${allIn(db, wordsOf(q), db`a.search_text`)}`
  if (rule.length > 0) where = db`${where} and x.rule = any(${[...rule]}::text[])`
  if (verdict === 'right') where = db`${where} and x.followed`
  if (verdict === 'false') where = db`${where} and not x.followed`
  const rows = await many(
    Alarm,
    db`
    select x.rule, a.account_id, a.name as account, x.cause, x.opened_on, x.numbers, x.followed ${from} where ${where}
    order by ${db.unsafe(`${SORTS[sort]} ${dir}`)}, a.search_text, x.rule, x.cause
    limit ${size} offset ${offsetOf(list)}`,
  )
  const { total } = await one(
    z.object({ total: z.number() }),
    db`select count(*) as total ${from} where ${where}`,
  )
  return { rows, total }
}
