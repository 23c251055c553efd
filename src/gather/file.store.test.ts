import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { aDuck, aFile, aFolder, open, read, readOpened } from './ledger.testing.ts'
import { openFile } from './file.store.ts'
import { suggestMapping } from './mapping.ts'
import { quoted } from '../platform/duck.ts'

const LEDGER = 'Cliente;Fecha;Importe\nAñil “Ñ” – Š;25/01/2024;12,50\nCafé €;26/01/2024;7\n'
const NAMES = ['Añil “Ñ” – Š', 'Café €']

const names = async (content: string | Buffer) => {
  const { lines, ledger } = await read(content)
  return {
    names: (await lines('client_name')).map(({ client_name }) => client_name),
    encoding: ledger.parts[0]!.file.reading.encoding,
  }
}

test('every encoding that old programs write', async () => {
  expect(await names(LEDGER)).toEqual({ names: NAMES, encoding: 'utf-8' })
  expect(await names(`\ufeff${LEDGER}`)).toEqual({ names: NAMES, encoding: 'utf-8' })
  expect(await names(iconv.encode(LEDGER, 'windows-1252'))).toEqual({
    names: NAMES,
    encoding: 'windows-1252',
  })
  expect(await names(iconv.encode(`\ufeff${LEDGER}`, 'utf-16le'))).toEqual({
    names: NAMES,
    encoding: 'utf-16le',
  })
  expect(await names(iconv.encode(`\ufeff${LEDGER}`, 'utf-16be'))).toEqual({
    names: NAMES,
    encoding: 'utf-16be',
  })
  expect(await names(iconv.encode(LEDGER, 'utf-16le'))).toEqual({
    names: NAMES,
    encoding: 'utf-16le',
  })
  const latin = 'Cliente;Fecha;Importe\nAñil\u0081;25/01/2024;12,50\n'
  expect(await names(iconv.encode(latin, 'latin1'))).toEqual({
    names: ['Añil\u0081'],
    encoding: 'latin-1',
  })
})

test('an old encoding that shows late in the file is still found', async () => {
  const rows = Array.from({ length: 30_000 }, (_, n) => `Cliente ${n};25/01/2024;12,50`)
  rows.push('Añil;25/01/2024;12,50')
  const late = iconv.encode(`Cliente;Fecha;Importe\n${rows.join('\n')}\n`, 'windows-1252')
  const found = await open(late)
  expect(found.reading.encoding).toBe('windows-1252')
  const glued = Buffer.concat([
    Buffer.from(LEDGER),
    iconv.encode(`${rows.join('\n')}\n`, 'windows-1252'),
  ])
  expect((await open(glued)).reading.encoding).toBe('utf-8')
  const { names: both } = await names(glued)
  expect(both.slice(0, 3)).toEqual([...NAMES, 'Cliente 0'])
  expect(both.at(-1)).toBe('Añil')
  await expect(open(late, { reading: { encoding: 'utf-8' } })).rejects.toMatchObject({
    code: 'gather/wrong-encoding',
  })
})

test('delimiters, titles above the header, and no header at all', async () => {
  for (const delimiter of [',', '\t', '|', ';']) {
    const { reading } = await open(
      `Cliente${delimiter}Fecha${delimiter}Importe\nA${delimiter}2024-01-25${delimiter}12.50\n`,
    )
    expect(reading).toMatchObject({
      delimiter,
      header: true,
      skip: 0,
      decimal: '.',
      dateOrder: 'ymd',
    })
  }
  const titled = await read(
    'Informe de ventas 2024\n\nCliente;Fecha;Importe\nA;25/01/2024;12,50\nB;25/01/2024\n',
  )
  expect(titled.ledger.parts[0]!.file.reading).toMatchObject({ skip: 2, header: true })
  expect(await titled.lines('line_no, client_name')).toEqual([{ line_no: 4, client_name: 'A' }])
  expect(await titled.rejects()).toMatchObject([{ line: 5, reason: 'cells' }])
  const bare = await open('A;25/01/2024;12,50\nB;26/01/2024;1.000,00\n')
  expect(bare.reading).toMatchObject({ header: false, decimal: ',', thousands: '.' })
  expect(bare.source.columns).toEqual(['#1', '#2', '#3'])
  const { lines } = await readOpened([bare], {
    mapping: { clientName: '#1', day: '#2', amount: '#3' },
  })
  expect(await lines('line_no, amount')).toEqual([
    { line_no: 1, amount: '12.5000' },
    { line_no: 2, amount: '1000.0000' },
  ])
})

