/** A column of a table, and which of them a reader wants to see. */
import type { ReactNode } from 'react'
import { useChoice } from '../choices.ts'

export type Column<Row> = {
  /** Also what the server sorts by, where `sort` is set. */
  key: string
  name: string
  cell: (row: Row) => ReactNode
  /** Figures begin with the largest, words with A. */
  sort?: boolean
  /** Numbers stand under one another, at the right. */
  figure?: boolean
  /** `title`: what the row is, its link. `reason`: why it is here; it wraps and is never cut off. */
  kind?: 'title' | 'reason'
  /** Not shown until it is chosen. */
  optional?: boolean
  /** What the heading means, for those who ask. */
  help?: string
}

export type Density = 'calm' | 'dense'

/** Columns and density, remembered by the table's name. */
export function useTableChoice<Row>(table: string, columns: Column<Row>[]) {
  const [shown, setShown] = useChoice<Record<string, boolean>>(`columns:${table}`, {})
  const [density, setDensity] = useChoice<Density>('density', 'calm')
  const visibility = Object.fromEntries(
    columns.map(({ key, kind, optional = false }) => [
      key,
      kind ? true : (shown[key] ?? !optional),
    ]),
  )
  return {
    visibility,
    density,
    setDensity,
    toggle: (key: string) => setShown({ ...shown, [key]: !visibility[key] }),
  }
}
