/** The file of rejected lines: what its extra columns are called, and how a cell is kept from being taken for a formula. */

/** Recognised when the file comes back, whatever the language of whoever mended it. */
export const REJECT_COLUMNS = ['clave_line', 'clave_reason', 'clave_text'] as const

export function isOfRejects(column: string): boolean {
  return (REJECT_COLUMNS as readonly string[]).includes(column)
}

/**
 * A spreadsheet computes what begins with = + - @ or a tab; an apostrophe in front makes it text
 * (OWASP, CSV injection). Numbers are left alone, and `bareSql` takes the apostrophe away when the file comes back.
 */
export function spreadsheetSafe(cell: string): string {
  return /^[=+\-@\t\r']/.test(cell) && !/^[-+]?[\d.,\s]*\d[-\s]*$/.test(cell) ? `'${cell}` : cell
}
