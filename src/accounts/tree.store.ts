/** The tree of accounts in PostgreSQL. */
import postgres from 'postgres'
import { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import { type Db, many, one } from '../platform/db.ts'
import { Problem } from '../platform/problem.ts'
import { AccountKind, Belonging, type BelongingGiven, TreePlace } from './tree.ts'

/** The oldest first. */
export function belongingsOf(db: Db, accountId: string): Promise<Belonging[]> {
  return many(
    Belonging,
    db`
    select b.parent_id, p.name as parent, b.from_on, b.until_on
    from account_belonging b
    left join account p on p.firm_id = b.firm_id and p.account_id = b.parent_id
    where b.firm_id = ${db.firm} and b.account_id = ${accountId}
    order by b.from_on nulls first
  `,
  )
}

/** Those above on a day that one may see, the nearest first. */
export function placesAbove(db: Db, accountId: string, day: Day): Promise<TreePlace[]> {
  return many(
    TreePlace,
    db`
    select a.account_id, a.name, a.kind
    from tree_above(${accountId}, ${day}) above
    join account a on a.firm_id = ${db.firm} and a.account_id = above.account_id
    where above.height > 0
    order by above.height
  `,
  )
}

/** All places of an account, instead of those that it had. */
export async function writeBelongings(
  db: Db,
  accountId: string,
  belongings: readonly BelongingGiven[],
): Promise<void> {
  await db`delete from account_belonging where firm_id = ${db.firm} and account_id = ${accountId}`
  await refusingCircles(db`
    insert into account_belonging (account_id, parent_id, from_on, until_on)
    select ${accountId}, parent_id, from_on, until_on
    from unnest(
      ${belongings.map(({ parentId }) => parentId)}::uuid[],
      ${belongings.map(({ fromOn }) => fromOn)}::date[],
      ${belongings.map(({ untilOn }) => untilOn)}::date[]
    ) as given (parent_id, from_on, until_on)
  `)
}

/** The database knows the whole tree, also what whoever asks may not see. */
export async function refusingCircles<T>(doing: PromiseLike<T>): Promise<T> {
  try {
    return await doing
  } catch (error) {
    const rule = error instanceof postgres.PostgresError ? error.constraint_name : undefined
    if (rule === 'tree_circle') throw new Problem(409, 'accounts/tree-circle')
    if (rule === 'belongings_overlap') throw new Problem(409, 'accounts/belongings-overlap')
    throw error
  }
}

export async function kindOf(db: Db, accountId: string): Promise<AccountKind> {
  const { kind } = await one(
    z.object({ kind: AccountKind }),
    db`select kind from account where firm_id = ${db.firm} and account_id = ${accountId}`,
  )
  return kind
}

export function setKind(db: Db, accountId: string, kind: AccountKind) {
  return db`
    update account set kind = ${kind} where firm_id = ${db.firm} and account_id = ${accountId}
  `
}
