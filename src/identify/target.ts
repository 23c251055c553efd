/** Sales targets: what is meant to be sold in a year, quarter or month, by the firm, an account or a salesperson. */
import { z } from 'zod'
import { addDays, addMonths, Day, daysBetween } from '../kernel/day.ts'
import { listOf } from '../kernel/list.ts'
import { PERIOD } from '../kernel/period.ts'

/** 2026, 2026-Q1 (or 2026-T1), 2026-03 */
export const Period = z
  .string()
  .trim()
  .transform((text) => text.toUpperCase().replace('T', 'Q'))
  .pipe(z.string().regex(PERIOD))
const optional = <T extends z.ZodType>(shape: T) =>
  z.preprocess((typed) => (typed === '' || typed === undefined ? null : typed), shape.nullable())

const Terms = z.object({
  period: Period,
  accountId: optional(z.guid()).default(null),
  salesperson: optional(z.string().trim().min(1).max(300)).default(null),
  amount: z
    .string()
    .regex(/^\d{1,14}(\.\d{1,4})?$/)
    .refine((text) => /[1-9]/.test(text)),
  currency: z.string().regex(/^[A-Z]{3}$/),
})
export const SalesTarget = Terms
export type SalesTarget = z.infer<typeof SalesTarget>
/** What names a target. */
export const TargetKey = Terms.omit({ amount: true, currency: true })
export type TargetKey = z.infer<typeof TargetKey>

export const KINDS = ['firm', 'salesperson', 'account'] as const

export const TargetProgress = SalesTarget.extend({
  targetId: z.guid(),
  account: z.string().nullable(),
  kind: z.enum(KINDS),
  /** Sold in the period up to the as-of day, in the currency of the portfolio; null where no rate reaches. */
  actual: z.number().nullable(),
  /** The target in that currency. */
  goal: z.number().nullable(),
  /** Actual / goal. */
  reached: z.number().nullable(),
  /** Share of the period's days up to the as-of day. */
  elapsed: z.number(),
  /** Actual - goal x elapsed: below 0 is behind. */
  ahead: z.number().nullable(),
  /** An account's goal over that of the firm, or over all accounts' (that one may see) where the firm has none. */
  weight: z.number().nullable(),
})
export type TargetProgress = z.infer<typeof TargetProgress>

export const TargetList = listOf({
  sorts: ['ahead', 'goal', 'actual', 'reached', 'period', 'name'],
  sort: 'ahead',
  dir: 'asc',
  filters: { year: z.coerce.number<number | string>().int().min(1900).max(2200).optional() },
})

/** First and last day. */
export function spanOf(period: string): { from: Day; to: Day } {
  const year = period.slice(0, 4)
  const part = period.slice(5)
  const [month, months] = part.startsWith('Q')
    ? [3 * Number(part[1]) - 2, 3]
    : part
      ? [Number(part), 1]
      : [1, 12]
  const from = `${year}-${String(month).padStart(2, '0')}-01`
  return { from, to: addDays(addMonths(from, months), -1) }
}

/** Share of the period's days that are over at the end of a day, 0..1. */
export function elapsedOn(period: string, day: Day): number {
  const { from, to } = spanOf(period)
  const share = (daysBetween(from, day) + 1) / (daysBetween(from, to) + 1)
  return Math.min(1, Math.max(0, share))
}

export type Measured = Omit<TargetProgress, 'kind' | 'reached' | 'elapsed' | 'ahead' | 'weight'>

/** Each target against what was sold and the time that is over; accounts by their weight among the targets. */
export function progressOf(targets: readonly Measured[], asOf: Day): TargetProgress[] {
  const kindOf = ({ accountId, salesperson }: TargetKey) =>
    accountId !== null ? 'account' : salesperson !== null ? 'salesperson' : 'firm'
  const firm = new Map<string, number>()
  const accounts = new Map<string, number>()
  for (const one of targets) {
    const kind = kindOf(one)
    if (kind === 'firm') firm.set(one.period, one.goal ?? 0)
    if (kind === 'account')
      accounts.set(one.period, (accounts.get(one.period) ?? 0) + (one.goal ?? 0))
  }
  return targets.map((one) => {
    const { actual, goal, period } = one
    const kind = kindOf(one)
    const elapsed = elapsedOn(period, asOf)
    const whole = firm.get(period) ?? accounts.get(period) ?? 0
    const isKnown = actual !== null && goal !== null
    return {
      ...one,
      kind,
      elapsed,
      reached: isKnown && goal > 0 ? actual / goal : null,
      ahead: isKnown ? actual - goal * elapsed : null,
      weight: kind === 'account' && goal !== null && whole > 0 ? goal / whole : null,
    }
  })
}

/** Who lacks most money against the time that is over, of the periods that run; null where nobody does. */
export function furthestBehind(targets: readonly TargetProgress[]): TargetProgress | null {
  const late = targets.filter(
    ({ kind, ahead, elapsed }) =>
      kind !== 'firm' && ahead !== null && ahead < 0 && elapsed > 0 && elapsed < 1,
  )
  return late.toSorted((a, b) => a.ahead! - b.ahead!)[0] ?? null
}
