/** The rows of a small table out of the cells of a file: what is accepted, and what is wrong with the rest. */
import type { z } from 'zod'
import type { SheetField, SheetRow } from '../kernel/sheet.ts'
import { readPeriod } from '../kernel/period.ts'
import { type DecimalMark, parseAmount, SIGNS } from './amount.ts'
import { type DateOrder, parseDay } from './dayText.ts'
import { plainWords } from '../kernel/plain.ts'
import { CurrencyCode } from './rate.ts'
import { countMarks, countOrders, decideDecimal, decideOrder } from './reading.ts'
import type { Row } from './record.ts'
import type { SheetMapping, SheetReject } from './sheet.ts'
import { firstOfMonth } from '../kernel/day.ts'

type About = {
  fields: readonly SheetField[]
  /** The fields that tell a row: a second row of the same is rejected. */
  key: readonly string[]
  shape: z.ZodType<SheetRow>
  columns: readonly string[]
  rows: readonly Row[]
  mapping: SheetMapping
  /** Money without a currency is in this one. */
  home: string
  /** The account that a text means; `several` where it may be more than one. */
  accountOf: (text: string) => string | null
}

export type CheckedSheet = { accepted: { line: number; row: SheetRow }[]; rejects: SheetReject[] }

// words: gather:sheet.reject.*
type Wrong = { field: string | null; cell: string; reason: string }

/**
 * Every row is accepted whole or rejected with its first fault. Decimal marks are decided on all
 * amounts together and the order of days on all days, as for a ledger.
 */
export function checkSheet(about: About): CheckedSheet {
  const { rows, columns, key, shape } = about
  const read = reader(about)
  const firstOf = new Map<string, number>()
  const checked: CheckedSheet = { accepted: [], rejects: [] }
  for (const { line, cells } of rows) {
    const reject = ({ field, cell, reason }: Wrong) => {
      checked.rejects.push({ line, field, cell, reason, cells: [...cells] })
    }
    if (cells.length !== columns.length) {
      reject({ field: null, cell: '', reason: 'cells' })
      continue
    }
    const { row, wrong } = read(cells)
    if (wrong) {
      reject(wrong)
      continue
    }
    const fitting = shape.safeParse(row)
    if (!fitting.success) {
      reject(ruledOut(fitting.error, read.cellOf(cells)))
      continue
    }
    const told = key.map((field) => fitting.data[field] ?? null)
    const same = JSON.stringify(told)
    // A row without any key is like no other.
    const before = told.every((part) => part === null) ? undefined : firstOf.get(same)
    if (before === undefined) {
      firstOf.set(same, line)
      checked.accepted.push({ line, row: fitting.data })
    } else reject({ field: null, cell: String(before), reason: 'twice' })
  }
  return checked
}

/** Fields of which the file says nothing: what stands in them already stays. */
export function keptFields(
  { fields, key }: Pick<About, 'fields' | 'key'>,
  mapping: SheetMapping,
): string[] {
  return fields
    .filter(({ field, needed }) => !needed && !mapping[field] && !key.includes(field))
    .map(({ field }) => field)
}

/** Fields that are needed and come from no column. */
export function lackingFields(fields: readonly SheetField[], mapping: SheetMapping): string[] {
  return fields.filter(({ field, needed }) => needed && !mapping[field]).map(({ field }) => field)
}

type Standing = {
  shape: z.ZodType<SheetRow>
  rows: readonly Row[]
  /** By line: what stands already in the fields that the file has no column for. */
  standing: ReadonlyMap<number, SheetRow>
}

