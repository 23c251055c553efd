import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDuck } from '../platform/duck.ts'
import { openFile } from './file.store.ts'
import { readLedger } from './ledger.store.ts'
import { REFERENCE, aFile, aFolder, open, read, readOpened } from './ledger.testing.ts'
import { sharedKey, suggestMapping } from './mapping.ts'

const HEAD = 'Cliente;Fecha;Importe\n'

test('a small ledger is read as it lies', async () => {
  const { check, lines } = await read(
    `${HEAD}Aceros del Norte;25/01/2024;1.234,50\nForjas Levante;03/02/2024;99\n`,
  )
  expect(check.lines).toEqual({ read: 2, accepted: 2, rejected: 0, rejectedBy: [] })
  expect(check.period).toEqual({ from: '2024-01-25', to: '2024-02-03' })
  expect(check.totals).toEqual([{ currency: 'EUR', year: 2024, lines: 2, amount: '1333.5000' }])
  expect(await lines('line_no, client_name, day, amount')).toEqual([
    { line_no: 2, client_name: 'Aceros del Norte', day: '2024-01-25', amount: '1234.5000' },
    { line_no: 3, client_name: 'Forjas Levante', day: '2024-02-03', amount: '99.0000' },
  ])
})

test('lines that cannot be read are told apart, with their line and their text', async () => {
  const { check, rejects } = await read(
    `${HEAD}Norte;25/01/2024;10\nNorte;31/02/2024;10\n\nNorte;01/03/2024;n/d\n;01/03/2024;7,50\nNorte;01/03/2024\nNorte;01/03/2024;8;9\nNorte;28/03/2024;-3\n`,
  )
  expect(check.lines).toEqual({
    read: 7,
    accepted: 2,
    rejected: 5,
    rejectedBy: [
      { reason: 'cells', count: 2 },
      { reason: 'day', count: 1 },
      { reason: 'amount', count: 1 },
      { reason: 'client', count: 1 },
    ],
  })
  expect(await rejects()).toEqual([
    { file: 'ventas.csv', line: 3, reason: 'day', text: 'Norte;31/02/2024;10' },
    { file: 'ventas.csv', line: 5, reason: 'amount', text: 'Norte;01/03/2024;n/d' },
    { file: 'ventas.csv', line: 6, reason: 'client', text: ';01/03/2024;7,50' },
    { file: 'ventas.csv', line: 7, reason: 'cells', text: 'Norte;01/03/2024' },
    { file: 'ventas.csv', line: 8, reason: 'cells', text: 'Norte;01/03/2024;8;9' },
  ])
  expect(check.warnings).toEqual([
    { kind: 'creditNotes', lines: 1, amounts: [{ currency: 'EUR', amount: '-3.0000' }] },
    { kind: 'noClient', lines: 1, amounts: [{ currency: 'EUR', amount: '7.5000' }] },
  ])
})

test('a quote that is never closed costs its own line, and is said', async () => {
  const { check, rejects, lines } = await read(
    `${HEAD}"Norte";25/01/2024;10\n"Sur;25/01/2024;10\n"Este";26/01/2024;20\n"Oeste";27/01/2024;30\n`,
  )
  expect(check.lines).toMatchObject({
    read: 4,
    accepted: 3,
    rejectedBy: [{ reason: 'quote', count: 1 }],
  })
  expect(await rejects()).toEqual([
    { file: 'ventas.csv', line: 3, reason: 'quote', text: '"Sur;25/01/2024;10' },
  ])
  expect(await lines('line_no, client_name')).toEqual([
    { line_no: 2, client_name: 'Norte' },
    { line_no: 4, client_name: 'Este' },
    { line_no: 5, client_name: 'Oeste' },
  ])
})

test('quotes within names, line breaks within cells and delimiters within quotes are no fault', async () => {
  const { check, lines, rejects } = await read(
    `${HEAD}Tubos 3" Norte;25/01/2024;10\n"Tubos 3" Sur";25/01/2024;11\n"Calle Mayor\n3";25/01/2024;12\n"Este; e Hijos";25/01/2024;13\n"Dice ""sí""";25/01/2024;14\nmal;x;1\n`,
  )
  expect(await lines('line_no, client_name')).toEqual([
    { line_no: 2, client_name: 'Tubos 3" Norte' },
    { line_no: 3, client_name: 'Tubos 3" Sur' },
    { line_no: 4, client_name: 'Calle Mayor 3' },
    { line_no: 6, client_name: 'Este; e Hijos' },
    { line_no: 7, client_name: 'Dice "sí"' },
  ])
  expect(check.lines.rejected).toBe(1)
  expect(await rejects()).toMatchObject([{ line: 8, reason: 'day', text: 'mal;x;1' }])
})

