/** Groups and what they come to, over HTTP. */
import { accountOf, allIn } from '../accounts/account.store.ts'
import { wordsOf } from '../accounts/accountFilter.ts'
import type { Day } from '../kernel/day.ts'
import { offsetOf } from '../kernel/list.ts'
import type { Db } from '../platform/db.ts'
import { found, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { ledgerSpan } from './accountDay.store.ts'
import { portfolioAt } from './portfolio.store.ts'
import { listTops, readTree } from './rollUp.api.ts'
import { rolledUp, topsOrder, topsRolledUp } from './rollUp.store.ts'

export const rollUpRoutes: Route[] = [
  route(readTree, async ({ input: { accountId, from, ...which }, db, today }) => {
    found(await accountOf(db, accountId))
    const { day, portfolio, ...told } = await figuresOn(db, { ...which, today })
    const roots =
      from === 'here'
        ? db`array[${accountId}::uuid]`
        : db`array(
            select account_id from tree_above(${accountId}, ${day}) order by height desc limit 1
          )`
    return { day, ...told, ...(await rolledUp(db, { roots, day, portfolio, here: accountId })) }
  }),

  route(listTops, async ({ input, db, today }) => {
    const { asOf, q, size } = input
    const { day, portfolio, ...told } = await figuresOn(db, { asOf, today })
    const words = wordsOf(q)
    const found = await topsRolledUp(
      db,
      { roots: db`array(select tree_tops(${day}))`, day, portfolio },
      {
        by: topsOrder(db, input),
        limit: size,
        offset: offsetOf(input),
        q: words.length > 0 ? allIn(db, words) : db`true`,
      },
    )
    return { day, ...told, ...found }
  }),
]

type Asked = { asOf?: Day | undefined; valuation?: string | undefined; today: Day }

/** The structure of a day with the figures of that day; today's with the newest there are. */
async function figuresOn(db: Db, { asOf, valuation, today }: Asked) {
  if (asOf && asOf > today) throw new Problem(422, 'identify/not-yet', { values: { day: asOf } })
  const portfolio =
    (await portfolioAt(db, { asOf, valuation })) ?? (await portfolioAt(db, { asOf })) ?? null
  const figures = portfolio && {
    asOf: portfolio.asOf,
    valuation: portfolio.valuation,
    converted: portfolio.converted,
  }
  const span = !portfolio && asOf ? await ledgerSpan(db) : null
  const state: 'ready' | 'notKept' | 'none' = portfolio
    ? 'ready'
    : span && span.from <= asOf!
      ? 'notKept'
      : 'none'
  return { day: asOf ?? today, portfolio, figures, state }
}
