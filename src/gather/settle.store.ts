/** After the pass over a ledger: clients get a number, currencies their code; lines that can't be accepted stay behind in ledger_group. */
import { z } from 'zod'
import { type Duck, quoted } from '../platform/duck.ts'
import { currencyCode, sameName } from './ledgerSql.store.ts'

/** `isCoded`: clients are told apart by a code, and not by their name. */
export async function settle(duck: Duck, { isCoded, home }: { isCoded: boolean; home: string }) {
  await keyClients(duck, isCoded)
  const currency = await currencySql(duck, home)
  await duck.run(`
    create or replace temp table ledger_order as
    select k.client_id, r.day, ${currency} as currency, r.invoice, r.lines,
      case when r.sign = 1 then r.lines else 0 end as purchase_lines,
      r.amount, r.cost, case when r.costed then r.amount end as costed_amount
    from ledger_group as r join ledger_key as k using (client)
    where r.day is not null and r.sign is not null`)
}

/** A client goes by the name of its latest day. */
async function keyClients(duck: Duck, isCoded: boolean): Promise<void> {
  const accepted = `from ledger_group where day is not null and sign is not null`
  // Looking for the latest name costs, and nearly all clients have one only.
  await duck.run(`
    create or replace temp table ledger_told as
    select *, ${isCoded ? 'trim(client)' : sameName('client')} as identity
    from (
      select client, any_value(name) as name, max(day) as last, min(hash(name)) <> max(hash(name)) as renamed
      ${accepted} group by client
    )
    where trim(client) <> ''`)
  await duck.run(`
    update ledger_told set name = latest.name
    from (
      select client, arg_max(name, (day, name)) as name
      ${accepted} and client in (select client from ledger_told where renamed)
      group by client
    ) as latest
    where latest.client = ledger_told.client`)
  await duck.run(`
    create or replace temp table ledger_client as
    select row_number() over (order by identity)::int as client_id,
      ${isCoded ? 'identity' : 'name'} as code, name, identity
    from (select identity, trim(arg_max(name, (last, name))) as name from ledger_told group by identity)`)
  await duck.run(`
    create or replace temp table ledger_key as
    select t.client, c.client_id from ledger_told as t join ledger_client as c using (identity)`)
}

/** Most ledgers have few currencies: naming them is cheaper than a join. */
const NAMED_CURRENCIES = 20

async function currencySql(duck: Duck, home: string): Promise<string> {
  await duck.run(`
    create or replace temp table ledger_currency as
    select currency as raw, ${currencyCode('currency', home)} as currency
    from (select distinct currency from ledger_group)`)
  const found = await duck.rows(
    z.object({ raw: z.string().nullable(), currency: z.string() }),
    'select raw, currency from ledger_currency where raw is not null',
  )
  if (found.length > NAMED_CURRENCIES) {
    return `coalesce((select any_value(k.currency) from ledger_currency as k where k.raw = r.currency), ${quoted(home)})`
  }
  const whens = found.map(({ raw, currency }) => `when ${quoted(raw!)} then ${quoted(currency)}`)
  return whens.length === 0
    ? quoted(home)
    : `case r.currency ${whens.join(' ')} else ${quoted(home)} end`
}