test('amounts are read as people write them', async () => {
  const { lines, check } = await read(
    `Cliente;Fecha;Importe\nA;25/01/2024;1.234\nA;25/01/2024;1,234\nA;25/01/2024;(45,10)\nA;25/01/2024;45,10-\nA;25/01/2024;€ 12\nA;25/01/2024;1e3\nA;25/01/2024;\nA;25/01/2024;=1+1\n`,
  )
  expect((await lines('amount')).map(({ amount }) => amount)).toEqual([
    '1234.0000',
    '1.2340',
    '-45.1000',
    '-45.1000',
    '12.0000',
    '1000.0000',
  ])
  expect(check.lines.rejectedBy).toEqual([{ reason: 'amount', count: 2 }])
})

test('days and months are told apart by the whole column', async () => {
  const rows = Array.from({ length: 20_000 }, (_, n) => `A;0${1 + (n % 9)}/02/2024;1`)
  const ambiguous = `${HEAD}${rows.join('\n')}\n`
  const open = await read(ambiguous)
  expect(open.check.questions).toEqual([
    { about: 'dateOrder', column: 'Fecha', examples: ['01/02/2024', '02/02/2024', '03/02/2024'] },
  ])
  rows.splice(15_000, 0, 'A;02/13/2024;1', 'A;02/14/2024;1', 'A;02/15/2024;1')
  const told = await read(`${HEAD}${rows.join('\n')}\n`)
  expect(told.check.questions).toEqual([])
  expect(told.check.lines.rejected).toBe(0)
  expect(told.check.period).toEqual({ from: '2024-01-02', to: '2024-09-02' })
  const answered = await read(ambiguous, { reading: { dateOrder: 'mdy' } })
  expect(answered.check.questions).toEqual([])
  expect(answered.check.period).toEqual({ from: '2024-01-02', to: '2024-09-02' })
})

test('a thousand or one and a bit is asked where the column leaves it open', async () => {
  const { check } = await read(`${HEAD}A;25/01/2024;1.234\nB;25/01/2024;12.500\n`)
  expect(check.questions).toEqual([
    { about: 'decimal', column: 'Importe', examples: ['1.234', '12.500'] },
  ])
  expect(check.totals[0]!.amount).toBe('13734.0000')
  const answered = await read(`${HEAD}A;25/01/2024;1.234\nB;25/01/2024;12.500\n`, {
    reading: { decimal: '.' },
  })
  expect(answered.check.totals[0]!.amount).toBe('13.7340')
})

test('a client is its code, or else its name without case, accents and marks', async () => {
  const named = await read(
    `${HEAD}Forjas Levante, S.L.;25/01/2024;1\nFORJAS LEVANTE SL;26/01/2024;2\nforjas levante s.l.;27/01/2024;3\nOtro;27/01/2024;3\n`,
  )
  expect(await named.ask('select code, name from ledger_client order by name')).toEqual([
    { code: 'FORJAS LEVANTE SL', name: 'FORJAS LEVANTE SL' },
    { code: 'Otro', name: 'Otro' },
    { code: 'forjas levante s.l.', name: 'forjas levante s.l.' },
  ])
  const coded = await read(
    'Código;Cliente;Fecha;Importe\n 7 ;Viejo;25/01/2024;1\n7;Nuevo;26/01/2024;2\n;Sin código;26/01/2024;2\n',
    {
      mapping: { clientCode: 'Código', clientName: 'Cliente', day: 'Fecha', amount: 'Importe' },
    },
  )
  expect(await coded.ask('select code, name from ledger_client order by code')).toEqual([
    { code: '7', name: 'Nuevo' },
    { code: 'Sin código', name: 'Sin código' },
  ])
})

