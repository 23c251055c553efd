/** One line of a CSV file that a spreadsheet can open without running what stands in it. */

export type Cell = string | number | null | undefined

/**
 * A cell that begins with one of these is a formula to a spreadsheet (OWASP, «CSV injection»);
 * a leading apostrophe makes it text again. Numbers, also as text, stay numbers.
 */
const FORMULA = /^[=+\-@\t\r]/
const NUMBER = /^[+-]?(\d+([.,]\d+)*|[.,]\d+)(e[+-]?\d+)?\s?%?$/i

export function guarded(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
}

export type CsvManner = { separator: ',' | ';'; decimal: '.' | ',' }

/** As spreadsheets of that language expect it: in Spanish the comma is for decimals, save in Mexico. */
export function csvManner(locale: string): CsvManner {
  const comma = new Intl.NumberFormat(locale).format(0.5).includes(',')
  return comma ? { separator: ';', decimal: ',' } : { separator: ',', decimal: '.' }
}

/** With its line end. The file begins with `CSV_START`, by which Excel knows that it is UTF-8. */
export function csvLine(cells: readonly Cell[], { separator, decimal }: CsvManner): string {
  return `${cells.map((cell) => csvCell(cell, separator, decimal)).join(separator)}\r\n`
}

export const CSV_START = '\ufeff'

function csvCell(cell: Cell, separator: string, decimal: string): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number')
    return Number.isFinite(cell) ? plainNumber(cell).replace('.', decimal) : ''
  const text = guarded(cell)
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Never 1e-7: not every spreadsheet reads that. */
function plainNumber(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text
}
