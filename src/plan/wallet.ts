/**
 * What a client spends on each family of ours with all its suppliers, and how much of it is ours: measured where its
 * spend is known, by the rule of wallet allocation where only our place among its suppliers is. models.md §5;
 * docs/methods/wallet.md
 */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { addDays, addMonths, Day, firstOfMonth } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { Evidence } from '../know/evidence.ts'

export const BASES = ['spend', 'place'] as const
const MOST_SUPPLIERS = 50
const MONTHS_OF_A_YEAR = 12

const whole = (least: number, most: number) =>
  blankable(z.coerce.number<number | string>().int().min(least).max(most))

export const WalletGiven = z.object({
  family: z.string().trim().min(1).max(200),
  year: z.coerce.number<number | string>().int().min(1990).max(2100),
  basis: z.enum(BASES).default('spend'),
  /** A year's, from all its suppliers; exact decimal text. */
  spend: blankable(z.string().regex(/^\d{1,14}(\.\d{1,4})?$/)),
  currency: blankable(z.string().regex(/^[A-Z]{3}$/)),
  /** Ours by preference, and of how many. */
  place: whole(1, MOST_SUPPLIERS),
  suppliers: whole(1, MOST_SUPPLIERS),
  /** 0 to 1. */
  targetShare: blankable(z.coerce.number<number | string>().min(0).max(1)),
  targetOn: blankable(Day),
  ...Evidence.shape,
})
export type WalletGiven = z.infer<typeof WalletGiven>

export const WalletLine = WalletGiven.extend({
  lineId: z.guid(),
  /** The unit of the client that spends it. */
  accountId: z.guid(),
  year: z.int(),
})
export type WalletLine = z.infer<typeof WalletLine>

export const WalletRow = WalletLine.extend({
  unit: z.string(),
  /** Another line of the same family and year tells of a unit above, and has what this one says. */
  within: z.boolean(),
  /** Of the unit and all below it, of the same year; null without figures. In the money of the figures, as what follows. */
  sales: z.number().nullable(),
  /** The twelve months that `sales` are of, while the year isn't over: from the first day to the last. */
  from: Day.nullable(),
  to: Day.nullable(),
  /** Said, or what our sales come to by the share of the rule; null where no rate reaches its currency. */
  worth: z.number().nullable(),
  share: z.number().nullable(),
})
export type WalletRow = z.infer<typeof WalletRow>

export const Wallet = z.object({
  figures: z.object({ asOf: Day, currency: z.string() }).nullable(),
  rows: z.array(WalletRow),
  /** Families that we sell, and those that were named. */
  families: z.array(z.string()),
  units: z.array(z.object({ accountId: z.guid(), name: z.string() })),
})
export type Wallet = z.infer<typeof Wallet>

/**
 * The share of a client's spend that a supplier has by its place alone: (1 − place/(N+1)) · (2/N), the Wallet
 * Allocation Rule of Keiningham, Aksoy, Buoye & Cooil (2011), Harvard Business Review 89(10). Over all places it sums to 1.
 *
 * @param place 1 for the supplier that the client likes best; ties share the mean of their places
 * @param suppliers N, how many the client uses, we among them; at least 1
 * @returns a share, 0..1
 * @throws RangeError where the place isn't one of 1..N
 */
export function walletAllocation(place: number, suppliers: number): number {
  if (!(Number.isInteger(suppliers) && place >= 1 && place <= suppliers)) {
    throw new RangeError(`no place ${place} among ${suppliers} suppliers`)
  }
  return (1 - place / (suppliers + 1)) * (2 / suppliers)
}

/**
 * Our sales over a client's whole spend, both of the same period and in the same money. May pass 1 where the spend was
 * put too low, never falls below 0; null where either isn't known.
 */
export function shareOfWallet(sales: number | null, spend: number | null): number | null {
  return sales === null || spend === null || spend <= 0 ? null : Math.max(sales, 0) / spend
}

/**
 * The months that stand for a year's sales: the year itself once it is over, else the last twelve whole months.
 *
 * @returns the first day, and the day after the last
 */
export function monthsOfYear(year: number, asOf: Day): { from: Day; until: Day; isWhole: boolean } {
  const next = `${year + 1}-01-01`
  const isWhole = addDays(asOf, 1) >= next
  const until = isWhole ? next : firstOfMonth(addDays(asOf, 1))
  return { from: addMonths(until, -MONTHS_OF_A_YEAR), until, isWhole }
}

type Known = Pick<WalletLine, 'basis' | 'place' | 'suppliers'>

/** `spend` in the money of `sales`. By the rule, the spend is what our sales come to at that share. */
export function sharesOf(
  { basis, place, suppliers }: Known,
  { sales, spend }: { sales: number | null; spend: number | null },
): Pick<WalletRow, 'worth' | 'share'> {
  if (basis === 'spend') return { worth: spend, share: shareOfWallet(sales, spend) }
  const share = walletAllocation(place!, suppliers!)
  return { share, worth: sales === null || sales <= 0 ? null : sales / share }
}

type Summed = Pick<WalletRow, 'basis' | 'within' | 'sales' | 'worth' | 'targetShare'>

/**
 * Of rows whose spend is known: what the client spends, what of it is ours, our share, and the share that the targets
 * come to, rows without one staying where they are. What a line of a unit above has in it counts once, and rows by the
 * rule are told apart: an estimate adds up to nothing measured.
 */
export function walletTotal(rows: readonly Summed[]) {
  const counted = rows.filter(({ within }) => !within)
  const known = counted.filter(
    ({ basis, sales, worth }) => basis === 'spend' && sales !== null && worth !== null,
  )
  const sum = (of: (row: Summed) => number) => known.reduce((all, row) => all + of(row), 0)
  const spend = sum(({ worth }) => worth!)
  const sales = sum((row) => row.sales!)
  const aimed = sum((row) =>
    row.targetShare === null ? Math.max(row.sales!, 0) : row.targetShare * row.worth!,
  )
  return {
    rows: known.length,
    left: counted.length - known.length,
    spend,
    sales,
    share: shareOfWallet(sales, spend),
    aimed: known.some(({ targetShare }) => targetShare !== null)
      ? shareOfWallet(aimed, spend)
      : null,
  }
}

type Bases = Pick<WalletGiven, 'basis' | 'spend' | 'currency' | 'place' | 'suppliers'>

/** What its basis needs is there. */
export function whyNotWallet(
  given: Bases & Pick<WalletGiven, 'targetShare' | 'targetOn'>,
): Refusal | null {
  const { basis, spend, currency, place, suppliers, targetShare, targetOn } = given
  if (basis === 'spend' && (spend === null || Number(spend) === 0 || currency === null)) {
    return { code: 'plan/wallet-lacks-spend', status: 422 }
  }
  if (basis === 'place' && (place === null || suppliers === null || place > suppliers)) {
    return { code: 'plan/wallet-lacks-place', status: 422 }
  }
  if ((targetShare === null) !== (targetOn === null)) {
    return { code: 'plan/wallet-target-lacks-day', status: 422 }
  }
  return null
}

/** Only what its basis tells. */
export function ofItsBasis<G extends Bases>(given: G): G {
  return given.basis === 'spend'
    ? { ...given, place: null, suppliers: null }
    : { ...given, spend: null, currency: null }
}
