import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine, csvManner, guarded } from './csv.ts'

const spain = csvManner('es-ES')
const english = csvManner('en')

test('a Spanish spreadsheet gets semicolons and decimal commas, a Mexican and an English one do not', () => {
  expect(csvLine(['Forjas; Levante', 4.82, null], spain)).toBe('"Forjas; Levante";4,82;\r\n')
  expect(csvLine(['Forjas, Levante', 4.82, null], english)).toBe('"Forjas, Levante",4.82,\r\n')
  expect(csvManner('es-MX')).toEqual(english)
})

test.each([
  '=1+1',
  '+A1',
  '-cmd|calc',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '=HYPERLINK("http://x")',
  '-',
  '+',
])('a spreadsheet does not run %j', (text) => expect(guarded(text)).toBe(`'${text}`))

test.each(['-1', '+34', '-1.234,56', '-0.5', '-12 %', '1e3', 'Aceros = futuro', '', '-1e-5'])(
  '%j stays as it is',
  (text) => expect(guarded(text)).toBe(text),
)

test('what is written is read back, whatever stands in it', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (cells) => {
      expect(read(csvLine(cells, english))).toEqual(cells.map(guarded))
    }),
  )
})

test('a number is written as one, never with an exponent', () => {
  expect(csvLine([1e-7, -2.5, Number.NaN], english)).toBe('0.0000001,-2.5,\r\n')
})

/** A reader of one line, by RFC 4180. */
function read(line: string): string[] {
  const cells = ['']
  let quoted = false
  for (let at = 0; at < line.length - 2; at += 1) {
    const letter = line[at]!
    const doubled = quoted && letter === '"' && line[at + 1] === '"'
    if (letter === '"' && !doubled) quoted = !quoted
    else if (letter === ',' && !quoted) cells.push('')
    else cells[cells.length - 1] += letter
    if (doubled) at += 1
  }
  return cells
}
