/** Fills a database with large firms by SQL, for benchmarks: the same seed gives the same rows. */
import type pg from 'pg'

export type FirmWanted = { firmId: string; accounts: number; lines: number; seed: number }

const KINDS = { country: 8, zone: 20, division: 4, family: 12, salesperson: 40 } as const
const TRADES =
  'Forjas,Talleres,Autopartes,Metalúrgica,Suministros,Mecanizados,Maquinaria,Papelera,Cementos,Conservas,Bodegas,Minera,Astilleros,Grúas,Hidráulica,Rodamientos'
const NAMES =
  'Levante,Nervión,Tajo,Moncayo,Ebro,Duero,Miño,Segura,Turia,Arlanzón,Cantábrico,Algarve,Alentejo,Gascuña,Adur,Querétaro,Celaya,Silao,Boyacá,Laredo,Pisuerga,Jarama,Genil,Júcar,Sil,Ter'

/** Three years; a few accounts buy most; an invoice has 1, 2, 3 or 6 lines; 1 % are credit notes. */
export async function fillFirm(admin: pg.Pool, { firmId, accounts, lines, seed }: FirmWanted) {
  const db = await admin.connect()
  const chance = (salt: number, value: string) =>
    `(hashint8extended(${value}::int8, ${salt + seed * 1000}) & 1048575) / 1048576.0::float8`
  try {
    await db.query('begin')
    await db.query(
      `set local clave.firm_id = '${firmId}'; set local work_mem = '512MB'; set local synchronous_commit = off`,
    )
    await db.query(`
      insert into label (label_id, kind, name)
      select row_number() over (), kind, kind || ' ' || n
      from (values ${Object.entries(KINDS)
        .map(([kind, n]) => `('${kind}', ${n})`)
        .join(', ')}) k(kind, many), generate_series(1, many) n
      order by kind, n`)
    await db.query(`
      insert into product (product_id, code, name, family_id)
      select n, 'P' || n, 'Rodamiento ' || n,
        (select min(label_id) from label where kind = 'family' and firm_id = '${firmId}') + n % ${KINDS.family}
      from generate_series(0, 479) n`)
    await db.query(`
      insert into account (account_id, code, name, group_name)
      select md5('${firmId}' || n)::uuid, 'C' || (100000 + n),
        (string_to_array('${TRADES}', ','))[1 + n * 7 % 16] || ' ' || (string_to_array('${NAMES}', ','))[1 + n * 11 % 26] || ' ' || n,
        case when n % 10 = 0 then 'Grupo ' || n / 100 end
      from generate_series(0, ${accounts} - 1) n`)
    await db.query(`
      insert into import (import_id, state, publication_no, made_by, published_at)
      values (1, 'published', 1, gen_random_uuid(), now())`)
    await db.query(`
      insert into sale_line (account_id, import_id, line_no, day, product_id, family_id, division_id, zone_id, country_id,
        salesperson_id, currency, amount, cost, quantity, invoice, invoice_line)
      with at as (select kind, min(label_id) as first from label where firm_id = '${firmId}' group by kind),
      base as (select
        (select first from at where kind = 'country') as c, (select first from at where kind = 'zone') as z,
        (select first from at where kind = 'division') as d, (select first from at where kind = 'family') as f,
        (select first from at where kind = 'salesperson') as s),
      line as (
        select i, i / 12 * 4 + (case when i % 12 < 1 then 0 when i % 12 < 3 then 1 when i % 12 < 6 then 2 else 3 end) as invoice
        from generate_series(0, ${lines} - 1) i
      ), valued as (
        select i, invoice, floor(${accounts} * pow(${chance(2, 'invoice')}, 3))::int as client,
          floor(${chance(3, 'i')} * 480)::int as product,
          round((case when ${chance(5, 'i')} < 0.01 then -1 else 1 end * exp(3 + 5 * ${chance(6, 'i')}))::numeric, 2) as amount,
          date '2023-01-01' + (${chance(1, 'invoice')} * 20 + invoice * 1076.0 / (${lines} / 3 + 1))::int as day
        from line
      )
      select md5('${firmId}' || client)::uuid, 1, i, day, product, f + product % ${KINDS.family}, d + product % 12 / 3,
        z + client % 20, c + client % 8, s + client % 40,
        case when client % 8 = 7 then 'USD' when client % 8 = 6 then 'MXN' else 'EUR' end, amount,
        case when ${chance(7, 'i')} < 0.05 then null else round(amount * 0.7, 2) end, 1 + i % 20,
        'F' || 1000000 + invoice, i % 12
      from valued, base
      order by client, day`)
    await db.query(ROLL_UPS)
    await db.query(`
      insert into day_factor (currency, day, factor, rate_day)
      select currency, day, case currency when 'EUR' then 1 when 'USD' then 0.88 + extract(doy from day) / 10000 else 0.047 + extract(doy from day) / 100000 end, day
      from generate_series(date '2022-12-01', date '2026-02-01', interval '1 day') day, (values ('EUR'), ('USD'), ('MXN')) c(currency)`)
    await db.query('commit')
  } catch (error) {
    await db.query('rollback')
    throw error
  } finally {
    db.release()
  }
}

const ROLL_UPS = `
  insert into account_day (account_id, day, currency, orders, purchases, lines, amount, cost, costed_amount)
  select account_id, day, currency, count(distinct invoice) filter (where amount > 0),
    count(*) filter (where amount > 0), count(*), sum(amount), coalesce(sum(cost), 0),
    coalesce(sum(amount) filter (where cost is not null), 0)
  from sale_line where firm_id = current_setting('clave.firm_id')::uuid and replaced_by is null
  group by account_id, day, currency
  order by account_id, day, currency;
  insert into ledger_day (currency, day, lines)
  select currency, day, sum(lines) from account_day where firm_id = current_setting('clave.firm_id')::uuid
  group by currency, day;
  insert into account_month (account_id, month, currency, family_id, division_id, zone_id, country_id, salesperson_id,
    amount, cost, costed_amount)
  select l.account_id, date_trunc('month', l.day), l.currency, coalesce(l.family_id, 0), coalesce(l.division_id, 0),
    coalesce(l.zone_id, 0), coalesce(l.country_id, 0), coalesce(l.salesperson_id, 0),
    sum(l.amount), coalesce(sum(l.cost), 0), coalesce(sum(l.amount) filter (where l.cost is not null), 0)
  from sale_line l
  where l.firm_id = current_setting('clave.firm_id')::uuid and l.replaced_by is null
  group by 1, 2, 3, 4, 5, 6, 7, 8
`
