/** What was found of neglect, in PostgreSQL. */
import { z } from 'zod'
import { allIn } from '../../accounts/account.store.ts'
import { wordsOf } from '../../accounts/accountFilter.ts'
import { type Db, maybe } from '../../platform/db.ts'
import { pageOfThose, those } from '../those.store.ts'
import { type NeglectList, NeglectRow, NeglectTold } from './neglectTold.ts'

export async function neglectTold(db: Db) {
  const row = await maybe(
    z.object({ told: NeglectTold }),
    db`select told from neglect_day where firm_id = ${db.firm}`,
  )
  return row?.told ?? null
}

const THOSE = (db: Db) =>
  those(db, {
    table: 'neglect_account',
    columns: db`t.tier, t.as_of, t.talks, t.talks_least, t.visits, t.visits_least, t.answers, t.late, t.answer_hours,
      t.hours, t.since_on`,
  })

export function neglectedAccount(db: Db, accountId: string) {
  return maybe(
    NeglectRow,
    db`with ${THOSE(db)} select * from those where account_id = account_kept_of(${accountId})`,
  )
}

const SORTS = { sales: 'sales', hours: 'hours', since: 'since_on', name: 'search_text' } as const

export async function neglectedPage(db: Db, list: z.output<typeof NeglectList>) {
  const { q, tier, sort, dir } = list
  let where = allIn(db, wordsOf(q))
  if (tier.length > 0) where = db`${where} and tier = any(${[...tier]})`
  return pageOfThose(db, NeglectRow, {
    those: THOSE(db),
    where,
    order: db`${db.unsafe(`${SORTS[sort]} ${dir} nulls last`)}, search_text, account_id`,
    list,
  })
}
