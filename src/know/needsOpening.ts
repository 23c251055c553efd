/** What matters most of a client's needs and SWOT, for the first sentence of its tab. */
import type { Day } from '../kernel/day.ts'
import { type Crossing, endingOf } from './crossing.ts'
import { isStale } from './evidence.ts'
import { lacksOffer, type Need } from './need.ts'
import { isForgotten, type Signal } from './signal.ts'
import { isInner, type SwotItem } from './swot.ts'

type Known = {
  needs: readonly Need[]
  signals: readonly Signal[]
  items: readonly SwotItem[]
  /** Those that move most first, as the server tells them. */
  crossings: readonly Crossing[]
}

export type Opening =
  | { says: 'undecided'; count: number; inner: string; outer: string }
  | { says: 'noOffer'; title: string }
  | { says: 'forgotten'; count: number; title: string }
  | { says: 'stale'; count: number; title: string }
  | { says: 'nothing' }
  | { says: 'noNeeds' }
  | { says: 'noSwot'; title: string }
  | { says: 'uncrossed'; count: number }
  | { says: 'settled'; count: number; title: string }

export function openingOf({ needs, signals, items, crossings }: Known, today: Day): Opening {
  const titles = new Map(items.map(({ itemId, title }) => [itemId, title]))
  const undecided = crossings.filter((one) => endingOf(one) === null)
  const [first] = undecided
  if (first) {
    const [inner, outer] = [titles.get(first.innerId) ?? '', titles.get(first.outerId) ?? '']
    return { says: 'undecided', count: undecided.length, inner, outer }
  }
  const open = needs.filter(({ state }) => state === 'open')
  const lacking = open.find(lacksOffer)
  if (lacking) return { says: 'noOffer', title: lacking.title }
  const forgotten = signals.filter((signal) => isForgotten(signal, today))
  if (forgotten[0]) {
    return { says: 'forgotten', count: forgotten.length, title: forgotten[0].noticed }
  }
  const stale = [
    ...open.filter((need) => isStale('need', need, today)),
    ...items.filter((item) => isStale(item.subject, item, today)),
  ]
  if (stale[0]) return { says: 'stale', count: stale.length, title: stale[0].title }
  return calmOf({ open, items, crossings })
}

type Calm = { open: readonly Need[]; items: Known['items']; crossings: Known['crossings'] }

function calmOf({ open, items, crossings }: Calm): Opening {
  const [need] = open
  const inside = items.filter(({ kind }) => isInner(kind)).length
  const crosses = inside > 0 && inside < items.length
  if (crosses && crossings.length === 0) return { says: 'uncrossed', count: items.length }
  if (!need) return items.length === 0 ? { says: 'nothing' } : { says: 'noNeeds' }
  if (items.length === 0) return { says: 'noSwot', title: need.title }
  return { says: 'settled', count: open.length, title: need.title }
}