test('a delimiter at the end of each line, and lines that end in different ways', async () => {
  const trailing = await read('Cliente;Fecha;Importe\nA;25/01/2024;1;\nB;25/01/2024;2;\n')
  expect(trailing.check.lines).toMatchObject({ read: 2, accepted: 2 })
  const mixed = await read(
    'Cliente;Fecha;Importe\r\nA;25/01/2024;1\nB;25/01/2024;2\r\nC;25/01/2024;3\rD;x;3\r\n',
  )
  expect(await mixed.lines('line_no, client_name')).toEqual([
    { line_no: 2, client_name: 'A' },
    { line_no: 3, client_name: 'B' },
    { line_no: 4, client_name: 'C' },
  ])
  expect(await mixed.rejects()).toMatchObject([{ line: 5, reason: 'day', text: 'D;x;3' }])
})

test('gzip is unpacked; one that was cut off is refused', async () => {
  const rows = Array.from({ length: 5000 }, (_, n) => `Cliente ${n};25/01/2024;${n},50`)
  const packed = gzipSync(`Cliente;Fecha;Importe\n${rows.join('\n')}\n`)
  const { check } = await read(packed, { name: 'ventas.csv.gz' })
  expect(check.lines.accepted).toBe(5000)
  await expect(open(packed.subarray(0, packed.length - 500))).rejects.toMatchObject({
    code: 'gather/cut-off',
  })
  await expect(open(packed, { maxBytes: 50_000 })).rejects.toMatchObject({ code: 'gather/too-big' })
})

test('what is no ledger is refused with the reason', async () => {
  const refusal = (content: string | Buffer, about = {}) =>
    open(content, about).then(
      () => 'opened',
      (error: { code: string }) => error.code,
    )
  expect(await refusal('')).toBe('gather/empty-file')
  expect(await refusal('\n\n  \n')).toBe('gather/empty-file')
  expect(await refusal('Cliente;Fecha;Importe\n')).toBe('gather/header-only')
  expect(await refusal('solo texto\nsin columnas\n')).toBe('gather/no-table')
  expect(await refusal(LEDGER, { maxBytes: 20 })).toBe('gather/too-big')
  expect(await refusal(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))).toBe('gather/image')
  expect(await refusal('%PDF-1.7\n')).toBe('gather/pdf')
  expect(await refusal('<html><table><tr><td>Cliente</td></tr></table></html>')).toBe(
    'gather/markup',
  )
  expect(await refusal(Buffer.from(Array.from({ length: 3000 }, (_, n) => (n * 7919) % 251)))).toBe(
    'gather/binary',
  )
  expect(await refusal(readFileSync(process.execPath).subarray(0, 100_000))).toBe('gather/binary')
  expect(await refusal(Buffer.from('504b0304140000000000', 'hex'))).toBe('gather/zip')
})

test('a NUL byte is named with its line', async () => {
  const rows = Array.from({ length: 1000 }, (_, n) => `Cliente ${n};25/01/2024;1`)
  rows[500] = 'Cli\0ente;25/01/2024;1'
  await expect(open(`Cliente;Fecha;Importe\n${rows.join('\n')}\n`)).rejects.toMatchObject({
    code: 'gather/nul-byte',
    values: { line: 502 },
  })
})

test('a missing column and two of one name are refused by name', async () => {
  const file = await open('Cliente;Fecha;Importe;Importe\nA;25/01/2024;1;2\n')
  await expect(readOpened([file], { mapping: suggestMapping(file.columns) })).rejects.toMatchObject(
    { code: 'gather/column-twice', values: { column: 'Importe' } },
  )
  await expect(
    readOpened([file], { mapping: { clientName: 'Cliente', day: 'Día', amount: 'Importe' } }),
  ).rejects.toMatchObject({ code: 'gather/column-missing', values: { column: 'Día' } })
  await expect(
    readOpened([file], { mapping: { clientName: 'Cliente', day: 'Fecha' } }),
  ).rejects.toMatchObject({ code: 'gather/no-amount' })
})

