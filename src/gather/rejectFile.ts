/** The file of rejected lines: what its extra columns are called, and how a cell is kept from being taken for a formula. */

/** Recognised when the file comes back, whatever the language of whoever mended it. */
export const REJECT_COLUMNS = ['clave_line', 'clave_reason', 'clave_text'] as const

/**
 * A spreadsheet computes what begins with = + - @ or a tab; an apostrophe in front makes it text
 * (OWASP, CSV injection). Numbers are left alone, and reading the file again takes it away.
 */
export function spreadsheetSafe(cell: string): string {
  return /^[=+\-@\t\r']/.test(cell) && !/^[-+]?[\d.,\s]*\d[-\s]*$/.test(cell) ? `'${cell}` : cell
}

export function spreadsheetBare(cell: string): string {
  return /^'[=+\-@\t\r']/.test(cell) ? cell.slice(1) : cell
}
