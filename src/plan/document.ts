/**
 * A document as data: sections of texts, tables and charts. What it says is decided here; those who print it, as pages,
 * slides or a workbook, decide only how it looks. docs/decisions/0022-documents.md
 */
import { z } from 'zod'
import type { Plan } from './plan.ts'

// words: plan:document.format.*
export const DOCUMENT_FORMATS = ['pdf', 'pptx', 'xlsx'] as const
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number]
// words: plan:document.view.*
export const VIEWS = ['ours', 'shared'] as const
export type View = (typeof VIEWS)[number]

export const DocumentAsked = z.object({
  format: z.enum(DOCUMENT_FORMATS),
  /** What a client may see, unless said otherwise. */
  view: z.enum(VIEWS).default('shared'),
  language: z.enum(['es', 'en']).default('es'),
})

export type Cell = string | number | null
/** `wide` is its part of the width beside the others'. */
export type Column = { name: string; kind: 'text' | 'number' | 'share' | 'day'; wide: number }
export type Fact = { name: string; value: string }

export type Table = {
  as: 'table'
  name: string
  columns: readonly Column[]
  rows: readonly (readonly Cell[])[]
}
export type Bars = {
  as: 'bars'
  title: string
  kind: 'number' | 'share'
  categories: readonly string[]
  /** Stacked where there are several. */
  series: readonly { name: string; values: readonly number[] }[]
}
export type Block =
  | { as: 'text'; text: string }
  | { as: 'facts'; facts: readonly Fact[] }
  | Table
  | Bars

export type Section = { title: string; blocks: readonly Block[] }

export type PlanDocument = {
  language: 'es' | 'en'
  title: string
  account: string
  firm: string
  /** Whether it is ours or may be handed on, in words that stand on every page. */
  mark: string
  isOurs: boolean
  facts: readonly Fact[]
  sections: readonly Section[]
  /** What the words of a printed page are: of which day it is, and how pages are counted, with `{n}` and `{all}`. */
  madeOn: string
  page: string
  /** What a workbook calls the sheet of its facts, and their columns. */
  sheet: { title: string; name: string; value: string }
  /** Without its ending. */
  file: string
}

/** A confidential plan has nothing to show outside. */
export const whyNotPrint = ({ private: isPrivate }: Pick<Plan, 'private'>, view: View) =>
  isPrivate && view === 'shared' ? ({ code: 'plan/private-not-shown', status: 409 } as const) : null
