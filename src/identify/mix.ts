/** What sales are about: sums by country, zone, division, family, salesperson and currency. */

export const LABELLED = ['country', 'zone', 'division', 'family', 'salesperson'] as const
export type Labelled = (typeof LABELLED)[number]

/** The dimensions that the lines themselves say. */
export const SLICED = [...LABELLED, 'currency'] as const
export type Sliced = (typeof SLICED)[number]

/** Sums of one account by the label's number, which is one label of one kind, and by currency. */
export type Mix = { labels: Map<number, number>; currencies: Map<string, number> }

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
  for (const [id, sales] of labels) {
    const { dimension, name } = labelOf(id, known)
    if (name === '' || sales <= (most[dimension] ?? -Infinity)) continue
    most[dimension] = sales
    mains[dimension] = name
  }
  return mains as Record<Labelled, string | null>
}
