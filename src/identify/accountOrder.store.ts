/** In which order the list stands, as SQL over `account_metric m`: where the migration has an index for an order, it is used. */
import type postgres from 'postgres'
import type { Db } from '../platform/db.ts'
import type { AccountList, Sort } from './accountList.ts'
import type { KeptPortfolio } from './kept.ts'
import { SEGMENTS } from './rfm.ts'

type Fragment = postgres.Fragment
type Order = {
  join: Fragment
  key: Fragment
  by: (key: Fragment) => Fragment
  /** An index has this order. */
  indexed: boolean
}

/** What to join, what to sort by, and the `order by` of it, with the rank where it is equal. */
export function orderOf(
  db: Db,
  { sort, dir }: Pick<AccountList, 'sort' | 'dir'>,
  { valued }: Pick<KeptPortfolio, 'valued'>,
): Order {
  const none = db``
  const column = COLUMNS[sort]
  if (sort === 'sales') {
    const by = (key: Fragment) => (dir === 'desc' ? db`${key}` : db`${key} desc`)
    return { join: none, key: db`m.rank`, by, indexed: true }
  }
  if (column && ALWAYS_KNOWN.has(sort)) {
    const by = (key: Fragment) => (dir === 'desc' ? db`${key} desc, rank` : db`${key}, rank desc`)
    return { join: none, key: db`m.${db(column)}`, by, indexed: INDEXED.has(sort) }
  }
  if (column) {
    const indexed = INDEXED.has(sort)
    return { join: none, key: db`m.${db(column)}`, by: unknownLast, indexed }
  }
  if (sort === 'name') {
    // Every account has a name, and no two rows of one name are worth a second thought.
    const by = (key: Fragment) => (dir === 'desc' ? db`${key} desc` : db`${key}`)
    return { ...joined(db, sort), by, indexed: false }
  }
  if (sort === 'value' || sort === 'risk') {
    // Every account of a valued portfolio stands there too, so the index of that table has the order; that
    // it pays is seen only when a plan knows how few rows are wanted.
    const of = db`v.firm_id = m.firm_id and v.as_of = m.as_of and v.valuation = m.valuation and v.account_id = m.account_id`
    const join = valued ? db`join account_value v on ${of}` : db`left join account_value v on ${of}`
    const key = sort === 'value' ? db`v.clv` : db`v.quiet_90`
    return { join, key, by: unknownLast, indexed: false }
  }
  return { ...joined(db, sort), by: unknownLast, indexed: false }

  function unknownLast(key: Fragment) {
    return dir === 'desc' ? db`${key} desc nulls last, rank` : db`${key} nulls last, rank`
  }
}

const COLUMNS: { [S in Sort]?: string } = {
  salesLast12: 'sales_last_12',
  salesPrevious12: 'sales_previous_12',
  growth: 'growth',
  margin: 'margin',
  orders: 'orders',
  purchaseDays: 'purchase_days',
  first: 'first_day',
  last: 'last_day',
  usualGap: 'usual_gap_days',
  overdue: 'overdue_ratio',
}
/** As the migration has them. */
const INDEXED: ReadonlySet<Sort> = new Set(['salesLast12', 'growth', 'last', 'overdue'])
const ALWAYS_KNOWN: ReadonlySet<Sort> = new Set([
  'salesLast12',
  'salesPrevious12',
  'orders',
  'purchaseDays',
])

function joined(db: Db, sort: Sort): Pick<Order, 'join' | 'key'> {
  const ofAccount = db`a.firm_id = m.firm_id and a.account_id = m.account_id`
  if (sort === 'segment') {
    return { join: db``, key: db`array_position(${[...SEGMENTS]}::text[], m.segment)` }
  }
  if (sort === 'name') return { join: db`join account a on ${ofAccount}`, key: db`a.search_text` }
  if (sort === 'group') {
    return { join: db`join account a on ${ofAccount}`, key: db`fold(a.group_name)` }
  }
  if (sort === 'manager') {
    return {
      join: db`
        left join account_carer a on ${ofAccount} and a.part = 'manager'
        left join firm_person p on p.firm_id = m.firm_id and p.person_id = a.person_id`,
      key: db`fold(p.name)`,
    }
  }
  return {
    join: db`left join account_story a on ${ofAccount} and a.as_of = m.as_of and a.valuation = m.valuation`,
    key: db`fold(a.${db(sort)})`,
  }
}
