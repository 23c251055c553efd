/** What a column leaves open in a sample is decided on all of its cells; what they leave open too is asked. */
import { z } from 'zod'
import type { Duck } from '../platform/duck.ts'
import { currencyBeside, currencyInHeader } from './amount.ts'
import { dayFormat } from './dayText.ts'
import type { Field } from './field.ts'
import type { OpenedFile } from './opened.store.ts'
import { columnAt, type Manner } from './ledgerSql.store.ts'
import type { Mapping } from './mapping.ts'
import {
  countMarks,
  countOrders,
  decideDecimal,
  decideOrder,
  type Question,
  thousandsMark,
} from './reading.ts'
import { scanSql } from './source.store.ts'

const NUMBERS: Field[] = ['amount', 'cost', 'margin', 'quantity']
/** So many telling cells, and the rest of the column need not be looked at. */
const TELLING_CELLS = 3
const EXAMPLES_SHOWN = 3

export async function decideManner(
  duck: Duck,
  file: OpenedFile,
  mapping: Mapping,
): Promise<{ manner: Manner; questions: Question[] }> {
  const questions: Question[] = []
  const ask = (about: Question['about'], column: string, tells: (text: string) => boolean) =>
    questions.push({
      about,
      column,
      examples: [...new Set(examplesOf(file, column).filter(tells))].slice(0, EXAMPLES_SHOWN),
    })

  const numbers = NUMBERS.map((field) => mapping[field]).filter(
    (name) => name !== undefined && isText(file, name),
  ) as string[]
  const texts = numbers.flatMap((name) => examplesOf(file, name))
  let decimal = decideDecimal(countMarks(texts))
  if (file.confirmed.decimal) decimal = { is: file.reading.decimal, sure: true }
  if (!decimal.sure)
    decimal = decideDecimal(
      await wholeColumns(duck, file, numbers, countMarks, (c) => c.comma + c.point + c.plain),
    )
  const three = (text: string) =>
    countMarks([text]).threeAfterComma + countMarks([text]).threeAfterPoint > 0
  if (!decimal.sure)
    ask('decimal', numbers.find((name) => examplesOf(file, name).some(three)) ?? numbers[0]!, three)

  const day = mapping.day!
  let order = decideOrder(countOrders(examplesOf(file, day)))
  if (file.confirmed.dateOrder) order = { is: file.reading.dateOrder, sure: true }
  if (!order.sure)
    order = decideOrder(
      await wholeColumns(duck, file, [day], countOrders, (c) => c.dmy + c.mdy + c.ymd),
    )
  if (!order.sure) ask('dateOrder', day, (text) => countOrders([text]).either > 0)

  const amounts = examplesOf(file, mapping.amount!)
  const isBeside = amounts.some((text) => currencyBeside(text) !== null)
  const mark = thousandsMark(texts, decimal.is)
  return {
    manner: {
      decimal: decimal.is,
      grouped: mark === '.' || mark === ',',
      dateOrder: order.is,
      dayFormat: dayFormat(examplesOf(file, day), order.is),
      currencyBeside: mapping.currency === undefined && isBeside,
      currency: mapping.currency === undefined ? currencyInHeader(mapping.amount!) : null,
    },
    questions,
  }
}

/** The distinct cells of the columns, counted until enough of them tell. */
async function wholeColumns<C extends Record<string, number>>(
  duck: Duck,
  file: OpenedFile,
  names: string[],
  count: (texts: string[]) => C,
  telling: (counts: C) => number,
): Promise<C> {
  let total = count([])
  for (const name of names) {
    const cells = `select distinct ${columnAt(file, name)} as cell from (${scanSql(file.source)}) where ${columnAt(file, name)} is not null`
    for await (const rows of duck.stream(z.object({ cell: z.string() }), cells)) {
      const more = count(rows.map(({ cell }) => cell))
      total = Object.fromEntries(
        Object.entries(more).map(([key, n]) => [key, n + total[key]!]),
      ) as C
      if (telling(total) >= TELLING_CELLS) return total
    }
  }
  return total
}

function examplesOf({ columns }: OpenedFile, name: string): string[] {
  return columns.find((column) => column.name === name)?.examples ?? []
}

function isText({ source }: OpenedFile, name: string): boolean {
  return source.typed[source.columns.indexOf(name)] === 'text'
}
