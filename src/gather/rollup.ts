/**
 * What the roll-ups say of lines, as SQL that PostgreSQL and DuckDB read alike: one text, so that
 * adding up a new ledger while it is read and mending an old one where it is kept can't differ.
 */

/** A relation of lines, with the columns of `sale_line`; `live` ones only. */
type Lines = string

/** Per account, day and currency. */
export function daySums(lines: Lines): string {
  return `
    select account_id, day, currency,
      (count(*) filter (where amount > 0))::int as purchases, count(*)::int as lines,
      ${SUMS}
    from ${lines} one
    group by account_id, day, currency`
}

/**
 * Orders per account, day and currency: an invoice with a purchase counts once, on its first day of
 * one; where the invoice is blank, each day with a purchase does. Give all purchases of an invoice.
 */
export function firstPurchases(lines: Lines): string {
  return `
    select account_id, substr(placed, 1, 10)::date as day, substr(placed, 11) as currency,
      count(*)::int as orders
    from (
      select account_id, min(day::text || currency) as placed
      from ${lines} one
      where amount > 0
      group by account_id, invoice, case when invoice is not null then source_id end,
        case when invoice is null then day end
    ) invoice
    group by 1, 2, 3`
}

/** Per account, month, currency and what the lines are about, in the order of the key; 0 stands for "not said". */
export function monthSums(lines: Lines): string {
  return `
    select account_id, date_trunc('month', day)::date as month, currency,
      ${FACETS.map((facet) => `coalesce(${facet}, 0) as ${facet}`).join(', ')},
      ${SUMS}
    from ${lines} one
    group by 1, 2, 3, ${FACETS.map((_, at) => at + 4).join(', ')}
    order by account_id, month, family_id, salesperson_id, zone_id, country_id, division_id, currency`
}

/** Days joined with their orders, in the order of the columns below. */
export function daysWithOrders(days: string, orders: string): string {
  return `
    select d.account_id, d.day, d.currency, coalesce(o.orders, 0) as orders,
      d.purchases, d.lines, d.amount, d.cost, d.costed_amount
    from (${days}) d left join (${orders}) o
      on o.account_id = d.account_id and o.day = d.day and o.currency = d.currency
    order by d.account_id, d.day, d.currency`
}

const SUMS = `sum(amount) as amount, coalesce(sum(cost), 0) as cost,
      coalesce(sum(amount) filter (where cost is not null), 0) as costed_amount`

export const FACETS = ['family_id', 'division_id', 'zone_id', 'country_id', 'salesperson_id']

export const DAY_COLUMNS =
  'account_id, day, currency, orders, purchases, lines, amount, cost, costed_amount'
export const MONTH_COLUMNS = `account_id, month, currency, ${FACETS.join(', ')}, amount, cost, costed_amount`