test('currencies are codes, signs or stand beside the amount', async () => {
  const column = await read(
    'Cliente;Fecha;Importe;Divisa\nA;25/01/2024;1;eur\nA;25/01/2024;2;US$\nA;25/01/2024;3;\nA;25/01/2024;4;EUR \n',
    { home: 'MXN' },
  )
  expect(column.check.totals).toEqual([
    { currency: 'EUR', year: 2024, lines: 2, amount: '5.0000' },
    { currency: 'MXN', year: 2024, lines: 1, amount: '3.0000' },
    { currency: 'USD', year: 2024, lines: 1, amount: '2.0000' },
  ])
  expect(column.check.warnings).toEqual([{ kind: 'noCurrency', lines: 1, currency: 'MXN' }])
  const beside = await read(`${HEAD}A;25/01/2024;1 €\nA;25/01/2024;$2\n`)
  expect(beside.check.totals.map(({ currency }) => currency)).toEqual(['USD', 'EUR'])
})

test('files of one header append; a line keeps a number of its own', async () => {
  const files = [
    await open(`${HEAD}A;25/01/2024;1\nB;26/01/2024;2\n`),
    await open(`${HEAD}\nA;27/01/2024;3\nx;y;z\n`, { name: 'otra.csv' }),
  ]
  const { check, lines, rejects } = await readOpened(files, {
    mapping: suggestMapping(files[0]!.columns),
  })
  expect(check.lines).toMatchObject({ read: 4, accepted: 3 })
  expect(await lines('line_no, client_name')).toEqual([
    { line_no: 2, client_name: 'A' },
    { line_no: 3, client_name: 'B' },
    { line_no: 5, client_name: 'A' },
  ])
  expect(await rejects()).toEqual([{ file: 'otra.csv', line: 4, reason: 'day', text: 'x;y;z' }])
})

test('warnings: future days, missing costs, invoices far above the rest', async () => {
  const rows = Array.from(
    { length: 200 },
    (_, n) =>
      `C${n % 7};${String(1 + (n % 28)).padStart(2, '0')}/01/2024;F${n};${100 + n};${n % 4 === 0 ? '' : 50}`,
  )
  const { check } = await read(
    `Cliente;Fecha;Factura;Importe;Coste\n${rows.join('\n')}\nC1;15/01/2024;G1;9000000;\nC1;15/01/2027;G2;100;50\n`,
  )
  expect(check.warnings).toEqual([
    { kind: 'futureDays', lines: 1, last: '2027-01-15' },
    { kind: 'missingCost', lines: 51, share: 51 / 202 },
    {
      kind: 'outliers',
      lines: 1,
      examples: [{ currency: 'EUR', amount: '9000000.0000', client: 'C1', day: '2024-01-15' }],
    },
  ])
})

test('lines that are the same in every cell are counted, and counted in', async () => {
  const { check } = await read(
    `${HEAD}A;25/01/2024;1\nB;25/01/2024;2\nA;25/01/2024;1\nA;25/01/2024;1\nx;y;z\nx;y;z\n`,
  )
  expect(check.lines.accepted).toBe(4)
  expect(check.warnings).toEqual([
    { kind: 'duplicates', lines: 2, amounts: [{ currency: 'EUR', amount: '2.0000' }] },
  ])
})

test('adding lines up on the way and keeping each of them come to the same', async () => {
  const oneOf = <T>(all: T[], n: number) =>
    all[Math.floor(Math.abs(Math.sin(n * 12.9898)) * 10_000) % all.length]!
  const rows = Array.from({ length: 3000 }, (_, n) =>
    [
      oneOf(['C1', 'C2', ' C2 ', 'C3', '', ' ', 'c4'], n),
      oneOf(['Uno', 'UNO', 'Dos', 'Tres', ''], n + 1),
      oneOf(['25/01/2024', '26/01/2024', '31/02/2024', '1/3/24', ''], n + 2),
      oneOf(['F1', 'F2', 'F3', ''], n + 3),
      oneOf(['10,50', '-3', '0', '(1.000,00)', 'n/d', '7 €'], n + 4),
      oneOf(['5', '', '1,25'], n + 5),
      oneOf(['EUR', 'usd', '', '€', ' '], n + 6),
    ].join(';'),
  )
  const file = await open(`Código;Cliente;Fecha;Factura;Importe;Coste;Divisa\n${rows.join('\n')}\n`)
  for (const mapping of [
    suggestMapping(file.columns),
    { clientName: 'Cliente', day: 'Fecha', amount: 'Importe' },
  ]) {
    const told = async (adds: boolean) => {
      const { check, ask } = await readOpened([file], {
        mapping: { ...mapping, ...(mapping.clientCode ? { clientCode: 'Código' } : {}) },
        adds,
      })
      const orders = await ask(`
        select code, name, day, currency, invoice::varchar as invoice, sum(lines)::int as lines, sum(purchase_lines)::int as purchases,
          sum(amount)::varchar as amount, sum(cost)::varchar as cost, sum(costed_amount)::varchar as costed
        from ledger_order join ledger_client using (client_id) group by all order by all`)
      return {
        ...check,
        warnings: check.warnings.filter(({ kind }) => kind !== 'outliers'),
        orders,
      }
    }
    const added = await told(true)
    expect(added.lines.accepted).toBeGreaterThan(500)
    expect(await told(false)).toEqual(added)
  }
})

