/** The pass that keeps every line, in a few bytes: clients and currencies are numbered in a look ahead. */
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

export function keepingPass(duck: Duck, telling: Telling): Pass {
  let home = ''
  let names: string[] = []
  let number = ''

  async function prepare() {
    const told = telling.parts.map((part) => toldSql(part, telling, {})).join(' union all ')
    await duck.run('set preserve_insertion_order = false')
    await duck.run(`
      create or replace temp table ledger_ahead as
      select client, currency as raw, any_value(name) as name, min(hash(name)) as low, max(hash(name)) as high
      from (${told}) group by client, currency`)
    await duck.run('set preserve_insertion_order = true')
    await keyClients(duck, telling, {
      told: `
        select client, any_value(name) as name, date '1900-01-01' as last, min(low) <> max(high) as renamed
        from ledger_ahead group by client`,
      latest: (renamed) => `
        select client, arg_max(name, (coalesce(${dayWithin('day')}, date '1900-01-01'), name)) as name
        from (${told}) where client in (${renamed}) group by client`,
    })
    const keyed = await keyCurrencies(duck, 'select raw from ledger_ahead', telling.home)
    home = keyed.home
    names = [...new Set([home, ...keyed.codes.map(({ currency }) => currency)])]
    const written = keyed.codes.filter(({ raw }) => raw !== null && raw.trim() !== '')
    const whens = written.map(
      ({ raw, currency }) => `when ${quoted(raw!)} then ${names.indexOf(currency)}`,
    )
    number =
      whens.length > 0
        ? `case t.currency ${whens.join(' ')} else ${UNWRITTEN} end::utinyint`
        : `${UNWRITTEN}::utinyint`
  }

  return {
    prepare,

    rows: (part) => `
      select k.client_id, ${dayWithin('t.day')} as day, ${number} as currency_no, t.invoice,
        ${SIGN} as sign, ${hasCost(telling) ? 't.cost is not null' : 'false'} as costed, t.amount, t.cost
      from (${toldSql(part, telling, { keepRejects: true })}) as t left join ledger_key as k using (client)`,

    count: () => counted(duck, 'client_id is null', 'count(*)'),

    async settle() {
      const whens = names.map((name, at) => `when ${at} then ${quoted(name)}`)
      const currency = `case currency_no ${whens.join(' ')} else ${quoted(home)} end`
      await duck.run(`
        create or replace temp view ledger_order as
        select client_id, day, ${currency} as currency, invoice, 1 as lines,
          case when sign = 1 then 1 else 0 end as purchase_lines,
          amount, cost, case when costed then amount end as costed_amount
        from ledger_group where client_id is not null and day is not null and sign is not null`)
      await duck.run(`
        create or replace temp view ledger_read as
        select day, sign, costed, currency_no <> ${UNWRITTEN} as coined, client_id is not null as is_client,
          ${currency} as currency, 1 as lines, amount
        from ledger_group`)
      return home
    },
  }
}

/** The number of lines that name no currency. */
const UNWRITTEN = 255
