/** What the pictures of a filter are made from, added up where the accounts are. */
import { z } from 'zod'
import { type Db, many, one } from '../platform/db.ts'
import type { PortfolioFilter } from './accountList.ts'
import { asksNothing, metricsWhere } from './accountWhere.store.ts'
import type { KeptPortfolio } from './kept.ts'
import { Pictured, type Pictures, picturesOf } from './picture.ts'
import { firmFiguresOf } from './portfolio.store.ts'

/** The firm's own stand ready; those of a filter, or of who sees only their accounts, are made. */
export async function picturesFor(
  db: Db,
  filter: PortfolioFilter,
  portfolio: KeptPortfolio,
): Promise<Pictures> {
  if (asksNothing(filter) && !(await hasArchived(db))) {
    const kept = await firmFiguresOf(db, portfolio)
    if (kept) return kept.pictures
  }
  const where = db`${metricsWhere(db, filter, portfolio)} and m.rank is not null`
  const [cells, { sales }] = await Promise.all([
    many(
      Cell,
      db`
      select m.segment, m.abc, m.r, m.f, count(*) as accounts, sum(m.sales) as sales,
        sum(m.sales_last_12) as "salesLast12", sum(m.sales_previous_12) as "salesPrevious12",
        sum(m.margin) as margin, sum(m.costed_sales) as costed_sales
      from account_metric m
      where ${where}
      group by m.segment, m.abc, m.r, m.f
      order by m.segment, m.abc, m.r, m.f
    `,
    ),
    one(
      z.object({ sales: z.string().nullable() }),
      db`select string_agg(m.sales::text, ' ' order by m.rank) as sales from account_metric m where ${where}`,
    ),
  ])
  const sum = (figure: (cell: (typeof cells)[number]) => number | null) =>
    cells.reduce((all, cell) => all + (figure(cell) ?? 0), 0)
  return picturesOf({
    sales: sales ? Float64Array.from(sales.split(' '), Number) : new Float64Array(),
    salesLast12: sum((cell) => cell.salesLast12),
    salesPrevious12: sum((cell) => cell.salesPrevious12),
    margin: cells.every(({ margin }) => margin === null) ? null : sum(({ margin }) => margin),
    costedSales: sum((cell) => cell.costedSales),
    cells,
  })
}

export async function hasArchived(db: Db): Promise<boolean> {
  const [row] = await db`
    select 1 from account where firm_id = ${db.firm} and archived_at is not null limit 1
  `
  return row !== undefined
}

const Cell = Pictured.shape.cells.element.extend(
  Pictured.pick({ salesLast12: true, salesPrevious12: true, margin: true, costedSales: true })
    .shape,
)
