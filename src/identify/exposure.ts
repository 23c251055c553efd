/**
 * Exposure: what a shock to a currency, to prices in a country or to a sector does to a year's sales and
 * margin. Linear in sums, so the page reckons at once what the server has added up.
 * docs/methods/exposure.md works an example.
 */
import { z } from 'zod'
import { study } from './study.ts'

/** Sums of the last 12 months in one currency and country, in the home currency; the country '' is not said. */
export const Cell = z.object({
  currency: z.string(),
  country: z.string(),
  sales: z.number(),
  /** Sales of the lines whose cost is known, and that cost. */
  costed: z.number(),
  cost: z.number(),
})
export type Cell = z.infer<typeof Cell>

export const Exposure = z.object({
  cells: z.array(Cell),
  /** The same of the accounts with a tag: sectors and whatever else a firm marks. */
  tags: z.array(z.object({ tag: z.string(), accounts: z.number(), cells: z.array(Cell) })),
  /** The largest of each currency, country and tag, and of all. */
  accounts: z.array(
    z.object({ accountId: z.guid(), tags: z.array(z.string()), cells: z.array(Cell) }),
  ),
})
export type Exposure = z.infer<typeof Exposure>
export const exposureStudy = study('exposure', Exposure)

export const ExposureTold = Exposure.extend({
  accounts: z.array(Exposure.shape.accounts.element.extend({ name: z.string() })),
})
export type ExposureTold = z.infer<typeof ExposureTold>

/** Everywhere, as a name of a country. */
export const EVERYWHERE = '*'

/**
 * `currency`: the foreign currency gains so much against the home currency; -0.1 is 10 % less.
 * `prices`: prices in a country rise so much in a year while ours stay: what we sell is worth less.
 * `demand`: accounts with a tag buy so much more or less, in volume.
 */
export const SHOCKS = ['currency', 'prices', 'demand'] as const
export type Shock = { kind: (typeof SHOCKS)[number]; name: string; change: number }

export type Shocked = {
  sales: number
  /** In the home currency after the shock, before prices. */
  salesAfter: number
  /** The same in the purchasing power of before. */
  realAfter: number
  margin: number
  marginAfter: number
  marginRealAfter: number
}

type Given = {
  cells: readonly Cell[]
  tags: readonly { tag: string; cells: readonly Cell[] }[]
}

/**
 * Sum over currency and country of S x (1 + change of the currency) x (1 + sum of its tags' changes), and
 * for what it is worth afterwards / (1 + rise of prices). Costs move with volume; with the currency only as
 * far as `costsFollow` (0: they are paid at home, 1: in the currency of the sale). An account with two
 * shocked tags gets the sum of both changes.
 */
export function shocked(
  { cells, tags }: Given,
  shocks: readonly Shock[],
  costsFollow = 0,
): Shocked {
  const sum = {
    sales: 0,
    salesAfter: 0,
    realAfter: 0,
    margin: 0,
    marginAfter: 0,
    marginRealAfter: 0,
  }
  const of = (kind: Shock['kind'], name: string) =>
    shocks.reduce(
      (all, shock) =>
        shock.kind === kind &&
        (shock.name === name || (kind === 'prices' && shock.name === EVERYWHERE))
          ? all * (1 + shock.change)
          : all,
      1,
    )
  const put = ({ currency, country, sales, costed, cost }: Cell, volume: number) => {
    const rate = of('currency', currency)
    const prices = of('prices', country)
    const margin = (costed * rate - cost * (1 + costsFollow * (rate - 1))) * volume
    sum.salesAfter += sales * rate * volume
    sum.realAfter += (sales * rate * volume) / prices
    sum.marginAfter += margin
    sum.marginRealAfter += margin / prices
  }
  for (const cell of cells) {
    sum.sales += cell.sales
    sum.margin += cell.costed - cell.cost
    put(cell, 1)
  }
  for (const { tag, cells: tagged } of tags) {
    const change = of('demand', tag) - 1
    if (change !== 0) for (const cell of tagged) put(cell, change)
  }
  return sum
}

/** The same of one account. */
export function shockedAccount(
  { cells, tags }: Exposure['accounts'][number],
  shocks: readonly Shock[],
  costsFollow = 0,
): Shocked {
  return shocked({ cells, tags: tags.map((tag) => ({ tag, cells })) }, shocks, costsFollow)
}

/** In an address: `currency:USD:-10`, in percent. Null for what is no shock. */
export function shockFrom(text: string): Shock | null {
  const [, kind, name, percent] = /^(\w+):(.+):(-?\d+(?:\.\d+)?)$/.exec(text) ?? []
  const known = SHOCKS.find((one) => one === kind)
  if (!known || !name || Math.abs(Number(percent)) > 90) return null
  return { kind: known, name, change: Number(percent) / 100 }
}

export function shockText({ kind, name, change }: Shock): string {
  return `${kind}:${name}:${Math.round(change * 1000) / 10}`
}

/** What the page opens with: the largest foreign currency 10 % down and prices up by 8 % everywhere. */
export function firstShocks({ cells }: Pick<Exposure, 'cells'>, home: string): Shock[] {
  const sums = new Map<string, number>()
  for (const { currency, sales } of cells) sums.set(currency, (sums.get(currency) ?? 0) + sales)
  const [foreign] = [...sums]
    .filter(([currency, sales]) => currency !== home && sales > 0)
    .toSorted((a, b) => b[1] - a[1])
  return [
    ...(foreign ? [{ kind: 'currency' as const, name: foreign[0], change: -0.1 }] : []),
    { kind: 'prices', name: EVERYWHERE, change: 0.08 },
  ]
}
