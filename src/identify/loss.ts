/**
 * What if we lose them: what goes with one or several accounts, and how long it takes to win as much
 * anew. models.md §13; docs/methods/dependency.md works an example.
 */
import { z } from 'zod'
import { GroupName } from '../accounts/account.ts'
import { addDays, addMonths, type Day, spanStart } from '../kernel/day.ts'
import { several } from '../kernel/list.ts'
import { concentrationOf } from './concentration.ts'
import { HANGS_BY, type KeptName, type NewClients } from './dependency.ts'
import type { Sliced } from './mix.ts'
import { Concentration } from './picture.ts'

/** A larger group is cut at its largest accounts. */
export const PICKED_AT_MOST = 2_000

/** Who is lost: accounts, and all of some groups. */
export const Picked = {
  account: several(z.guid()),
  group: several(GroupName),
}

export const Hit = z.object({
  name: z.string(),
  id: z.guid().nullable(),
  /** Before and what goes of it. */
  sales: z.number(),
  lost: z.number(),
  /** `lost` of `sales`, at most 1; null where there were no sales. */
  share: z.number().nullable(),
})
export type Hit = z.infer<typeof Hit>

export const LossTold = z.object({
  accounts: z.array(
    z.object({
      accountId: z.guid(),
      name: z.string(),
      groupName: z.string().nullable(),
      sales: z.number(),
    }),
  ),
  sales: z.object({ before: z.number(), lost: z.number() }),
  /** Of the lines whose cost is known; null where there are none. */
  margin: z.object({ before: z.number(), lost: z.number() }).nullable(),
  /** By every dimension: who and what is hit, the most money first, and concentration before and after. */
  hits: z.array(
    z.object({
      by: z.enum(HANGS_BY),
      before: Concentration,
      after: Concentration,
      names: z.array(Hit),
    }),
  ),
  /** Null where no client was won, or the ledger is too short to know. */
  monthsToReplace: z.number().nullable(),
  newClients: z
    .object({
      clients: z.number(),
      months: z.number(),
      sales: z.number(),
      perMonth: z.number(),
      from: z.string(),
      to: z.string(),
    })
    .nullable(),
})
export type LossTold = z.infer<typeof LossTold>

/** A new client's worth is what it buys in its first so many months. */
const FIRST_MONTHS = 12
/** Fewer whole months of new clients say nothing. */
const COHORT_MONTHS_AT_LEAST = 3

/**
 * When clients count as new: their first purchase lies in the 12 months that ended a year before the
 * day, so that each one's first 12 months are over; and a year after the ledger begins, since before
 * that nobody knows who is new. Null where fewer than 3 whole months are left.
 */
export function newClientSpan(
  asOf: Day,
  ledgerFrom: Day,
): { from: Day; to: Day; months: number } | null {
  const to = addDays(spanStart(asOf, FIRST_MONTHS), -1)
  for (let months = FIRST_MONTHS; months >= COHORT_MONTHS_AT_LEAST; months -= 1) {
    const from = spanStart(to, months)
    if (addMonths(ledgerFrom, FIRST_MONTHS) <= from) return { from, to, months }
  }
  return null
}

/** Yearly sales won per month of winning clients; 0 where none were won. */
export function wonPerMonth({ sales, months }: Pick<NewClients, 'sales' | 'months'>): number {
  return months > 0 ? Math.max(0, sales) / months : 0
}

/**
 * Months until new clients buy as much in a year as was lost: `lost` sales of 12 months / yearly sales
 * won per month. 0 where nothing is lost; null where nothing is won.
 */
export function monthsToReplace(lost: number, perMonth: number): number | null {
  if (lost <= 0) return 0
  return perMonth > 0 ? lost / perMonth : null
}

export const NAMES_HIT = 12

/** What is hit in a dimension of the lines, from all its names before and what each loses. */
export function hitsOf(
  by: Sliced,
  names: readonly Pick<KeptName, 'name' | 'sales'>[],
  lost: ReadonlyMap<string, number>,
): LossTold['hits'][number] {
  const all = names.map(({ name, sales }) =>
    hitOf({ name, id: null, sales, lost: lost.get(name) ?? 0 }),
  )
  const said = all.filter(({ name }) => name !== '')
  return {
    by,
    before: concentrationOf(Float64Array.from(said, ({ sales }) => sales)),
    after: concentrationOf(Float64Array.from(said, left)),
    names: all
      .filter((one) => one.lost !== 0)
      .toSorted((a, b) => b.lost - a.lost || (a.name < b.name ? -1 : 1))
      .slice(0, NAMES_HIT),
  }
}

export function hitOf(one: Omit<Hit, 'share'>): Hit {
  const { sales, lost } = one
  return { ...one, share: sales > 0 ? Math.min(1, Math.max(0, lost / sales)) : null }
}

/** Sums of doubles leave crumbs, which are no client. */
function left({ sales, lost }: Hit): number {
  const rest = sales - lost
  return Math.abs(rest) < 0.005 ? 0 : rest
}
