/** `clave analyze` as it is typed: a process of its own, files in, text out. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import readXlsx from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { Analysis } from '../../identify/analysis.ts'
import { plainSpaces } from '../../identify/testing.ts'
import { ROOT } from '../../platform/root.ts'

const REFERENCE = process.env['CLAVE_REFERENCE_DATA']
const folder = mkdtempSync(join(tmpdir(), 'clave-analyze-'))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

type Said = { code: number; out: string; error: string }

function analyze(args: string[], env: Record<string, string> = {}): Promise<Said> {
  const cli = join(ROOT, 'src', 'shell', 'cli.ts')
  const options = { env: { ...process.env, LC_ALL: 'es_ES.UTF-8', ...env }, maxBuffer: 1 << 26 }
  return new Promise((done) => {
    execFile(process.execPath, [cli, 'analyze', ...args], options, (failed, out, error) =>
      done({ code: Number(failed?.code ?? 0), out: plainSpaces(out), error: plainSpaces(error) }),
    )
  })
}

async function json(args: string[]) {
  const { code, out, error } = await analyze([...args, '--json'])
  expect({ code, error }).toEqual({ code: 0, error: '' })
  return Analysis.strict().parse(JSON.parse(out))
}

const ledger = file(
  'ledger.csv',
  `Factura;Fecha;Código cliente;Cliente;Importe;Divisa
F1;01/03/2024;A1;Aceros del Norte;1.000,00;EUR
F1;01/03/2024;A1;Aceros del Norte;500,00;EUR
F2;15/04/2024;A1;Aceros del Norte;100,00;EUR
R1;16/04/2024;A1;Aceros del Norte;-50,00;EUR
F3;20/04/2024;B2;Bajío;80,00;USD
F4;31/02/2024;B2;Bajío;80,00;USD
F5;20/04/2024;B2;Bajío;gratis;USD
F6;20/04/2024;;;80,00;USD
F7;20/04/2024;B2;Bajío;80,00;USD;sobra
R2;21/04/2024;C3;=2+3;-10,00;EUR
F8;01/06/2099;D4;Del futuro;9,00;EUR
`,
)
const rates = file('rates.csv', 'day,currency,rate\n2024-04-01,USD,1.25\n')

test('the numbers of a small ledger, exactly in the shape that is promised', async () => {
  const analysis = await json([ledger, '--home', 'EUR', '--rates', rates])
  expect(Object.keys(analysis)).toEqual(Object.keys(Analysis.shape))
  expect(analysis).toMatchObject({
    asOf: '2024-04-21',
    home: 'EUR',
    lines: {
      read: 11,
      accepted: 7,
      rejected: 4,
      rejectedBy: [
        { reason: 'cells', count: 1 },
        { reason: 'day', count: 1 },
        { reason: 'amount', count: 1 },
        { reason: 'client', count: 1 },
      ],
    },
    period: { from: '2024-03-01', to: '2024-04-21' },
    accounts: 3,
    total: 1604,
    pareto: { accountsFor80: 1, shareOfAccountsFor80: 1 / 3 },
    abc: { A: 1, B: 0, C: 2 },
  })
  expect(analysis.accountRows).toMatchObject([
    { code: 'A1', name: 'Aceros del Norte', total: 1550, orders: 2, purchaseDays: 2, abc: 'A' },
    { code: 'B2', total: 64, orders: 1, first: '2024-04-20', recencyDays: 1, r: 5, f: 1, m: 3 },
    { code: 'C3', total: -10, orders: 0, first: null, r: null, segment: 'Inactive', abc: 'C' },
  ])
})

test('as of any day; what comes later is left out', async () => {
  const analysis = await json([ledger, '--home', 'EUR', '--as-of', '2024-03-31'])
  expect(analysis).toMatchObject({ asOf: '2024-03-31', accounts: 1, total: 1500 })
  expect(analysis.accountRows[0]).toMatchObject({ recencyDays: 30, orders: 1 })
})

test('the help says in Spanish what holds where nothing is said', async () => {
  const { out } = await analyze(['--help'])
  expect(out.replaceAll(/\s+/g, ' ')).toContain('si no, 365d')
  expect(out).not.toContain('default')
})

test('one client is told of in the singular', async () => {
  const { out } = await analyze([ledger, '--home', 'EUR', '--as-of', '2024-03-31'])
  expect(out).toContain('como un solo cliente')
  expect(out).not.toContain('1 clientes')
})

test('the report speaks Spanish or English, by locale or by wish', async () => {
  const args = [ledger, '--home', 'EUR', '--rates', rates]
  const spanish = await analyze(args)
  expect(spanish.out).toContain('3 cuentas · 1.604,00 €')
  expect(spanish.out).toContain('11 líneas leídas, 4 rechazadas:')
  expect(spanish.out).toContain('Aceros del Norte hace el 96 % de tus ventas.')
  expect(spanish.out).toMatch(/1 {2}Aceros del Norte +1\.550,00 € {2}A {2}█{24}/)
  expect(spanish.out).toContain('Una cuenta tiene más abonos que compras')
  const english = await analyze(args, { LC_ALL: 'en_GB.UTF-8' })
  expect(english.out).toContain('3 accounts · €1,604.00')
  expect((await analyze([...args, '--lang', 'en'])).out).toBe(english.out)
})

test('several currencies, and nobody said in which to add up', async () => {
  const { code, error } = await analyze([ledger])
  expect(code).toBe(1)
  expect(error).toBe(
    'El libro tiene varias monedas (EUR, USD): di en cuál se suma con --home, por ejemplo --home EUR, y da los cambios con --rates.\n',
  )
})

test('a missing rate is named with its currency and its days', async () => {
  const { code, error } = await analyze([ledger, '--home', 'EUR'])
  expect(code).toBe(1)
  expect(error).toBe('Faltan cambios a EUR: USD 2024-04-20. Añádelos al archivo de --rates.\n')
})

test('what cannot be done says why in one line, and what was mistyped ends with 2', async () => {
  const noClient = file('no-client.csv', 'Dato;Fecha;Importe\nx;01/03/2024;1\n')
  const noAmount = file('no-amount.csv', 'Cliente;Fecha;Importe\na;01/03/2024;x\nb;01/03/2024;y\n')
  const failing: [string[], number, RegExp][] = [
    [['nothing.csv'], 1, /^No existe el archivo «nothing\.csv»\.$/],
    [[folder], 1, /^No existe el archivo/],
    [[file('empty.csv', '')], 1, /está vacío/],
    [[noClient], 1, /qué columna .* es el cliente\. Tiene: Dato, Fecha, Importe\. .*--map client=/],
    [[ledger, '--map', 'client=Nada'], 1, /^No hay ninguna columna «Nada»\. Hay: Factura, Fecha/],
    [[ledger, '--map', 'sombrero=Cliente'], 1, /^«sombrero» no es un dato del libro/],
    [
      [noAmount, '--map', 'amount=Importe'],
      1,
      /^Ninguna línea es válida; .*\(2\).*el importe no es/,
    ],
    [[ledger, '--home', 'EUR', '--rates', ledger], 1, /no hay cambios que leer/],
    [[ledger, '--home', 'EUR', '--as-of', '2020-01-01'], 1, /^No queda ninguna línea válida/],
    [
      [ledger, '--home', 'EUR', '--rates', rates, '--calibration-to', '2010-01-01'],
      1,
      /^El día de --calibration-to es anterior al libro, que empieza el/,
    ],
    [[ledger, '--map', 'cliente'], 2, /se entiende: escribe dato=columna/],
    [[ledger, '--as-of', '31/12/2024'], 2, /no es un día/],
    [[ledger, '--home', 'euros'], 2, /no es una moneda/],
    [[ledger, '--no-such-option'], 2, /^No hay ninguna opción «--no-such-option»\.$/],
    [[], 2, /^Falta «file»\.$/],
    [[ledger, '--lang', 'fr'], 2, /no es un idioma/],
  ]
  const said = await Promise.all(failing.map(([args]) => analyze(args)))
  expect(said.map(({ code }) => code)).toEqual(failing.map(([, code]) => code))
  for (const [at, { out, error }] of said.entries()) {
    expect(out).toBe('')
    expect(error.trim()).toMatch(failing[at]![2])
    expect(error.trim().split('\n')).toHaveLength(1)
  }
}, 60_000)

test('a column can be named by hand', async () => {
  const odd = file('odd.csv', 'Quién;Cuándo;Cuánto\nAna;2024-03-01;5\n')
  const map = ['client=Quién', 'day=Cuándo', 'amount=Cuánto'].flatMap((one) => ['--map', one])
  expect(await json([odd, '--home', 'EUR', ...map])).toMatchObject({ accounts: 1, total: 5 })
})

test('days that may be read in two ways are read as is usual, and that is said', async () => {
  const open = file('open.csv', 'Cliente;Fecha;Importe\nAna;01/02/2024;5\n')
  const { out } = await analyze([open])
  expect(out).toContain('Una cuenta · 5,00\nVentas del 1 feb 2024')
  expect(out).toContain('· En «Fecha», 01/02/2024 puede ser día/mes o mes/día')
  expect((await analyze([open, '--json'])).error).toMatch(/^En «Fecha», 01\/02\/2024/)
})

test('a page that needs nothing from elsewhere and a workbook without formulas', async () => {
  const html = join(folder, 'report.html')
  const xlsx = join(folder, 'report.xlsx')
  const args = [ledger, '--home', 'EUR', '--rates', rates, '--html', html, '--xlsx', xlsx]
  const { code, error } = await analyze(args)
  expect({ code, error }).toEqual({ code: 0, error: `Guardado: ${html}\nGuardado: ${xlsx}\n` })

  const page = readFileSync(html, 'utf8')
  expect(page).toContain('<html lang="es">')
  expect(page).toContain('Aceros del Norte')
  expect(page).not.toMatch(/<script|https?:|src=|@import|url\(/)

  const [accounts, summary] = await readXlsx(xlsx)
  expect(accounts!.data.map((row) => row.slice(0, 4))).toEqual([
    ['Puesto', 'Código', 'Cuenta', 'Ventas'],
    [1, 'A1', 'Aceros del Norte', 1550],
    [2, 'B2', 'Bajío', 64],
    [3, 'C3', '=2+3', -10],
  ])
  expect(summary!.data.length).toBeGreaterThan(5)

  const nowhere = await analyze([...args.slice(0, 5), '--html', join(folder, 'no', 'where.html')])
  expect(nowhere).toMatchObject({ code: 1, out: '' })
})

const ifReference = test.skipIf(!REFERENCE)

ifReference(
  'the Spanish ledger of the reference data, as its note says',
  async () => {
    const fixed = file('fixed.csv', 'currency,rate\nEUR,.88\nGBP,.77\nCAD,1.30\nAUD,1.36\n')
    const ventas = join(REFERENCE!, 'ventas-es.csv')
    const spanish = await json([ventas, '--home', 'USD', '--rates', fixed])
    expect(spanish).toMatchObject({
      lines: { read: 57_851, accepted: 57_851, rejected: 0, rejectedBy: [] },
      period: { from: '2017-07-01', to: '2020-05-31' },
      accounts: 632,
      total: 77_548_570.98,
      pareto: { accountsFor80: 184 },
    })
    expect(spanish.concentration.hhi).toBeCloseTo(46.07, 2)
    expect(spanish.concentration.top10Share).toBeCloseTo(0.0998, 4)

    const tables = ['FactResellerSales.csv', 'Resellers.csv', 'Product.csv']
    const english = await json([
      ...tables.map((name) => join(REFERENCE!, 'adventureworks', name)),
      '--home',
      'USD',
    ])
    const spanishTotals = new Map(
      spanish.accountRows.map(({ code, total }) => [Number(code.slice(1)), total]),
    )
    const apart = english.accountRows.map(({ code, total }) =>
      Math.abs(total - spanishTotals.get(Number(code))!),
    )
    expect(english.accounts).toBe(632)
    expect(Math.max(...apart)).toBeLessThan(1)
    expect(english.abc).toEqual(spanish.abc)
  },
  60_000,
)
