/** A sheet of an Excel file as plain text: numbers and days exactly as the file holds them. */
import { open } from 'node:fs/promises'
import { refused } from '../platform/problem.ts'

/** All of a workbook lies in memory while it is read; what unpacks beyond this is better saved as CSV. */
const MOST_UNPACKED_BYTES = 600 * 2 ** 20

export type Sheets = { name: string; rows: string[][] }[]

/** Every sheet with its cells as text. Numbers keep their point, and never look like thousands. */
export async function readSheets(path: string): Promise<Sheets> {
  const unpacked = await unpackedBytes(path)
  if (unpacked > MOST_UNPACKED_BYTES) {
    throw refused({
      code: 'gather/sheet-too-big',
      status: 413,
      values: { unpacked, most: MOST_UNPACKED_BYTES },
    })
  }
  // Most files are text, and need not wait for this to load.
  const { default: readXlsx } = await import('read-excel-file/node')
  let sheets
  try {
    sheets = await readXlsx<ExactNumber>(path, { parseNumber: (text) => new ExactNumber(text) })
  } catch {
    throw refused({ code: 'gather/broken-xlsx', status: 422 })
  }
  return sheets.map(({ sheet, data }) => ({
    name: sheet,
    rows: data.map((row) => row.map((cell) => cellText(cell))),
  }))
}

/** A number as the file writes it, told apart from text that looks like one. */
class ExactNumber {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof ExactNumber) return numberText(cell.text)
  if (cell instanceof Date) {
    const text = cell.toISOString()
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ')
  }
  return String(cell as string | boolean)
}

/** `1.234` gets a fourth decimal, so that no mark before three digits is taken for thousands. */
function numberText(text: string): string {
  const plain = /e/i.test(text) ? plainNumber(Number(text)) : text
  return /\.\d{3}$/.test(plain) ? `${plain}0` : plain
}

function plainNumber(value: number): string {
  const text = String(value)
  return /e/i.test(text) ? value.toFixed(10).replace(/\.?0+$/, '') : text
}

/** What the parts of a zip unpack to, as its own directory says. */
async function unpackedBytes(path: string): Promise<number> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const tail = Buffer.alloc(Math.min(size, 1 << 20))
    await file.read(tail, 0, tail.length, size - tail.length)
    let total = 0
    for (
      let at = tail.indexOf('PK\u0001\u0002');
      at >= 0;
      at = tail.indexOf('PK\u0001\u0002', at + 46)
    ) {
      if (at + 28 <= tail.length) total += tail.readUInt32LE(at + 24)
    }
    return total
  } finally {
    await file.close()
  }
}

/** Whether a container of old Office holds an encrypted workbook. */
export async function isEncrypted(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const room = Buffer.alloc(Math.min(size, 4 << 20))
    await file.read(room, 0, room.length, 0)
    return room.includes(Buffer.from('EncryptedPackage', 'utf16le'))
  } finally {
    await file.close()
  }
}
