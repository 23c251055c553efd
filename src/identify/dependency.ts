/**
 * Dependency: what hangs on whom in the last 12 months, by every dimension, and which of its names hang
 * on one client. models.md §3; docs/methods/dependency.md works an example.
 */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import {
  concentratedBy,
  type Concentration,
  concentrationOf,
  type ConcentrationSettings,
} from './concentration.ts'
import { SLICED } from './mix.ts'
import { Concentration as ConcentrationShape } from './picture.ts'
import { study } from './study.ts'

/** By whom: as people keep it today, so it is added up when asked. */
export const KEEPERS = ['account', 'group', 'manager'] as const
export type Keeper = (typeof KEEPERS)[number]
export const HANGS_BY = [...KEEPERS, ...SLICED] as const
export type HangsBy = (typeof HANGS_BY)[number]

/** A name of a dimension, its sales of the last 12 months, and the client that buys most of them. */
export const KeptName = z.object({
  name: z.string(),
  sales: z.number(),
  accounts: z.number(),
  /** Null where none buys. */
  most: z.object({ accountId: z.guid(), sales: z.number() }).nullable(),
})
export type KeptName = z.infer<typeof KeptName>

/** What is sold a month by winning clients, from those whose first 12 months are over. */
export const NewClients = z.object({
  /** Their first purchase lies in these whole months. */
  from: Day,
  to: Day,
  months: z.number(),
  clients: z.number(),
  /** Of all of them, each in its own first 12 months. */
  sales: z.number(),
  largest: z.array(z.object({ accountId: z.guid(), sales: z.number() })),
})
export type NewClients = z.infer<typeof NewClients>

/** What the lines of the last 12 months say, kept after the figures. */
export const dependencyStudy = study(
  'dependency',
  z.object({
    sales: z.number(),
    /** Sales less cost of the lines whose cost is known, and the sales of those. */
    margin: z.number(),
    costedSales: z.number(),
    dimensions: z.array(z.object({ by: z.enum(SLICED), names: z.array(KeptName) })),
    /** Null where the ledger is too short to say who is new. */
    newClients: NewClients.nullable(),
  }),
)
export type KeptDependency = z.infer<(typeof dependencyStudy)['shape']>

/** So many names of a dimension are shown; the rest is one sum. */
export const NAMES_SHOWN = 40

/** From this share (0..1) of its sales on, a name hangs on its first client. */
export const HANGS_FROM = 0.5
/** A name that has less of the firm's sales is not spoken of. */
const WORTH_A_WORD = 0.03

export const HangingName = z.object({
  name: z.string(),
  /** Of an account or of a person. */
  id: z.guid().nullable(),
  sales: z.number(),
  /** Of the sum of the positive. */
  share: z.number(),
  accounts: z.number(),
  most: z.object({ accountId: z.guid(), name: z.string(), share: z.number() }).nullable(),
})
export type HangingName = z.infer<typeof HangingName>

export const DependencyDimension = z.object({
  by: z.enum(HANGS_BY),
  concentration: ConcentrationShape,
  /** Above the firm's limits, which are meant for clients: accounts and groups. */
  high: z.enum(['one', 'five']).nullable(),
  names: z.array(HangingName),
  others: z.object({ names: z.number(), sales: z.number() }),
  /** What no line says, or nobody manages. */
  unsaid: z.number(),
  /** Names worth a word that hang on one client. */
  hanging: z.number(),
})
export type DependencyDimension = z.infer<typeof DependencyDimension>

export const DependencyTold = z.object({
  sales: z.number(),
  margin: z.number().nullable(),
  dimensions: z.array(DependencyDimension),
  newClients: NewClients.extend({
    largest: z.array(z.object({ accountId: z.guid(), name: z.string(), sales: z.number() })),
  }).nullable(),
  limits: z.object({ one: z.number(), five: z.number() }),
})
export type DependencyTold = z.infer<typeof DependencyTold>

export type Sums = {
  concentration: Concentration
  /** The sum of the positive, which shares are of. */
  positive: number
  /** The largest first; all, or as many as are worth keeping. */
  names: readonly (KeptName & { id: string | null })[]
  /** Names beyond those. */
  others: { names: number; sales: number }
  unsaid: number
}