/** Rows that are there already keep that; where it doesn't fit what the file says they are rejected. */
export function keepingWhatStands(
  { accepted, rejects }: CheckedSheet,
  { shape, rows, standing }: Standing,
): CheckedSheet {
  const cellsOf = new Map(rows.map(({ line, cells }) => [line, cells]))
  const checked: CheckedSheet = { accepted: [], rejects: [] }
  for (const { line, row: told } of accepted) {
    const row = { ...told, ...standing.get(line) }
    const fitting = shape.safeParse(row)
    if (fitting.success) checked.accepted.push({ line, row: fitting.data })
    else {
      const wrong = ruledOut(fitting.error, (field) => String(row[field] ?? ''))
      checked.rejects.push({ line, ...wrong, cells: [...cellsOf.get(line)!] })
    }
  }
  return {
    accepted: checked.accepted,
    rejects: [...rejects, ...checked.rejects].toSorted((a, b) => a.line - b.line),
  }
}

function ruledOut({ issues }: z.ZodError, cellOf: (field: string) => string): Wrong {
  const [issue] = issues
  const field = String(issue?.path[0] ?? '') || null
  const reason = issue?.code === 'custom' ? issue.message : 'unfit'
  return { field, cell: field ? cellOf(field) : '', reason }
}

function reader({ fields, columns, rows, mapping, home, accountOf }: About) {
  const placeOf = new Map(
    fields.map(({ field }) => [field, columns.indexOf(mapping[field] ?? '\0')]),
  )
  const cellOf = (cells: readonly string[]) => (field: string) =>
    (cells[placeOf.get(field) ?? -1] ?? '').trim()
  const texts = (...kinds: SheetField['kind'][]) =>
    fields
      .filter(({ kind }) => kinds.includes(kind))
      .flatMap(({ field }) => rows.map(({ cells }) => cellOf(cells)(field)))
  const manner: Manner = {
    decimal: decideDecimal(countMarks(texts('amount', 'number'))).is,
    order: decideOrder(countOrders(texts('day', 'month'))).is,
    accountOf,
  }
  const read = (cells: readonly string[]): { row: SheetRow; wrong: Wrong | null } => {
    const row: SheetRow = {}
    for (const { field, kind, needed } of fields) {
      const cell = cellOf(cells)(field)
      if (cell === '' && kind === 'currency') row[field] = home
      else if (cell === '') {
        if (needed) return { row, wrong: { field, cell, reason: 'missing' } }
        row[field] = null
      } else {
        const value = READ[kind](cell, manner)
        if (value === null) return { row, wrong: { field, cell, reason: kind } }
        if (value === 'several' && kind === 'account') {
          return { row, wrong: { field, cell, reason: 'several' } }
        }
        row[field] = value
      }
    }
    return { row, wrong: null }
  }
  return Object.assign(read, { cellOf })
}

type Manner = {
  decimal: DecimalMark
  order: DateOrder
  accountOf: About['accountOf']
}
type Read = (cell: string, manner: Manner) => string | number | boolean | null

const READ: Record<SheetField['kind'], Read> = {
  text: (cell) => cell,
  day: (cell, { order }) => parseDay(cell, order, true),
  month: (cell, { order }) => {
    const period = readPeriod(cell)
    if (period?.length === 7 && !period.includes('Q')) return `${period}-01`
    const day = parseDay(cell, order)
    return day && firstOfMonth(day)
  },
  period: (cell) => readPeriod(cell),
  amount: (cell, { decimal }) => parseAmount(cell, decimal),
  number: (cell, { decimal }) => {
    const text = parseAmount(cell, decimal)
    return text === null ? null : Number(text)
  },
  currency: (cell) => {
    const code = cell.toUpperCase()
    return CurrencyCode.safeParse(SIGNS[code] ?? code).data ?? null
  },
  yesNo: (cell) => YES_NO[plainWords(cell)] ?? null,
  account: (cell, { accountOf }) => accountOf(cell),
}

const YES_NO: Record<string, boolean> = {
  ...Object.fromEntries(
    ['si', 's', 'x', 'yes', 'y', 'true', 'verdadero', '1'].map((word) => [word, true]),
  ),
  ...Object.fromEntries(['no', 'n', 'false', 'falso', '0'].map((word) => [word, false])),
}