test('a full disk is said, and leaves nothing behind that counts', async ({ skip }) => {
  // A file system of 1 MB; only root may mount one.
  const small = join(aFolder(), 'small')
  mkdirSync(small)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small], { stdio: 'ignore' })
  } catch {
    skip('no small file system can be mounted here')
  }
  try {
    const rows = Array.from({ length: 60_000 }, (_, n) => `Añil ${n};25/01/2024;${n},50`)
    const text = iconv.encode(`Cliente;Fecha;Importe\n${rows.join('\n')}\n`, 'windows-1252')
    const wanted = { name: 'ventas.csv', folder: small }
    await expect(openFile({ ...wanted, path: aFile(text) })).rejects.toMatchObject({
      code: 'gather/disk-full',
    })
    await expect(openFile({ ...wanted, path: aFile(gzipSync(text)) })).rejects.toMatchObject({
      code: 'gather/disk-full',
    })
  } finally {
    execFileSync('umount', [small])
  }
})

test('an Excel file is read with its numbers and days as they are', async () => {
  const cell = (value: string | number | Date, format?: string) => ({
    value,
    type: value instanceof Date ? Date : typeof value === 'number' ? Number : String,
    ...(format ? { format } : {}),
  })
  const day = (text: string) => cell(new Date(`${text}T00:00:00Z`), 'dd/mm/yyyy')
  const rows = [
    [cell('Cliente'), cell('Fecha'), cell('Importe')],
    [cell('=1+1'), day('2024-01-25'), cell(1.234)],
    [cell('B, S.L.'), cell('26/01/2024'), cell('1.234,50')],
    [cell('C'), cell(45318), cell(-1234567.891)],
    [cell('D'), cell('31/02/2024'), cell(1)],
  ]
  const path = join(aFolder(), 'ventas.xlsx')
  await writeXlsx([
    { data: [[cell('Nota')]], sheet: 'Léeme' },
    { data: rows, sheet: 'Ventas' },
  ] as never).toFile(path)
  const file = await openFile({ path, name: 'ventas.xlsx', folder: aFolder() })
  expect(file.reading).toMatchObject({ format: 'xlsx', sheet: 'Ventas' })
  expect(file.sheets).toEqual(['Léeme', 'Ventas'])
  const { lines, rejects } = await readOpened([file], { mapping: suggestMapping(file.columns) })
  expect(await lines('line_no, client_name, day, amount')).toEqual([
    { line_no: 2, client_name: '=1+1', day: '2024-01-25', amount: '1.2340' },
    { line_no: 3, client_name: 'B, S.L.', day: '2024-01-26', amount: '1234.5000' },
    { line_no: 4, client_name: 'C', day: '2024-01-27', amount: '-1234567.8910' },
  ])
  expect(await rejects()).toEqual([
    { file: 'ventas.xlsx', line: 5, reason: 'day', text: 'D\t31/02/2024\t1' },
  ])
})

test('an Excel file with a password, or of the old kind, is refused as such', async () => {
  const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  const locked = Buffer.concat([
    ole,
    Buffer.alloc(2000),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ])
  await expect(open(locked, { name: 'ventas.xlsx' })).rejects.toMatchObject({
    code: 'gather/password',
  })
  await expect(
    open(Buffer.concat([ole, Buffer.alloc(2000)]), { name: 'ventas.xls' }),
  ).rejects.toMatchObject({ code: 'gather/old-excel' })
  const broken = Buffer.concat([
    Buffer.from('504b0304', 'hex'),
    Buffer.from('xl/workbook.xml'),
    Buffer.alloc(500),
  ])
  await expect(open(broken, { name: 'ventas.xlsx' })).rejects.toMatchObject({
    code: 'gather/broken-xlsx',
  })
})

