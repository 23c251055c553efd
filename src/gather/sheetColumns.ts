/** Which column of a small table's file is which field: suggested by its name and by what stands in it. */
import type { SheetField } from '../kernel/sheet.ts'
import { parseAmount } from './amount.ts'
import { parseDay } from './dayText.ts'
import { plainWords } from '../kernel/plain.ts'
import type { Column } from './mapping.ts'
import { isOfRejects } from './rejectFile.ts'
import type { SheetMapping } from './sheet.ts'

/** From the surest pair on; a column is used once, and a column of the wrong content not at all. */
export function suggestFields(
  columns: readonly Column[],
  fields: readonly SheetField[],
): SheetMapping {
  return givenOut(columns, fields, likeness)
}

export function givenOut(
  columns: readonly Column[],
  fields: readonly SheetField[],
  scoreOf: (field: SheetField, column: Column) => number,
): SheetMapping {
  const pairs = fields.flatMap((field) =>
    columns
      .filter(({ name }) => !isOfRejects(name))
      .map((column) => ({
        field: field.field,
        column: column.name,
        score: scoreOf(field, column),
      })),
  )
  const mapping: SheetMapping = {}
  const used = new Set<string>()
  for (const { field, column, score } of pairs.toSorted((a, b) => b.score - a.score)) {
    if (score === 0 || mapping[field] !== undefined || used.has(column)) continue
    mapping[field] = column
    used.add(column)
  }
  return mapping
}

/** 0..1: a whole name counts more than part of a longer one, and the first name more than the last. */
export function likeness({ kind, names }: SheetField, { name, examples }: Column): number {
  const header = plainWords(name)
  const whole = names.indexOf(header)
  const within = names.filter((one) => ` ${header} `.includes(` ${one} `))
  const longest = within.reduce((most, one) => Math.max(most, one.length), 0)
  const score = whole >= 0 ? 1 - (0.1 * whole) / names.length : (0.8 * longest) / header.length
  const filled = examples.filter((text) => text.trim() !== '').slice(0, 100)
  const fits = filled.filter((text) => canBe(kind, text)).length
  return fits * 2 < filled.length ? 0 : score
}

function canBe(kind: SheetField['kind'], text: string): boolean {
  if (kind === 'amount' || kind === 'number') return parseAmount(text, ',') !== null
  if (kind === 'day') return parseDay(text, 'dmy', true) !== null || parseDay(text, 'mdy') !== null
  return true
}

/** Names told apart, so that each names one column: «Importe», «Importe (2)». */
export function namedApart(names: readonly string[]): string[] {
  const seen = new Map<string, number>()
  const taken = new Set(names)
  return names.map((name) => {
    let times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    if (times === 1) return name
    while (taken.has(`${name} (${times})`)) times += 1
    taken.add(`${name} (${times})`)
    return `${name} (${times})`
  })
}
