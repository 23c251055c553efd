/**
 * What is left to win at a client, family by family and unit by unit: what a unit could buy a year, less what it buys of
 * us. models.md §5; docs/methods/wallet.md
 */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { Evidence } from '../know/evidence.ts'

export const WhiteCellGiven = z.object({
  family: z.string().trim().min(1).max(200),
  /** A year's, from all its suppliers; exact decimal text. Blank while only the competitor is known. */
  potential: blankable(z.string().regex(/^\d{1,14}(\.\d{1,4})?$/)),
  currency: blankable(z.string().regex(/^[A-Z]{3}$/)),
  /** Who sells it there today. */
  competitor: z.string().trim().max(200).default(''),
  ...Evidence.shape,
})
export type WhiteCellGiven = z.infer<typeof WhiteCellGiven>

export const WhiteCell = WhiteCellGiven.extend({
  cellId: z.guid(),
  /** The unit. */
  accountId: z.guid(),
})
export type WhiteCell = z.infer<typeof WhiteCell>

/** Where a potential comes from: said of the cell, or the wallet's spend of the newest year. */
const ORIGINS = ['said', 'wallet', 'place'] as const

export const GridCell = z.object({
  accountId: z.guid(),
  family: z.string(),
  /** Of the last twelve whole months, in the money of the grid, as what follows. */
  sales: z.number(),
  /** Null where nobody said it, or no rate reaches its currency. */
  potential: z.number().nullable(),
  origin: z.enum(ORIGINS).nullable(),
  /** The year of the wallet that it comes from. */
  year: z.int().nullable(),
  left: z.number().nullable(),
  competitor: z.string(),
  /** What we think that it has of the client; 0 to 1. */
  competitorShare: z.number().nullable(),
  said: WhiteCell.nullable(),
})
export type GridCell = z.infer<typeof GridCell>

export const WhiteSpace = z.object({
  currency: z.string(),
  /** Of which months the sales are; null without figures. */
  from: Day.nullable(),
  to: Day.nullable(),
  families: z.array(z.string()),
  units: z.array(
    z.object({
      accountId: z.guid(),
      name: z.string(),
      /** 0 for the account itself. */
      depth: z.int(),
      /** Our competitors there, as the profile has them. */
      rivals: z.array(z.object({ name: z.string(), share: z.number().nullable() })),
    }),
  ),
  /** Units that have more to tell come first; so many others aren't told. */
  hidden: z.int(),
  /** Those of which anything is known. */
  cells: z.array(GridCell),
})
export type WhiteSpace = z.infer<typeof WhiteSpace>

/**
 * What is left of a potential, never below 0: potential − current sales, both of a year and in the same money. Null
 * where no potential is known.
 */
export function whiteSpaceOf(potential: number | null, sales: number): number | null {
  return potential === null ? null : Math.max(0, potential - Math.max(0, sales))
}

type Counted = Pick<GridCell, 'sales' | 'potential' | 'left'>

/** Of cells whose potential is known: how much could be bought, is bought of us, and is left; with how many cells are open. */
export function gridTotal(cells: readonly Counted[]) {
  const known = cells.filter(({ potential }) => potential !== null)
  const sum = (of: (cell: Counted) => number) => known.reduce((all, cell) => all + of(cell), 0)
  return {
    known: known.length,
    open: known.filter(({ left }) => left! > 0).length,
    potential: sum(({ potential }) => potential!),
    sales: sum(({ sales }) => Math.max(0, sales)),
    left: sum(({ left }) => left!),
  }
}

/** The largest open ones, the largest first. */
export function largestOpen<C extends Counted>(cells: readonly C[], most: number): C[] {
  return cells
    .filter(({ left }) => (left ?? 0) > 0)
    .toSorted((a, b) => b.left! - a.left!)
    .slice(0, most)
}

/** It says something, and money has its currency. */
export function whyNotCell(
  cell: Pick<WhiteCellGiven, 'potential' | 'currency' | 'competitor'>,
): Refusal | null {
  const { potential, currency, competitor } = cell
  if (potential === null && competitor === '')
    return { code: 'plan/cell-says-nothing', status: 422 }
  if (potential !== null && currency === null)
    return { code: 'plan/cell-lacks-currency', status: 422 }
  return null
}
