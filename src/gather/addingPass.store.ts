/** The pass that adds lines up by client, day, currency, invoice, sign and known cost. */
import { type Duck, quoted } from '../platform/duck.ts'
import { dayWithin } from './cell.store.ts'
import {
  counted,
  hasCost,
  keyClients,
  keyCurrencies,
  type Pass,
  SIGN,
  type Telling,
  toldSql,
} from './pass.store.ts'

const READABLE = 'day is not null and sign is not null'

export function addingPass(duck: Duck, telling: Telling): Pass {
  const costed = hasCost(telling)
  return {
    prepare: async () => {},

    // Sign and known cost are part of the key, which costs less than sums of their own.
    rows: (part) => `
      select client, any_value(name) as name, ${dayWithin('day')} as day, currency, invoice,
        ${SIGN} as sign, ${costed ? 'cost is not null' : 'false'} as costed,
        count(*)::int as lines, sum(amount) as amount,
        ${costed ? 'sum(cost)' : 'null::decimal(38,4)'} as cost
      from (${toldSql(part, telling, { keepRejects: true })})
      group by client, 3, currency, invoice, sign, costed`,

    count: () => counted(duck, "coalesce(trim(client), '') = ''", 'sum(lines)'),

    async settle() {
      await keyClients(duck, telling, {
        told: `
          select client, any_value(name) as name, max(day) as last, min(hash(name)) <> max(hash(name)) as renamed
          from ledger_group where ${READABLE} group by client`,
        latest: (renamed) => `
          select client, arg_max(name, (day, name)) as name
          from ledger_group where ${READABLE} and client in (${renamed}) group by client`,
      })
      const { home, codes } = await keyCurrencies(
        duck,
        'select currency as raw from ledger_group',
        telling.home,
      )
      await duck.run(`
        create or replace temp table ledger_order as
        select k.client_id, g.day, ${nameOf(codes, home)} as currency, g.invoice, g.lines,
          case when g.sign = 1 then g.lines else 0 end as purchase_lines,
          g.amount, g.cost, case when g.costed then g.amount end as costed_amount
        from ledger_group as g join ledger_key as k using (client)
        where ${READABLE}`)
      await duck.run(`
        create or replace temp view ledger_read as
        select g.day, g.sign, g.costed, coalesce(trim(g.currency), '') <> '' as coined,
          coalesce(trim(g.client), '') <> '' as is_client, c.currency, g.lines, g.amount
        from ledger_group as g join ledger_currency as c on c.raw is not distinct from g.currency`)
      return home
    },
  }
}

/** Most ledgers have few currencies: naming them is cheaper than a join. */
const NAMED_CURRENCIES = 20

function nameOf(codes: { raw: string | null; currency: string }[], home: string): string {
  const written = codes.filter(({ raw }) => raw !== null)
  if (written.length === 0) return quoted(home)
  if (written.length > NAMED_CURRENCIES) {
    return `coalesce((select any_value(c.currency) from ledger_currency as c where c.raw = g.currency), ${quoted(home)})`
  }
  const whens = written.map(({ raw, currency }) => `when ${quoted(raw!)} then ${quoted(currency)}`)
  return `case g.currency ${whens.join(' ')} else ${quoted(home)} end`
}
