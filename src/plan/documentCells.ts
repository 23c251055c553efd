/** What a document's cells and bars read as where they are printed. */
import { formats } from '../kernel/format.ts'
import type { Bars, Cell, Column, PlanDocument } from './document.ts'

export function cellWords(
  language: PlanDocument['language'],
  cell: Cell,
  kind: Column['kind'],
): string {
  if (cell === null || cell === '') return ''
  const format = formats({ locale: language })
  if (kind === 'day') return format.day(String(cell))
  if (kind === 'share') return format.percent(Number(cell), 0)
  return kind === 'number' ? format.number(cell) : String(cell)
}

export const barWords = (language: PlanDocument['language'], value: number, kind: Bars['kind']) =>
  cellWords(language, value, kind)

export const isRight = (kind: Column['kind']) => kind === 'number' || kind === 'share'

/** The accent of the pages, and what stands beside it; dark enough for white words. */
export const INK = '#1c2430'
export const DIM = '#5b6675'
export const LINE = '#d8dee6'
export const SOFT = '#f2f5f8'
export const SERIES = ['#1f5fa8', '#8fb4dc', '#2e8b6f', '#c9a227'] as const
export const seriesColour = (at: number) => SERIES[at % SERIES.length]!