test('JSON lines: numbers as they are, a torn line is told', async () => {
  const { lines, check, rejects } = await read(
    '{"cliente":"A","fecha":"2024-01-25","importe":1.234,"extra":{"a":1}}\n{"cliente":"B","fecha":"2024-01-26","importe":1000}\n{"cliente":"C","fecha":\n\n{"cliente":"D","fecha":"nunca","importe":3}\n',
    { name: 'ventas.jsonl' },
  )
  expect(await lines('line_no, client_name, amount')).toEqual([
    { line_no: 1, client_name: 'A', amount: '1.2340' },
    { line_no: 2, client_name: 'B', amount: '1000.0000' },
  ])
  expect(check.lines).toMatchObject({ read: 4, accepted: 2 })
  expect(await rejects()).toEqual([
    {
      file: 'ventas.csv'.replace('csv', 'jsonl'),
      line: 3,
      reason: 'cells',
      text: '{"cliente":"C","fecha":',
    },
    {
      file: 'ventas.jsonl',
      line: 5,
      reason: 'day',
      text: '{"cliente":"D","fecha":"nunca","importe":3}',
    },
  ])
})

test('Parquet: days and decimals as they are', async () => {
  const duck = await aDuck()
  const path = join(aFolder(), 'ventas.parquet')
  await duck.run(
    `copy (select * from (values ('A', date '2024-01-25', 1.234::decimal(10,3), 5), ('B', null, 2, 6)) t(cliente, fecha, importe, unidades)) to ${quoted(path)}`,
  )
  const file = await openFile({ path, name: 'ventas.parquet', folder: aFolder() })
  expect(file.reading.format).toBe('parquet')
  const { lines, check, rejects } = await readOpened([file], {
    mapping: suggestMapping(file.columns),
  })
  expect(await lines('client_name, day, amount, quantity')).toEqual([
    { client_name: 'A', day: '2024-01-25', amount: '1.2340', quantity: '5.0000' },
  ])
  expect(check.lines.rejectedBy).toEqual([{ reason: 'day', count: 1 }])
  expect(await rejects()).toEqual([
    { file: 'ventas.parquet', line: 2, reason: 'day', text: 'B\t\t2.000\t6' },
  ])
})

test('UTF-8 is read where it lies, and a name that looks like a pattern is none', async () => {
  const folder = aFolder()
  const path = aFile(LEDGER, 'ventas [1]*.csv')
  const file = await openFile({ path, name: 'ventas [1]*.csv', folder })
  expect(readdirSync(folder)).toHaveLength(1)
  const { check } = await readOpened([file], { mapping: suggestMapping(file.columns) })
  expect(check.lines.accepted).toBe(2)
  expect(existsSync(path)).toBe(true)
})

test('rejected lines go out without formulas, and come back mended', async () => {
  const bad = await read(
    'Cliente;Fecha;Importe;Nota\n=HYPERLINK("x");31/02/2024;-45,10;+34 600\n@A;n;-1\n"Sin cierre;25/01/2024;1;x\nB;25/01/2024;1;bien\n',
  )
  const csv = await bad.csv()
  expect(csv.split('\r\n')).toEqual([
    '\ufeffCliente;Fecha;Importe;Nota;clave_line;clave_reason;clave_text',
    `"'=HYPERLINK(""x"")";31/02/2024;-45,10;+34 600;2;day;"'=HYPERLINK(""x"");31/02/2024;-45,10;+34 600"`,
    '\'@A;n;-1;;3;cells;"\'@A;n;-1"',
    `"""Sin cierre";25/01/2024;1;x;4;quote;"""Sin cierre;25/01/2024;1;x"`,
    '',
  ])
  const mended = csv
    .replace('31/02/2024;-45,10', '29/02/2024;-45,10')
    .replace(';n;-1;;3', ';28/02/2024;-1;;3')
    .replace('"""Sin cierre"', 'Con cierre')
  const again = await read(mended)
  expect(again.check.lines).toEqual({ read: 3, accepted: 3, rejected: 0, rejectedBy: [] })
  expect(await again.lines('client_name, amount')).toEqual([
    { client_name: '=HYPERLINK("x")', amount: '-45.1000' },
    { client_name: '@A', amount: '-1.0000' },
    { client_name: 'Con cierre', amount: '1.0000' },
  ])
  expect(again.ledger.parts[0]!.file.signature).toBe(bad.ledger.parts[0]!.file.signature)
})
