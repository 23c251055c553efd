/** Makes sales ledgers of any length for benchmarks: same lines and seed, same bytes. */
import { statSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'

export type LedgerWanted = {
  /** Where the CSV goes. */
  out: string
  lines: number
  clients?: number
  /** `en`: comma, dot, yyyy-mm-dd. `es`: semicolon, comma with thousands dots, dd/mm/yyyy. */
  style?: 'en' | 'es'
  currencies?: string[]
  /** One line in so many cannot be read: its day, its amount or its client is wrong, in turn. */
  badEvery?: number
  /** One line in so many has a cell too many. */
  raggedEvery?: number
  seed?: number
}

/** Three years; a few clients buy most; an invoice has 1, 2, 3 or 6 lines; 1 % are credit notes; 5 % lack the cost. */
export async function generateLedger(wanted: LedgerWanted): Promise<{ bytes: number }> {
  const { out, lines, clients = 50_000, style = 'en', seed = 1 } = wanted
  const { currencies = ['EUR'], badEvery = 0, raggedEvery = 0 } = wanted
  const spanish = style === 'es'
  const chance = (salt: number, value = 'i') =>
    `(hash(${value} + ${salt + seed * 1000}) % 1000000 / 1e6)`
  const money = (value: string) =>
    spanish ? `translate(format('{:,.2f}', ${value}), ',.', '.,')` : `format('{:.2f}', ${value})`
  const bad = (place: number, otherwise: string, text: string) =>
    badEvery > 0
      ? `case when i % ${badEvery * 3} = ${badEvery * place} and i > 0 then '${text}' else ${otherwise} end`
      : otherwise
  const day = `date '2023-01-01' + (${chance(1, 'invoice')} * 20 + invoice * 1076.0 / (${lines} / 3 + 1))::int`

  const select = `
    with line as (
      select i, i // 12 * 4 + (case when i % 12 < 1 then 0 when i % 12 < 3 then 1 when i % 12 < 6 then 2 else 3 end) as invoice
      from range(${lines}) as t(i)
    ), valued as (
      select i, invoice,
        (${clients} * pow(${chance(2, 'invoice')}, 3))::int as client,
        (${chance(3)} * 40)::int as product,
        1 + (${chance(4)} * 20)::int as quantity,
        round((case when ${chance(5)} < 0.01 then -1 else 1 end) * exp(3 + 5 * ${chance(6)}), 2) as amount
      from line
    )
    select
      'F' || (1000000 + invoice) as invoice,
      i % 12 as line,
      ${bad(1, `strftime(${day}, '${spanish ? '%d/%m/%Y' : '%Y-%m-%d'}')`, spanish ? '31/02/2024' : '2024-02-31')} as day,
      ${bad(3, `'C' || (100000 + client)`, '')} as client,
      ${bad(3, `'Talleres del Cliente ' || client`, '')} as name,
      ['España', 'Portugal', 'Francia', 'México', 'Colombia'][1 + client % 5] as country,
      'Rodamiento ' || product as product,
      'Familia ' || (product % 12) as family,
      quantity,
      ${bad(2, money('amount'), 'n/d')} as amount,
      case when ${chance(7)} < 0.05 then null else ${money('amount * 0.7')} end as cost,
      [${currencies.map((c) => `'${c}'`).join(', ')}][1 + client % ${currencies.length}] as currency,
      'V' || (100 + client % 40) ${
        raggedEvery > 0
          ? `|| case when i % ${raggedEvery} = ${raggedEvery - 1} then '${spanish ? ';' : ','}x' else '' end`
          : ''
      } as salesperson
    from valued`

  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const duck = await instance.connect()
  const header = spanish
    ? 'Nº factura;Línea;Fecha;Código cliente;Razón social;País;Producto;Familia;Uds.;Importe neto;Coste;Divisa;Comercial'
    : 'Invoice,Line,Date,Customer code,Customer name,Country,Product,Family,Quantity,Amount,Cost,Currency,Salesperson'
  const delimiter = spanish ? ';' : ','
  // Never quoted: no cell has the delimiter in it, and the ragged lines need theirs to count.
  await duck.run(
    `copy (select concat_ws('${delimiter}', invoice, line, day, client, name, country, product, family, quantity, amount, coalesce(cost, ''), currency, salesperson) as "${header}" from (${select}))
     to '${out}' (format csv, header true, delimiter '\x01', quote '')`,
  )
  duck.closeSync()
  instance.closeSync()
  return { bytes: statSync(out).size }
}

if (process.argv[1] === import.meta.filename) {
  const [out, lines, style] = process.argv.slice(2)
  if (!out || !lines) throw new Error('usage: node bench/generate.ts OUT LINES [es|en]')
  console.log(
    await generateLedger({ out, lines: Number(lines), style: style === 'es' ? 'es' : 'en' }),
  )
}