/** The sums of a dimension from all its names, the unsaid one ('') among them. */
export function sumsOf(names: readonly KeptName[]): Sums {
  const said = names
    .filter(({ name }) => name !== '')
    .toSorted((a, b) => b.sales - a.sales || (a.name < b.name ? -1 : 1))
  const rest = said.slice(NAMES_SHOWN)
  return {
    concentration: concentrationOf(Float64Array.from(said, ({ sales }) => sales)),
    positive: said.reduce((sum, { sales }) => sum + Math.max(0, sales), 0),
    names: said.slice(0, NAMES_SHOWN).map((one) => ({ ...one, id: null })),
    others: { names: rest.length, sales: rest.reduce((sum, { sales }) => sum + sales, 0) },
    unsaid: names.find(({ name }) => name === '')?.sales ?? 0,
  }
}

/** The same as concentrationOf, from what a database adds up: of the positive values, how many, their sum, the sum of their squares, and the ten largest. */
export function concentrationFrom({
  keys,
  positive,
  squares,
  largest,
}: {
  keys: number
  positive: number
  squares: number
  largest: readonly number[]
}): Concentration {
  const hhi = positive > 0 ? (10_000 * squares) / positive ** 2 : 0
  const top = (count: number) =>
    positive > 0
      ? Math.min(
          1,
          largest.slice(0, count).reduce((sum, one) => sum + Math.max(0, one), 0) / positive,
        )
      : 0
  return {
    keys,
    hhi,
    effective: hhi > 0 ? 10_000 / hhi : 0,
    top1Share: top(1),
    top5Share: top(5),
    top10Share: top(10),
  }
}

export function dimensionOf(
  by: HangsBy,
  { concentration, positive, names, others, unsaid }: Sums,
  { settings, nameOf }: { settings: ConcentrationSettings; nameOf: (accountId: string) => string },
): DependencyDimension {
  const isClients = by === 'account' || by === 'group'
  const told = names.map(({ most, ...one }) => ({
    ...one,
    share: positive > 0 ? one.sales / positive : 0,
    most:
      !isClients && most && one.sales > 0
        ? {
            accountId: most.accountId,
            name: nameOf(most.accountId),
            share: Math.min(1, most.sales / one.sales),
          }
        : null,
  }))
  return {
    by,
    concentration,
    high: isClients && concentration.keys > 1 ? concentratedBy(concentration, settings) : null,
    names: told,
    others,
    unsaid,
    hanging: told.filter(hangsOnOne).length,
  }
}

/** It is worth a word, several clients buy there, and one of them makes half of it. */
export function hangsOnOne({ share, most, accounts }: HangingName): boolean {
  return share >= WORTH_A_WORD && accounts > 1 && (most?.share ?? 0) >= HANGS_FROM
}

export type Hanging = { by: HangsBy; one: HangingName }

/**
 * Of all names that hang on one client, the one that this says most of: where the client makes more than it
 * makes of the firm as a whole, in money. Groups, accounts and currencies are spoken of elsewhere.
 */
export function mostHanging({
  dimensions,
  sales,
}: Pick<DependencyTold, 'dimensions' | 'sales'>): Hanging | undefined {
  const surprise = ({ one }: Hanging) => {
    const mine = (one.most?.share ?? 0) * one.sales
    return mine - (mine / sales) * one.sales
  }
  return dimensions
    .filter(({ by }) => by !== 'account' && by !== 'group' && by !== 'currency')
    .flatMap(({ by, names }) => names.filter(hangsOnOne).map((one): Hanging => ({ by, one })))
    .filter(({ one }) => one.share < 1 && one.sales < sales)
    .toSorted((a, b) => surprise(b) - surprise(a))[0]
}

/** Whether anyone bought more in the last 12 months than came back: else nothing can hang on anyone. */
export function hasSold({ dimensions }: Pick<DependencyTold, 'dimensions'>): boolean {
  return (dimensions.find(({ by }) => by === 'group')?.names[0]?.sales ?? 0) > 0
}