test('how far the reading is can be seen, and it can be stopped', async () => {
  const rows = Array.from(
    { length: 300_000 },
    (_, n) => `Cliente ${n % 5000};2${n % 9}/01/2024;${n},50`,
  )
  const path = aFile(`${HEAD}${rows.join('\n')}\n`)
  const shares: number[] = []
  const file = await openFile({
    path,
    name: 'v.csv',
    folder: aFolder(),
    onProgress: (share) => shares.push(share),
  })
  expect(shares.length).toBeGreaterThan(3)
  expect(shares.at(-1)).toBe(1)
  const stop = new AbortController()
  const duck = await openDuck({ folder: aFolder(), signal: stop.signal })
  const wanted = {
    files: [file],
    mapping: suggestMapping(file.columns),
    onProgress: () => stop.abort(new Error('stopped by hand')),
  }
  setTimeout(() => stop.abort(new Error('stopped by hand')), 60)
  await expect(readLedger(duck, wanted)).rejects.toThrow('stopped by hand')
  duck.close()
})

const ifReference = test.skipIf(!REFERENCE)

ifReference('the reference ledger is read without help', async () => {
  const { check, ask } = await read(readFileSync(join(REFERENCE!, 'ventas-es.csv')))
  expect(check.lines).toEqual({ read: 57_851, accepted: 57_851, rejected: 0, rejectedBy: [] })
  expect(check.clients).toBe(632)
  expect(check.period).toEqual({ from: '2017-07-01', to: '2020-05-31' })
  expect(check.questions).toEqual([])
  expect(await ask('select count(*)::int as n, max(line_no) as last from ledger_line')).toEqual([
    { n: 57_851, last: 57_852 },
  ])
})

ifReference(
  'the same ledger in English tables gives each client the same total, to the rounding',
  async () => {
    const folder = join(REFERENCE!, 'adventureworks')
    const [sales, clients, products] = await Promise.all(
      ['FactResellerSales.csv', 'Resellers.csv', 'Product.csv'].map((name) =>
        open(readFileSync(join(folder, name)), { name }),
      ),
    )
    const lookups = [clients!, products!].map((file) => {
      const key = sharedKey(sales!.columns, file.columns)!
      const mapping = suggestMapping(file.columns.filter(({ name }) => name !== key.lookupColumn))
      return { file, key, mapping }
    })
    const english = await readOpened([sales!], {
      mapping: suggestMapping(sales!.columns),
      lookups,
      home: 'USD',
    })
    const spanish = await read(readFileSync(join(REFERENCE!, 'ventas-es.csv')))
    expect(english.check.lines).toMatchObject({ accepted: 57_851, rejected: 0 })
    const rates: Record<string, number> = { USD: 1, EUR: 0.88, GBP: 0.77, CAD: 1.3, AUD: 1.36 }
    const perClient = `select ltrim(c.code, 'C0') as client, o.currency, sum(o.amount)::double as total, sum(o.lines)::int as lines
      from ledger_order o join ledger_client c using (client_id) group by all`
    const totals = new Map<string, { usd: number; lines: number }>()
    for (const { client, currency, total, lines } of await spanish.ask(perClient)) {
      const had = totals.get(client as string) ?? { usd: 0, lines: 0 }
      totals.set(client as string, {
        usd: had.usd + Number(total) / rates[currency as string]!,
        lines: had.lines + Number(lines),
      })
    }
    const found = await english.ask(perClient)
    expect(found).toHaveLength(632)
    for (const { client, total, lines } of found) {
      const same = totals.get(client as string)!
      expect(same.lines).toBe(lines)
      // A cent of rounding a line, in the client's own currency.
      expect(Math.abs(same.usd - Number(total))).toBeLessThan(0.011 * Number(lines))
    }
  },
)
