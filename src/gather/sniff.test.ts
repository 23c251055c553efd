import { expect, test } from 'vitest'
import { countMarks, countOrders, decideDecimal, decideOrder, thousandsMark } from './reading.ts'
import { sniffDivision, sniffEncoding, sniffKind } from './sniff.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')

test('a file is what its first bytes say', () => {
  expect(sniffKind(bytes('\x1f\x8b\b'))).toBe('gzip')
  expect(sniffKind(bytes('PAR1'))).toBe('parquet')
  expect(sniffKind(bytes('PK\x03\x04....xl/worksheets'))).toBe('xlsx')
  expect(sniffKind(bytes('PK\x03\x04....word/document'))).toBe('zip')
  expect(sniffKind(bytes('\xff\xd8\xff\xe0'))).toBe('image')
  expect(sniffKind(bytes('\xff\xfeA\0;\0'))).toBe('text')
  expect(sniffKind(bytes('A;B\n1;2\n'))).toBe('text')
})

test('encodings are told apart by what only one of them has', () => {
  expect(sniffEncoding(bytes('\xff\xfeA\0'), false)).toBe('utf-16le')
  expect(sniffEncoding(bytes('A\0;\0B\0\n\0'), true)).toBe('utf-16le')
  expect(sniffEncoding(bytes('\0A\0;\0B\0\n'), true)).toBe('utf-16be')
  expect(sniffEncoding(bytes('Espa\xf1a'), false)).toBe('windows-1252')
  expect(sniffEncoding(bytes('\x80'), false)).toBe('windows-1252')
  expect(sniffEncoding(bytes('\x81'), false)).toBe('latin-1')
})

test('delimiter, quote, title and header', () => {
  expect(sniffDivision('a;b;c\n1,5;2;3\n', true)).toEqual({
    delimiter: ';',
    quote: '"',
    skip: 0,
    header: true,
    width: 3,
  })
  expect(sniffDivision("a,b\n'1,5',2\n'2,5',3\n", true)).toMatchObject({
    delimiter: ',',
    quote: "'",
    width: 2,
  })
  expect(
    sniffDivision('Ventas\n2024\n\nCliente;Fecha;Importe\nA;25/01/2024;1\n', true),
  ).toMatchObject({ skip: 3, header: true })
  expect(sniffDivision('A;25/01/2024;1\nB;26/01/2024;1\n', true)).toMatchObject({
    skip: 0,
    header: false,
  })
  expect(
    sniffDivision('Cliente;Fecha;Importe\nA;25/01/2024;1;nota\nB;26/01/2024;1;\n', true),
  ).toMatchObject({ skip: 0, header: true, width: 4 })
  expect(sniffDivision('Cliente;Fecha;Importe\nA;nunca;x\nB;26/01/2024;1\n', true)).toMatchObject({
    skip: 0,
    header: true,
  })
  expect(sniffDivision('a;b,c;d\n1;2,3;4\n', true, { delimiter: ',' })).toMatchObject({
    delimiter: ',',
    width: 2,
  })
})

test('marks are decided by what the whole column shows', () => {
  const decided = (...texts: string[]) => decideDecimal(countMarks(texts))
  expect(decided('1.234,50', '7')).toEqual({ is: ',', sure: true })
  expect(decided('1.234', '12,5')).toEqual({ is: ',', sure: true })
  expect(decided('1.234', '1.235')).toEqual({ is: ',', sure: false })
  expect(decided('1.234', '1235')).toEqual({ is: '.', sure: true })
  expect(decided('1,234', '12')).toEqual({ is: '.', sure: false })
  expect(decided('1,234', '0.5')).toEqual({ is: '.', sure: true })
  expect(decided('12', '7')).toEqual({ is: '.', sure: true })
  expect(thousandsMark(['12', '1.234,5'], ',')).toBe('.')
  expect(thousandsMark(['1\u202f234,5'], ',')).toBe(' ')
  expect(thousandsMark(["1'234.5"], '.')).toBe("'")
})

test('so is the order of days', () => {
  const decided = (...texts: string[]) => decideOrder(countOrders(texts))
  expect(decided('01/02/2024', '25/02/2024')).toEqual({ is: 'dmy', sure: true })
  expect(decided('01/02/2024', '02/25/2024')).toEqual({ is: 'mdy', sure: true })
  expect(decided('01/02/2024')).toEqual({ is: 'dmy', sure: false })
  expect(decided('2024-02-01')).toEqual({ is: 'ymd', sure: true })
  expect(decided('25/01/2024', '26/01/2024', '01/25/2024')).toEqual({ is: 'dmy', sure: true })
})
