/** Small pieces that documents are put together from. */
import type { Block, Cell, Column, Section, Table } from './document.ts'

/** A section, where there is something in it. */
export const whole = (title: string, blocks: readonly Block[]): Section[] =>
  blocks.length === 0 ? [] : [{ title, blocks }]

export const text = (name: string, wide: number): Column => ({ name, kind: 'text', wide })
export const day = (name: string): Column => ({ name, kind: 'day', wide: 1.2 })
export const number = (name: string): Column => ({ name, kind: 'number', wide: 1.2 })
export const share = (name: string): Column => ({ name, kind: 'share', wide: 0.9 })

/** A table with the columns that have something to say; none where there are no rows. */
export function table(
  name: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): Table[] {
  if (rows.length === 0) return []
  const kept = columns.map((_, at) => rows.some((row) => (row[at] ?? '') !== ''))
  const pick = <T>(all: readonly T[]) => all.filter((_, at) => kept[at])
  return [{ as: 'table', name, columns: pick(columns), rows: rows.map(pick) }]
}
