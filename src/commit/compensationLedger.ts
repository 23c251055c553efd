/** The ledger of compensations: what is owed moves from pot to pot, so that nothing is lost and nothing appears. */
import { z } from 'zod'
import type { Compensation } from './compensation.ts'
import { wayOf } from './compensation.ts'

/** `earned` is where it comes from: it stands below zero by what lies in all others. words: commit:compensation.pots.* */
export const POTS = [
  'earned',
  'due',
  'approved',
  'delivered',
  'waived',
  'expired',
  'exchanged',
] as const
export type Pot = (typeof POTS)[number]

/** The unit in which actions are counted; anything else is a currency. */
export const ACTIONS = 'ACT'

export const Entry = z.object({
  fromPot: z.enum(POTS),
  toPot: z.enum(POTS),
  unit: z.string().regex(/^[A-Z]{3}$/),
  /** Above 0, to the cent. */
  amount: z.number().positive(),
  why: z.string(),
})
export type Entry = z.infer<typeof Entry>

export const LedgerEntry = Entry.extend({
  entryId: z.guid(),
  by: z.string().nullable(),
  at: z.iso.datetime(),
})

type Owed = Pick<Compensation, 'amount' | 'currency' | 'kind' | 'choice' | 'delivered'>
export type Move =
  | { act: 'earn' | 'approve' | 'unapprove' }
  | { act: 'waive'; why: string; from: 'due' | 'approved' }
  | { act: 'unwaive'; to: 'due' | 'approved' }
  | { act: 'expire' }
  | { act: 'deliver'; why: string; amount?: number | undefined }

/**
 * The entries that an act makes. A credit moves in its currency; where an action is done in its place, the credit
 * leaves by `exchanged` and one action comes in, and is delivered.
 *
 * @throws RangeError where more is delivered than stands approved
 */
export function entriesOf(owed: Owed, move: Move): Entry[] {
  const { amount, currency } = owed
  const money = (fromPot: Pot, toPot: Pot, much = amount, why = ''): Entry => ({
    fromPot,
    toPot,
    unit: currency,
    amount: much,
    why,
  })
  switch (move.act) {
    case 'earn':
      return [money('earned', 'due')]
    case 'approve':
      return [money('due', 'approved')]
    case 'unapprove':
      return [money('approved', 'due')]
    case 'waive':
      return [money(move.from, 'waived', restOf(owed), move.why)]
    case 'unwaive':
      return [money('waived', move.to, restOf(owed))]
    case 'expire':
      return [money('due', 'expired')]
    case 'deliver':
      return wayOf(owed) === 'action'
        ? [
            money('approved', 'exchanged'),
            { fromPot: 'earned', toPot: 'approved', unit: ACTIONS, amount: 1, why: '' },
            { fromPot: 'approved', toPot: 'delivered', unit: ACTIONS, amount: 1, why: move.why },
          ]
        : [money('approved', 'delivered', within(owed, move.amount), move.why)]
  }
}

/** What of a credit is still to be delivered, to the cent. */
export function restOf({ amount, delivered }: Pick<Owed, 'amount' | 'delivered'>): number {
  return (Math.round(amount * 100) - Math.round(delivered * 100)) / 100
}

function within(owed: Owed, asked: number | undefined): number {
  const rest = restOf(owed)
  const amount = asked ?? rest
  if (!(amount > 0) || amount > rest) throw new RangeError('more than stands approved')
  return amount
}

export type Balance = Record<Pot, number>

/** What lies in each pot, by unit; the sum over the pots of a unit is 0. */
export function balances(
  entries: readonly Pick<Entry, 'fromPot' | 'toPot' | 'unit' | 'amount'>[],
): Map<string, Balance> {
  const cents = new Map<string, Balance>()
  for (const { fromPot, toPot, unit, amount } of entries) {
    const one = cents.get(unit) ?? (Object.fromEntries(POTS.map((pot) => [pot, 0])) as Balance)
    one[fromPot] -= Math.round(amount * 100)
    one[toPot] += Math.round(amount * 100)
    cents.set(unit, one)
  }
  for (const one of cents.values()) for (const pot of POTS) one[pot] /= 100
  return cents
}
