/**
 * A coming negotiation prepared: what each side has without an agreement, how far it goes, whether a zone of agreement
 * is between them, what can be traded, and offers that are worth the same to us. models.md §14; docs/methods/negotiation.md
 */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'

/** Exact decimal text; below 0 too. */
const decimal = blankable(z.string().regex(/^-?\d{1,14}(\.\d{1,4})?$/))
const worth = z.coerce.number<number | string>().min(0).max(1e12)
const words = (most: number) => z.string().trim().max(most).default('')

/** Something that one side can give the other beside the number under negotiation. */
export const Tradable = z.object({
  tradableId: z.guid(),
  name: z.string().trim().min(1).max(200),
  giver: z.enum(['us', 'them']),
  /** What it costs a year whoever gives it, and is worth to whoever gets it, in the currency of the sheet. */
  cost: worth,
  value: worth,
})
export type Tradable = z.infer<typeof Tradable>

export const Offer = z.object({
  name: z.string().trim().min(1).max(200),
  /** The number under negotiation. */
  at: z.coerce.number<number | string>(),
  /** Those that go with it. */
  tradableIds: z.array(z.guid()).max(20).default([]),
})
export type Offer = z.infer<typeof Offer>

export const NegotiationGiven = z.object({
  subject: z.string().trim().min(1).max(300),
  heldOn: Day,
  isPrivate: z.boolean().default(true),
  /** What the number is: a price by the ton, days of payment. */
  measure: z.string().trim().min(1).max(100),
  /** Whether more of it is better for us, or less. */
  better: z.enum(['more', 'less']).default('more'),
  /** What one unit of the number is worth to us a year: the tons, at a price by the ton. */
  unitWorth: z.string().regex(/^\d{1,14}(\.\d{1,4})?$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
  ourAlternative: words(1000),
  theirAlternative: words(1000),
  /** How far each side goes at most, and what it aims at. */
  ourReservation: decimal,
  ourTarget: decimal,
  theirReservation: decimal,
  theirTarget: decimal,
  /** From what we know theirs. */
  evidence: words(1000),
  ourInterests: words(2000),
  theirInterests: words(2000),
  tradables: z.array(Tradable).max(20).default([]),
  offers: z.array(Offer).max(6).default([]),
})
export type NegotiationGiven = z.infer<typeof NegotiationGiven>

export const NEGOTIATION_STATES = ['open', 'agreed', 'broken'] as const

export const NegotiationEnd = z.object({
  state: z.enum(NEGOTIATION_STATES).exclude(['open']),
  /** The number that was agreed. */
  agreedAt: decimal,
  outcome: words(2000),
})
export type NegotiationEnd = z.infer<typeof NegotiationEnd>

export const Negotiation = NegotiationGiven.extend({
  negotiationId: z.guid(),
  accountId: z.guid(),
  state: z.enum(NEGOTIATION_STATES),
  agreedAt: z.string().nullable(),
  outcome: z.string(),
  endedOn: Day.nullable(),
})
export type Negotiation = z.infer<typeof Negotiation>

type Better = NegotiationGiven['better']
type Limits = { better: Better; ours: number | null; theirs: number | null }

/**
 * The zone of agreement: all numbers that both sides prefer to none, between the two reservations (Raiffa 1982; Fisher,
 * Ury & Patton 1991). Where more is better for us it exists while ours is at most theirs, else the other way round.
 *
 * @param limits reservations in the unit of the number; null where one isn't known
 * @returns whether it exists, its width (below 0 what lacks between them) and its ends in rising order; null where a
 *   reservation isn't known
 */
export function zoneOfAgreement({ better, ours, theirs }: Limits) {
  if (ours === null || theirs === null) return null
  const width = better === 'more' ? theirs - ours : ours - theirs
  return { exists: width >= 0, width, from: Math.min(ours, theirs), to: Math.max(ours, theirs) }
}

/**
 * How much more a thing is worth to whoever gets it than it costs whoever gives it: value / cost. Infinity where it
 * costs nothing; 0 where it is worth nothing.
 */
export function leverage({ cost, value }: Pick<Tradable, 'cost' | 'value'>): number {
  if (value <= 0) return 0
  return cost <= 0 ? Infinity : value / cost
}

/** What costs its giver little and is worth much to the other side comes first; then what gains more. */
export function byLeverage(a: Tradable, b: Tradable): number {
  const [x, y] = [leverage(a), leverage(b)]
  return (
    (x === y ? 0 : y - x) || b.value - b.cost - (a.value - a.cost) || a.name.localeCompare(b.name)
  )
}

type Sheet = Pick<NegotiationGiven, 'better' | 'unitWorth' | 'tradables'>

/**
 * What an offer is worth a year to each side, against a number of 0 and nothing traded: the number times what one unit
 * is worth, less what a side gives, plus what it gets. What the number gives one side it takes from the other.
 */
export function worthOfOffer({ better, unitWorth, tradables }: Sheet, offer: Omit<Offer, 'name'>) {
  const number = offer.at * Number(unitWorth) * (better === 'more' ? 1 : -1)
  const traded = tradables.filter(({ tradableId }) => offer.tradableIds.includes(tradableId))
  const sum = (giver: Tradable['giver'], of: 'cost' | 'value') =>
    traded.reduce((all, one) => all + (one.giver === giver ? one[of] : 0), 0)
  return {
    us: number - sum('us', 'cost') + sum('them', 'value'),
    them: -number + sum('us', 'value') - sum('them', 'cost'),
  }
}

/** The number at which an offer with these tradables is worth `us` to us: so that several offers are the same to us. */
export function numberWorth(sheet: Sheet, tradableIds: readonly string[], us: number): number {
  const bare = worthOfOffer(sheet, { at: 0, tradableIds: [...tradableIds] }).us
  return ((us - bare) / Number(sheet.unitWorth)) * (sheet.better === 'more' ? 1 : -1)
}

/** Of offers that are worth the same to us within a hundredth of the zone or number, how they differ from the first. */
export function offersCompared(sheet: Sheet, offers: readonly Offer[]) {
  const worths = offers.map((offer) => ({ offer, ...worthOfOffer(sheet, offer) }))
  const first = worths[0]
  return worths.map((one) => ({
    ...one,
    /** More than the first is to each. */
    usMore: one.us - first!.us,
    themMore: one.them - first!.them,
    isEquivalent: Math.abs(one.us - first!.us) <= SAME * Math.max(1, Math.abs(first!.us)),
  }))
}

/** Two offers whose worth differs by less than this part are the same to us. */
const SAME = 0.005

type Numbers = Pick<
  NegotiationGiven,
  'better' | 'ourReservation' | 'ourTarget' | 'theirReservation' | 'theirTarget'
>

/** A side aims at no worse than it would still accept. */
export function whyNotNegotiation(
  given: Numbers & Pick<NegotiationGiven, 'unitWorth'>,
): Refusal | null {
  const { better, ourReservation, ourTarget, theirReservation, theirTarget, unitWorth } = given
  if (Number(unitWorth) === 0) return { code: 'plan/negotiation-lacks-worth', status: 422 }
  const sign = better === 'more' ? 1 : -1
  const aimsLow = (target: string | null, limit: string | null, way: number) =>
    target !== null && limit !== null && way * (Number(target) - Number(limit)) < 0
  if (aimsLow(ourTarget, ourReservation, sign)) {
    return { code: 'plan/negotiation-our-target', status: 422 }
  }
  if (aimsLow(theirTarget, theirReservation, -sign)) {
    return { code: 'plan/negotiation-their-target', status: 422 }
  }
  return null
}

/** What has ended is changed once it is open again. */
export function whyNotChangeNegotiation({ state }: Pick<Negotiation, 'state'>): Refusal | null {
  return state === 'open' ? null : { code: 'plan/negotiation-ended', status: 409 }
}

/** An agreement has its number. */
export function whyNotEndNegotiation({ state, agreedAt, outcome }: NegotiationEnd): Refusal | null {
  if (state === 'agreed' && agreedAt === null) {
    return { code: 'plan/negotiation-lacks-number', status: 422 }
  }
  return state === 'broken' && outcome === ''
    ? { code: 'plan/negotiation-lacks-why', status: 422 }
    : null
}

/** How an agreement stands: the part of our way from reservation (0) to target (1) that was reached. */
export function partReached({
  ourReservation,
  ourTarget,
  agreedAt,
}: Numbers & Pick<Negotiation, 'agreedAt'>) {
  if (ourReservation === null || ourTarget === null || agreedAt === null) return null
  const way = Number(ourTarget) - Number(ourReservation)
  return way === 0 ? null : (Number(agreedAt) - Number(ourReservation)) / way
}
