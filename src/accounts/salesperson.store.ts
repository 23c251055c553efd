/** The ledger's salespeople and the managers that they bring, in PostgreSQL. */
import { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import { type Db, many } from '../platform/db.ts'
import { type LinksApplied, Salesperson, type SalespersonLink } from './salesperson.ts'

const MONTHS = 12

/**
 * Each account's salesperson with the most sales in the 12 months of the ledger that end with its
 * last day up to today. Currencies meet at their latest rate; where one has none, its amounts count
 * as they are.
 */
function mainSalespeople(db: Db, today: Day) {
  return db`
    select distinct on (sold.account_id) sold.account_id, l.name as salesperson
    from (
      select m.account_id, m.salesperson_id, sum(m.amount * coalesce(f.factor, 1)) as value
      from account_month m
      left join (
        select distinct on (currency) currency, factor from day_factor
        where firm_id = ${db.firm}
        order by currency, day desc
      ) f using (currency)
      where m.firm_id = ${db.firm} and m.salesperson_id > 0
        and m.month <= (${lastDay(db, today)})
        and m.month > (${lastDay(db, today)}) - make_interval(months => ${MONTHS})
      group by m.account_id, m.salesperson_id
    ) sold
    join label l
      on l.firm_id = ${db.firm} and l.kind = 'salesperson' and l.label_id = sold.salesperson_id
    order by sold.account_id, sold.value desc, l.name
  `
}

function lastDay(db: Db, today: Day) {
  return db`
    select max(day) from ledger_day where firm_id = ${db.firm} and lines > 0 and day <= ${today}
  `
}

export function salespeopleOf(db: Db, today: Day) {
  return many(
    Salesperson,
    db`
    with main as (${mainSalespeople(db, today)}), counted as (
      select main.salesperson, count(*) as accounts,
        count(*) filter (where c.from_salesperson = main.salesperson) as managed
      from main
      left join account_carer c on c.firm_id = ${db.firm} and c.account_id = main.account_id
        and c.part = 'manager'
      group by main.salesperson
    )
    select named.salesperson, link.person_id, coalesce(accounts, 0) as accounts,
      coalesce(managed, 0) as managed
    from (
      select name as salesperson from label where firm_id = ${db.firm} and kind = 'salesperson'
      union
      select salesperson from salesperson_link where firm_id = ${db.firm}
    ) named
    left join counted using (salesperson)
    left join salesperson_link link
      on link.firm_id = ${db.firm} and link.salesperson = named.salesperson
    order by accounts desc, named.salesperson
  `,
  )
}

export async function keepLink(db: Db, { salesperson, personId }: SalespersonLink) {
  if (personId === null) {
    await db`
      delete from salesperson_link where firm_id = ${db.firm} and salesperson = ${salesperson}
    `
    return
  }
  await db`
    insert into salesperson_link (salesperson, person_id)
    values (${salesperson}, ${personId})
    on conflict (firm_id, salesperson) do update set person_id = excluded.person_id
  `
}

const Placed = z.object({ accountId: z.guid(), personId: z.guid(), salesperson: z.string() })
type Placed = z.infer<typeof Placed>

/**
 * Brings the managers in line with the links and the ledger; whom a person chose stays. To be
 * called where a link or the ledger has changed, by someone who sees all accounts.
 */
export async function applySalespersonLinks(db: Db, today: Day): Promise<LinksApplied> {
  await db`select pg_advisory_xact_lock(hashtext('salesperson_link'), hashtext(${db.firm}))`
  // Most firms have no link, and the ledger's months are many.
  if (!(await anyLink(db))) return { given: 0, taken: 0 }
  const wanted = await wantedManagers(db, today)
  await lockAccounts(db, [...wanted, ...(await broughtManagers(db))])
  const { outgoing, incoming } = compare(wanted, await broughtManagers(db))
  await db`
    delete from account_carer c using ${asRows(db, outgoing)}
    where c.firm_id = ${db.firm} and c.account_id = w.account_id and c.person_id = w.person_id
  `
  const given = await db`
    insert into account_carer (account_id, person_id, part, from_salesperson)
    select w.account_id, w.person_id, 'manager', w.salesperson
    from ${asRows(db, incoming)}
    where not exists (
      select from account_carer c
      where c.firm_id = ${db.firm} and c.account_id = w.account_id
        and (c.part = 'manager' or c.person_id = w.person_id)
    )
  `
  return { given: given.count, taken: outgoing.length }
}

async function anyLink(db: Db) {
  const [row] = await db`
    select exists (select from salesperson_link where firm_id = ${db.firm})
      or exists (
        select from account_carer where firm_id = ${db.firm} and from_salesperson is not null
      ) as there
  `
  return row?.['there'] === true
}

function wantedManagers(db: Db, today: Day) {
  return many(
    Placed,
    db`
    select main.account_id, link.person_id, main.salesperson
    from (${mainSalespeople(db, today)}) main
    join salesperson_link link
      on link.firm_id = ${db.firm} and link.salesperson = main.salesperson
  `,
  )
}

function broughtManagers(db: Db) {
  return many(
    Placed,
    db`
    select account_id, person_id, from_salesperson as salesperson from account_carer
    where firm_id = ${db.firm} and from_salesperson is not null
  `,
  )
}

function compare(wanted: Placed[], brought: Placed[]) {
  const key = ({ accountId, personId, salesperson }: Placed) =>
    `${accountId} ${personId} ${salesperson}`
  const want = new Set(wanted.map(key))
  const have = new Set(brought.map(key))
  return {
    outgoing: brought.filter((placed) => !want.has(key(placed))),
    incoming: wanted.filter((placed) => !have.has(key(placed))),
  }
}

/** In the order in which edits lock them. */
function lockAccounts(db: Db, placed: Placed[]) {
  return db`
    select from account
    where firm_id = ${db.firm} and account_id in (
      select unnest(${placed.map(({ accountId }) => accountId)}::uuid[])
    )
    order by account_id
    for no key update
  `
}

function asRows(db: Db, placed: Placed[]) {
  return db`unnest(
    ${placed.map(({ accountId }) => accountId)}::uuid[],
    ${placed.map(({ personId }) => personId)}::uuid[],
    ${placed.map(({ salesperson }) => salesperson)}::text[]
  ) as w (account_id, person_id, salesperson)`
}
