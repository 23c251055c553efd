/** The candidates of a list, page by page, and beside those of another. */
import { z } from 'zod'
import { offsetOf } from '../kernel/list.ts'
import { anywhere, wordsOf } from '../accounts/accountFilter.ts'
import { type Db, many, one } from '../platform/db.ts'
import {
  type SelectionAccount,
  SelectionAccountList,
  SelectionAccountPage,
} from './keptSelection.ts'

type List = z.output<typeof SelectionAccountList>

const Row = SelectionAccountPage.shape.rows.element

/** Those in the list, then those that could be, then those that can't. */
const PLACE = `case when c.chosen then 2 when cardinality(c.strategy_ids) > 0
    and c.strategic is not null and c.financial is not null then 1 else 0 end`

const ORDER = {
  list: PLACE,
  strategic: 'c.strategic',
  financial: 'c.financial',
  attractiveness: 'c.attractiveness',
  strength: 'c.strength',
  confidence: 'c.confidence',
  margin: 'c.margin',
  robustness: 'c.robustness',
  sales: 'c.sales',
  name: 'a.search_text',
} as const satisfies Record<List['sort'], string>

export async function selectionAccountPage(db: Db, list: List) {
  const { sort, dir, size } = list
  const rows = await many(
    Row,
    db`
    ${candidates(db, list.selectionId)} ${shown(db, list)}
    order by ${db.unsafe(`${ORDER[sort]} ${dir}`)} nulls last,
      c.strategic ${db.unsafe(dir)} nulls last, c.place
    limit ${size} offset ${offsetOf(list)}
  `,
  )
  const { total } = await one(
    z.object({ total: z.number() }),
    db`
    select count(*) as total from selection_account c
    join account a using (firm_id, account_id)
    where c.firm_id = ${db.firm} and c.selection_id = ${list.selectionId} ${shown(db, list)}
  `,
  )
  return { rows, total }
}

/** Those in the list. */
export function chosenOf(db: Db, selectionId: string): Promise<SelectionAccount[]> {
  return many(
    Row,
    db`${candidates(db, selectionId)} and c.chosen order by c.strategic desc, c.place`,
  )
}

/** Those in the list, and those that people kept out of it. */
export function decidedOf(db: Db, selectionId: string): Promise<SelectionAccount[]> {
  return many(
    Row,
    db`${candidates(db, selectionId)} and (c.chosen or c.wish is not null) order by c.place`,
  )
}

export function candidatesNamed(db: Db, selectionId: string, accountIds: readonly string[]) {
  return many(
    Row,
    db`${candidates(db, selectionId)} and c.account_id = any(${[...accountIds]}::uuid[]) order by c.place`,
  )
}

const LISTS_TOLD = 12

/** The newest lists, trials left out, of which it was a candidate. */
export async function listsOfAccount(db: Db, accountId: string): Promise<string[]> {
  const rows = await many(
    z.object({ selectionId: z.guid() }),
    db`
    select s.selection_id from selection_account c
    join selection s using (firm_id, selection_id)
    where c.firm_id = ${db.firm} and c.account_id = ${accountId} and s.kind <> 'trial'
    order by s.made_at desc limit ${LISTS_TOLD}
  `,
  )
  return rows.map(({ selectionId }) => selectionId)
}

/** All whose place is known, in the matrix or by the two aims. */
export function positionsOf(db: Db, selectionId: string) {
  return many(
    Row,
    db`
    ${candidates(db, selectionId)} and (
      (c.attractiveness is not null and c.strength is not null)
      or (c.financial is not null and c.strategic is not null)
    )
    order by c.place
  `,
  )
}

/** The nearest to the edge on one side of it. */
export function nearEdge(db: Db, selectionId: string, side: 'in' | 'out') {
  return many(
    Row,
    db`
    ${candidates(db, selectionId)} and c.margin is not null and c.wish is null
      and c.chosen = ${side === 'in'}
    order by abs(c.margin), c.place limit 5
  `,
  )
}

export function countsOf(db: Db, selectionId: string) {
  return one(
    z.object({ wished: z.int(), strategy: z.int(), score: z.int() }),
    db`
    select count(*) filter (where wish is not null)::int as wished,
      count(*) filter (where cardinality(strategy_ids) = 0)::int as strategy,
      count(*) filter (
        where cardinality(strategy_ids) > 0 and (strategic is null or financial is null)
      )::int as score
    from selection_account
    where firm_id = ${db.firm} and selection_id = ${selectionId}
  `,
  )
}

function candidates(db: Db, selectionId: string) {
  return db`
    select c.account_id, a.name, a.code, c.points, c.hours, c.financial, c.strategic,
      c.attractiveness, c.strength, c.confidence, c.box, c.bias, c.segment, c.zone,
      array(
        select s.title from strategy s
        where s.firm_id = c.firm_id and s.strategy_id = any(c.strategy_ids)
        order by s.made_at, s.strategy_id
      ) as strategies,
      c.wants, c.tier, c.sales, c.potential, c.proposed, c.wish, c.wish_reason, c.chosen, c.margin,
      c.robustness
    from selection_account c
    join account a using (firm_id, account_id)
    where c.firm_id = ${db.firm} and c.selection_id = ${selectionId}
  `
}

/** So near to the edge, in points, is a matter of luck. */
const EDGE = 0.25

function shown(db: Db, { shown: which, q }: List) {
  const words = wordsOf(q).reduce(
    (all, word) => db`${all} and a.search_text like (select fold(${anywhere(word)}))`,
    db``,
  )
  switch (which) {
    case 'all':
      return db`${words}`
    case 'chosen':
      return db`${words} and c.chosen`
    case 'edge':
      return db`${words} and abs(c.margin) <= ${EDGE}`
    case 'wished':
      return db`${words} and c.wish is not null`
    case 'biased':
      return db`${words} and c.bias is not null`
    case 'barred':
      return db`${words} and (cardinality(c.strategy_ids) = 0 or c.strategic is null or c.financial is null)`
  }
}
