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
export const INK = '#16201f'
export const DIM = '#566664'
export const LINE = '#d5dddb'
export const SOFT = '#eef2f1'
export const SERIES = ['#0f766e', '#8cc3bc', '#1f5f99', '#b07a2a'] as const
export const seriesColour = (at: number) => SERIES[at % SERIES.length]!
