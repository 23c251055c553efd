/** What is told of each row of a tree that is shown, out of the sums made in rollUp.store.ts. */
import type postgres from 'postgres'
import type { Db } from '../platform/db.ts'

/** What is told of each row that is shown. */
export function rowsOf(db: Db) {
  return db`
    select r.account_id, a.name, a.code, a.kind, a.archived_at is not null as archived, r.parent_id,
      r.depth, coalesce(b.children, 0) as children,
      ${figures(db, 'o', {
        accounts: db`1`,
        people: db`coalesce(o.places, 0) - coalesce(e.here, 0)`,
      })} as own,
      ${figures(db, 'w', {
        accounts: db`w.members`,
        people: db`coalesce(w.places, 0) - coalesce(e.below, 0)`,
      })} as all,
      (select count(*) from node) > (select count(*) from seen) as hidden`
}

/** Out of the parts that `summed` has made. */
export function fromRanked(db: Db) {
  return db`
    from ranked r
    join named a on a.account_id = r.account_id
    join own o on o.account_id = r.account_id
    join whole w on w.account_id = r.account_id
    left join again e on e.account_id = r.account_id
    left join below b on b.account_id = r.account_id`
}

type Counted = Record<'accounts' | 'people', postgres.Fragment>

function figures(db: Db, of: 'o' | 'w', { accounts, people }: Counted) {
  const sum = (column: string) => db`coalesce(${db(of)}.${db(column)}, 0)`
  return db`jsonb_build_object('accounts', ${accounts}, 'sales', ${sum('sales')},
    'salesLast12', ${sum('sales_last_12')}, 'salesPrevious12', ${sum('sales_previous_12')},
    'margin', ${db(of)}.margin, 'costedSales', ${sum('costed_sales')}, 'orders', ${sum('orders')},
    'last', ${db(of)}.last_day, 'people', coalesce(${people}, 0), 'actions', ${sum('actions')},
    'happened', ${sum('happened')})`
}
