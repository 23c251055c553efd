/** What sales are about: sums by country, zone, division, family, salesperson and currency. */

export const LABELLED = ['country', 'zone', 'division', 'family', 'salesperson'] as const
export type Labelled = (typeof LABELLED)[number]

/** The dimensions that the lines themselves say. */
export const SLICED = [...LABELLED, 'currency'] as const
export type Sliced = (typeof SLICED)[number]

/** Sales by key, one place each: an account has few keys, so looking along them beats a map. */
export type Sums<Key> = { keys: Key[]; sales: number[] }

/** Sums of one account by the label's number, which is one label of one kind, and by currency. */
export type Mix = { labels: Sums<number>; currencies: Sums<string> }

export function emptyMix(): Mix {
  return { labels: { keys: [], sales: [] }, currencies: { keys: [], sales: [] } }
}

export function addSales<Key>({ keys, sales }: Sums<Key>, key: Key, value: number): void {
  const at = keys.indexOf(key)
  if (at !== -1) sales[at]! += value
  else {
    keys.push(key)
    sales.push(value)
  }
}

export type Label = { dimension: Sliced; name: string }
export type Labels = ReadonlyMap<number, Label>

/** Stands for "not said" of a kind, as if it were a label: -1 for a country, -2 for a zone. */
export function unsaid(kindAt: number): number {
  return -1 - kindAt
}

/** A label by its number; the name '' is "not said". */
export function labelOf(id: number, labels: Labels): Label {
  return labels.get(id) ?? { dimension: LABELLED[-1 - id] ?? LABELLED[0], name: '' }
}

/** Where an account sells most, by kind; null where its lines don't say. */
export function mainsOf({ labels }: Mix, known: Labels): Record<Labelled, string | null> {
  const mains: Record<string, string | null> = {}
  const most: Record<string, number> = {}
  for (const kind of LABELLED) mains[kind] = null
  for (const [at, id] of labels.keys.entries()) {
    const sales = labels.sales[at]!
    const { dimension, name } = labelOf(id, known)
    if (name === '' || sales <= (most[dimension] ?? -Infinity)) continue
    most[dimension] = sales
    mains[dimension] = name
  }
  return mains as Record<Labelled, string | null>
}
