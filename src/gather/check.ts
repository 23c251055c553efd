/** What was found in a ledger before anything is stored: so that a person recognises the business. */
import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { Question } from './reading.ts'

// words: gather:reject.*
/** In this order: the first that holds is the line's reason. */
export const REASONS = ['quote', 'cells', 'day', 'amount', 'client'] as const
export const Reason = z.enum(REASONS)
export type Reason = z.infer<typeof Reason>

const Count = z.int().nonnegative()
/** Exact decimal text. */
const Amount = z.string()

export const Money = z.object({ currency: z.string(), amount: Amount })
export type Money = z.infer<typeof Money>

// words: gather:warning.*
export const Warning = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('creditNotes'), lines: Count, amounts: z.array(Money) }),
  z.object({ kind: z.literal('noClient'), lines: Count, amounts: z.array(Money) }),
  z.object({ kind: z.literal('futureDays'), lines: Count, last: Day }),
  z.object({ kind: z.literal('missingCost'), lines: Count, share: z.number() }),
  z.object({ kind: z.literal('noCurrency'), lines: Count, currency: z.string() }),
  z.object({
    kind: z.literal('outliers'),
    lines: Count,
    examples: z.array(Money.extend({ client: z.string(), day: Day })),
  }),
  z.object({ kind: z.literal('duplicates'), lines: Count, amounts: z.array(Money) }),
])
export type Warning = z.infer<typeof Warning>

export const Reject = z.object({
  file: z.string(),
  line: z.int().positive(),
  reason: Reason,
  /** As it stands in the file. */
  text: z.string(),
})
export type Reject = z.infer<typeof Reject>

export const Check = z.object({
  lines: z.object({
    read: Count,
    accepted: Count,
    rejected: Count,
    rejectedBy: z.array(z.object({ reason: Reason, count: Count })),
  }),
  period: z.object({ from: Day, to: Day }).nullable(),
  clients: Count,
  totals: z.array(z.object({ currency: z.string(), year: z.int(), lines: Count, amount: Amount })),
  warnings: z.array(Warning),
  questions: z.array(Question),
})
export type Check = z.infer<typeof Check>

/** A line so far above the rest of its currency: its logarithm beyond the third quartile by three times their distance. */
export const OUTLIER_FENCE = 3

/** What stands for the currency of lines that name none, where none is agreed on (ISO 4217: no currency). */
export const NO_CURRENCY = 'XXX'

/** The totals of all years, the currency of most lines first. */
export function byCurrency(totals: Check['totals']): Money[] {
  const lines = new Map<string, number>()
  const sums = new Map<string, bigint>()
  for (const total of totals) {
    const { currency } = total
    lines.set(currency, (lines.get(currency) ?? 0) + total.lines)
    sums.set(currency, (sums.get(currency) ?? 0n) + tenThousandths(total.amount))
  }
  return [...lines]
    .toSorted(([, a], [, b]) => b - a)
    .map(([currency]) => ({ currency, amount: inTenThousandths(sums.get(currency)!) }))
}

/** Amounts of lines have at most four decimals. */
function tenThousandths(amount: string): bigint {
  const [whole = '0', after = ''] = amount.split('.')
  return BigInt(whole + after.slice(0, 4).padEnd(4, '0'))
}

function inTenThousandths(units: bigint): string {
  const digits = String(units < 0n ? -units : units).padStart(5, '0')
  return `${units < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`
}
