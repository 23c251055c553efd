/** A list leaves as a file that a spreadsheet opens, whole and without running what stands in it. */
import readXlsxFile from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { exported, type ExportColumn, inPages } from './export.ts'
import { workbook } from './xlsx.ts'

type Account = { name: string; sales: string; share: number; first: string | null; orders: number }

const columns: ExportColumn<Account>[] = [
  { name: 'Cuenta', cell: (a) => a.name },
  { name: 'Ventas', cell: (a) => a.sales, kind: 'number' },
  { name: 'Peso', cell: (a) => a.share, kind: 'share' },
  { name: 'Primera compra', cell: (a) => a.first, kind: 'day' },
  { name: 'Pedidos', cell: (a) => a.orders },
]
const rows: Account[] = [
  {
    name: 'Forjas; «Levante»',
    sales: '4820000.1250',
    share: 0.0991,
    first: '2009-03-01',
    orders: 212,
  },
  { name: '=HYPERLINK("http://evil","Pulsa")', sales: '-10.5', share: 0, first: null, orders: 0 },
]

test('a Spanish spreadsheet reads the CSV, with every digit', async () => {
  const file = exported({ format: 'csv', file: 'cartera', columns, rows, locale: 'es-ES' })
  expect(file.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''cartera.csv")
  const bytes = new Uint8Array(await file.arrayBuffer())
  expect(Array.from(bytes.subarray(0, 3))).toEqual([0xef, 0xbb, 0xbf])
  expect(
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.slice(3)).split('\r\n'),
  ).toEqual([
    'Cuenta;Ventas;Peso;Primera compra;Pedidos',
    '"Forjas; «Levante»";4820000,1250;0,0991;2009-03-01;212',
    '"\'=HYPERLINK(""http://evil"",""Pulsa"")";-10,5;0;;0',
    '',
  ])
})

test('as JSON, rows are objects under the names of the columns, whole and exact; none is an empty list', async () => {
  const file = exported({ format: 'json', file: 'cartera', columns, rows, locale: 'es-ES' })
  expect(file.headers.get('content-type')).toContain('application/json')
  expect(await file.json()).toEqual([
    {
      Cuenta: 'Forjas; «Levante»',
      Ventas: '4820000.1250',
      Peso: 0.0991,
      'Primera compra': '2009-03-01',
      Pedidos: 212,
    },
    expect.objectContaining({ Cuenta: '=HYPERLINK("http://evil","Pulsa")', Pedidos: 0 }),
  ])
  const none = exported({ format: 'json', file: 'x', columns, rows: [], locale: 'en' })
  expect(await none.json()).toEqual([])
})

test('the workbook has numbers as numbers, days as days and no formula', async () => {
  const file = exported({ format: 'xlsx', file: 'cartera', columns, rows, locale: 'es-ES' })
  const sheets = (await readXlsxFile(Buffer.from(await file.arrayBuffer()))) as unknown
  const [{ data }] = sheets as [{ data: unknown[][] }]
  expect(data).toEqual([
    ['Cuenta', 'Ventas', 'Peso', 'Primera compra', 'Pedidos'],
    ['Forjas; «Levante»', 4820000.125, 0.0991, new Date('2009-03-01'), 212],
    ['\'=HYPERLINK("http://evil","Pulsa")', -10.5, 0, null, 0],
  ])
})

test('pages are read one after the other, only as fast as they are taken', async () => {
  const asked: number[] = []
  const pages = inPages<Account>(async ({ offset, size }) => {
    asked.push(offset)
    return Array.from({ length: Math.max(0, Math.min(size, 12_000 - offset)) }, () => rows[0]!)
  })
  const file = exported({ format: 'csv', file: 'x', columns, rows: pages, locale: 'en' })
  const reader = file.body!.getReader()
  await reader.read()
  expect(asked).toEqual([0])
  let bytes = 0
  for (let part = await reader.read(); !part.done; part = await reader.read())
    bytes += part.value.length
  expect(asked).toEqual([0, 5000, 10_000])
  expect(bytes).toBeGreaterThan(400_000)
})

test('a sheet that is full goes on in another', async () => {
  const parts: Uint8Array[] = []
  const sheet = {
    name: 'Líneas [2026]',
    columns: [{ name: 'Número', kind: 'number' as const }],
    rows: [[1], [2], [3], [4]],
  }
  for await (const part of workbook([sheet], 3)) parts.push(part)
  const sheets = (await readXlsxFile(Buffer.concat(parts))) as unknown
  expect(sheets).toEqual([
    { sheet: 'Líneas  2026 ', data: [['Número'], [1], [2]] },
    { sheet: 'Líneas  2026  (2)', data: [['Número'], [3], [4]] },
  ])
})

test('what XML cannot say is left out, the rest is said as it is', async () => {
  const odd = 'a\u0000b\u001f & <b> "c" \ud800 €😀\n fin '
  const file = exported({
    format: 'xlsx',
    file: 'x',
    columns: [{ name: '=1+1', cell: (text: string) => text }],
    rows: [odd],
    locale: 'en',
  })
  const sheets = (await readXlsxFile(Buffer.from(await file.arrayBuffer()), {
    trim: false,
  })) as unknown
  expect((sheets as { data: unknown }[])[0]!.data).toEqual([
    ["'=1+1"],
    ['ab & <b> "c"  €😀\n fin '],
  ])
})

test('a reader who leaves ends the reading of rows', async () => {
  let read = 0
  async function* endless() {
    for (;;) {
      read += 1
      yield rows[0]!
    }
  }
  for (const format of ['csv', 'xlsx'] as const) {
    const reader = exported({
      format,
      file: 'x',
      columns,
      rows: endless(),
      locale: 'en',
    }).body!.getReader()
    await reader.read()
    await reader.cancel()
  }
  const before = read
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(read).toBe(before)
})
