/**
 * Reading a file of costs: rates (`Actividad;Unidad;Tarifa;Divisa;Desde`), activities
 * (`Fecha;Código cliente;Actividad;Unidades`) or the cost of selling
 * (`Mes;Concepto;Para;Importe;Divisa`). The header says which, in Spanish or English, in any order.
 */
import { z } from 'zod'
import { parseAmount } from '../gather/amount.ts'
import { type DateOrder, orderEvidence, parseDay } from '../gather/dayText.ts'
import { plainWords } from '../kernel/plain.ts'
import { cellsOf, delimiterOf, markOf, plain } from '../gather/rateTable.ts'
import { CostActivity, CostRate, SalesCost } from './cost.ts'

/** An activity as a file tells it: the client by its code or name. */
const ToldActivity = CostActivity.omit({ accountId: true }).extend({
  client: z.string().trim().min(1).max(300),
})
export type ToldActivity = z.infer<typeof ToldActivity>

export const COST_FILES = ['rates', 'activities', 'selling'] as const
export const REASONS = [
  'activity',
  'amount',
  'client',
  'concept',
  'currency',
  'day',
  'month',
  'purpose',
  'rate',
  'unit',
  'units',
] as const

export const CostReject = z.object({
  line: z.number(),
  text: z.string(),
  reason: z.enum(REASONS),
})
type Reject = z.infer<typeof CostReject>

type Rows<T> = { rows: (T & { line: number })[]; rejected: Reject[] }
export type CostFile =
  | ({ kind: 'rates' } & Rows<CostRate>)
  | ({ kind: 'activities' } & Rows<ToldActivity>)
  | ({ kind: 'selling' } & Rows<SalesCost>)

const COLUMNS = {
  activity: ['actividad', 'activity'],
  units: ['unidades', 'units', 'cantidad', 'quantity'],
  unit: ['unidad', 'unit'],
  rate: ['tarifa', 'rate', 'precio', 'price', 'coste', 'cost'],
  since: ['desde', 'from', 'since', 'valid from'],
  day: ['fecha', 'dia', 'date', 'day'],
  client: ['codigo cliente', 'codigo de cliente', 'cliente', 'cuenta', 'codigo'].concat([
    'client code',
    'customer code',
    'client',
    'customer',
    'account',
    'code',
  ]),
  month: ['mes', 'month'],
  concept: ['concepto', 'concept', 'item'],
  purpose: ['para', 'for', 'purpose', 'finalidad'],
  amount: ['importe', 'amount'],
  currency: ['divisa', 'moneda', 'currency'],
} as const
type Column = keyof typeof COLUMNS

const PURPOSE_WORDS: Record<string, SalesCost['purpose']> = {
  captar: 'win',
  captacion: 'win',
  win: 'win',
  winning: 'win',
  mantener: 'keep',
  mantenimiento: 'keep',
  keep: 'keep',
  keeping: 'keep',
}

/** Null where the header names none of the three. Money without a currency is `home`. */
export function readCostFile(text: string, { home }: { home: string }): CostFile | null {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const delimiter = delimiterOf(lines)
  const [header, ...body] = lines
    .map((line, at) => ({ line: at + 1, text: line, cells: cellsOf(line, delimiter) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  if (!header) return null
  const places = placesOf(header.cells)
  const has = (...columns: Column[]) => columns.every((column) => places.has(column))
  const cell = (row: Line, column: Column) => row.cells[places.get(column) ?? -1] ?? ''
  const column = (name: Column) => body.map((row) => cell(row, name))
  const money = (row: Line) => cell(row, 'currency').toUpperCase() || home

  if (has('activity', 'rate', 'since')) {
    const mark = markOf(column('rate'))
    const order = orderOf(column('since'))
    const read = (row: Line) => ({
      activity: cell(row, 'activity'),
      unit: cell(row, 'unit'),
      rate: plain(cell(row, 'rate'), mark),
      currency: money(row),
      day: parseDay(cell(row, 'since'), order),
    })
    return { kind: 'rates', ...checked(CostRate, body, read) }
  }
  if (has('activity', 'client', 'day')) {
    const mark = markOf(column('units'))
    const order = orderOf(column('day'))
    const read = (row: Line) => ({
      activity: cell(row, 'activity'),
      client: cell(row, 'client'),
      day: parseDay(cell(row, 'day'), order),
      units: has('units') ? parseAmount(cell(row, 'units'), mark) : '1',
    })
    return { kind: 'activities', ...checked(ToldActivity, body, read) }
  }
  if (has('month', 'concept', 'purpose', 'amount')) {
    const mark = markOf(column('amount'))
    const order = orderOf(column('month'))
    const read = (row: Line) => ({
      month: monthOf(cell(row, 'month'), order),
      concept: cell(row, 'concept'),
      purpose: PURPOSE_WORDS[plainWords(cell(row, 'purpose'))],
      amount: parseAmount(cell(row, 'amount'), mark),
      currency: money(row),
    })
    return { kind: 'selling', ...checked(SalesCost, body, read) }
  }
  return null
}

type Line = { line: number; text: string; cells: string[] }

function placesOf(header: string[]): Map<Column, number> {
  const names = header.map(plainWords)
  const places = new Map<Column, number>()
  for (const [column, words] of Object.entries(COLUMNS)) {
    const place = names.findIndex((name) => (words as readonly string[]).includes(name))
    if (place >= 0) places.set(column as Column, place)
  }
  return places
}

/** Day before month, unless some day of the column can only be read the other way. */
function orderOf(cells: string[]): DateOrder {
  return cells.some((cell) => orderEvidence(cell) === 'mdy') ? 'mdy' : 'dmy'
}

/** `2026-03`, `03/2026`, or any day of the month. */
function monthOf(cell: string, order: DateOrder): string | null {
  const written = /^(\d{4})[-/.](\d{1,2})$/.exec(cell)
  const turned = /^(\d{1,2})[-/.](\d{4})$/.exec(cell)
  const [year, month] = written
    ? [written[1]!, written[2]!]
    : turned
      ? [turned[2]!, turned[1]!]
      : [null, null]
  return year ? `${year}-${month!.padStart(2, '0')}` : parseDay(cell, order)
}

function checked<T extends z.ZodType>(shape: T, body: Line[], read: (row: Line) => unknown) {
  const rows: (z.output<T> & { line: number })[] = []
  const rejected: Reject[] = []
  for (const row of body) {
    const found = shape.safeParse(read(row))
    if (found.success) {
      rows.push({ ...(found.data as object), line: row.line } as z.output<T> & { line: number })
      continue
    }
    const [issue] = found.error.issues
    const reason = REASONS.find((one) => one === issue?.path[0]) ?? 'activity'
    rejected.push({ line: row.line, text: row.text, reason })
  }
  return { rows, rejected }
}
