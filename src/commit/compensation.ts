/** What is owed to a client where too little of a period's promises was kept: terms, tiers, caps. models.md §11. */
import { z } from 'zod'
import { ProofMail } from '../accounts/acceptance.ts'
import { whyNotWrite } from '../accounts/account.ts'
import type { Actor } from '../kernel/actor.ts'
import { blankable } from '../kernel/blankable.ts'
import { addDays, addMonths, Day } from '../kernel/day.ts'
import { toCents } from '../kernel/money.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { LEVEL_METRICS } from './serviceLevel.ts'

// words: commit:compensation.periods.*
export const PERIODS = ['month', 'quarter', 'year'] as const
export type Period = (typeof PERIODS)[number]
const CENT = 0.01
const MONTHS = { month: 1, quarter: 3, year: 12 } as const

// words: commit:compensation.kinds.*
export const COMPENSATION_KINDS = ['credit', 'action', 'choice'] as const
// words: commit:compensation.states.*
export const COMPENSATION_STATES = ['due', 'approved', 'waived', 'expired', 'delivered'] as const
// words: commit:compensation.choices.*
export const CHOICES = ['credit', 'action'] as const

const Share = z.coerce.number<number | string>().gt(0).max(1)
const Amount = z.coerce.number<number | string>().positive().max(1e11)

/** Below this share kept (0..1), this share of the base is owed. */
const Tier = z.object({ below: Share, pays: Share })
export type Tier = z.infer<typeof Tier>

const Terms = z.object({
  accountId: z.guid(),
  agreementId: blankable(z.guid()),
  metric: z.enum(LEVEL_METRICS),
  period: z.enum(PERIODS),
  tiers: z.array(Tier).min(1).max(6),
  /** What the client pays for a period. */
  base: Amount,
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** At most this share of the base for one period. */
  capShare: Share.default(1),
  /** At most so much for all periods that end in one calendar year. */
  yearCap: blankable(Amount),
  /** Less isn't owed. */
  minimum: z.coerce.number<number | string>().min(0).max(1e11).default(0),
  /** So many promises must have been decided in the period. */
  leastCount: z.coerce.number<number | string>().int().min(1).max(100_000).default(1),
  kind: z.enum(COMPENSATION_KINDS),
  /** What is done instead of, or besides the choice of, a credit. */
  action: z.string().trim().max(500).default(''),
  /** Days after the period in which the client may claim it; null where it needs no claim. */
  claimDays: blankable(z.coerce.number<number | string>().int().min(1).max(400)),
  fromOn: Day,
  untilOn: blankable(Day),
})

export const TermsGiven = Terms.superRefine(({ tiers, kind, action, fromOn, untilOn }, check) => {
  const lacks = (path: string, message: string) =>
    check.addIssue({ code: 'custom', path: [path], message, params: { code: message } })
  const ordered = tiers.toSorted((a, b) => b.below - a.below)
  const rises = ordered.every((one, at) => {
    const before = ordered[at - 1]
    return !before || (one.below < before.below && one.pays > before.pays)
  })
  if (!rises) lacks('tiers', 'tiers')
  if (kind !== 'credit' && action === '') lacks('action', 'missing')
  if (untilOn && untilOn < fromOn) lacks('untilOn', 'order')
})
export type TermsGiven = z.infer<typeof TermsGiven>

/** How a period stands: what was kept of what was decided; of availability only the share. */
export const Kept = z.object({
  kept: z.number().nullable(),
  decided: z.number().nullable(),
  share: z.number().nullable(),
})
export type Kept = z.infer<typeof Kept>

export const CompensationTerms = Terms.extend({
  termsId: z.guid(),
  agreement: z.string().nullable(),
  /** Periods for which something came out. */
  used: z.number(),
  /** The period that runs, until today. */
  now: Kept.extend({ fromOn: Day, untilOn: Day, amount: z.number() }).nullable(),
  carers: z.array(z.guid()),
})
export type CompensationTerms = z.infer<typeof CompensationTerms>

export type Owed = { pays: number; uncapped: number; amount: number }
type Measured = Pick<Terms, 'tiers' | 'base' | 'capShare' | 'yearCap' | 'minimum' | 'leastCount'>
type Terms = z.infer<typeof Terms>

/**
 * What is owed for a period. The deepest tier that the share lies below pays its share of the base; the period's cap
 * and what the year's cap leaves bound it, to the cent and never above; what stays under the minimum isn't owed.
 *
 * @param share of the promises that were kept, or of the time that the service was there: 0..1
 * @param decided how many promises were decided; null where it isn't counted in promises
 * @param owedThisYear what the same terms already owe for periods that end in the same year
 * @returns null where nothing is owed
 */
export function owedFor(
  { tiers, base, capShare, yearCap, minimum, leastCount }: Measured,
  { share, decided, owedThisYear }: { share: number; decided: number | null; owedThisYear: number },
): Owed | null {
  if (decided !== null && decided < leastCount) return null
  const deepest = tiers
    .filter(({ below }) => share < below)
    .reduce<Tier | null>((low, one) => (low && low.below <= one.below ? low : one), null)
  if (!deepest) return null
  const uncapped = toCents(base * deepest.pays)
  const left = yearCap === null ? Infinity : yearCap - owedThisYear
  const amount = Math.min(uncapped, downToCents(base * capShare), downToCents(left))
  return amount > 0 && amount >= minimum ? { pays: deepest.pays, uncapped, amount } : null
}

/** A cap isn't passed by rounding it up; what is exact but for the last bit of a double stays. */
function downToCents(amount: number): number {
  return amount === Infinity ? amount : Math.floor(amount * 100 + 1e-6) / 100
}

export type Span = { fromOn: Day; untilOn: Day }

/** The calendar month, quarter or year that a day lies in, both ends included. */
export function periodOf(day: Day, period: Period): Span {
  const months = MONTHS[period]
  const month = Number(day.slice(5, 7))
  const first = month - ((month - 1) % months)
  const fromOn = `${day.slice(0, 5)}${String(first).padStart(2, '0')}-01`
  return { fromOn, untilOn: addDays(addMonths(fromOn, months), -1) }
}

/** Whole periods within the terms' days that have ended before today; a begun first or last one isn't owed for. */
export function endedPeriods(
  { period, fromOn, untilOn }: Pick<Terms, 'period' | 'fromOn' | 'untilOn'>,
  today: Day,
): Span[] {
  const spans: Span[] = []
  let span = periodOf(fromOn, period)
  if (span.fromOn < fromOn) span = periodOf(addDays(span.untilOn, 1), period)
  while (span.untilOn < today && (untilOn === null || span.untilOn <= untilOn)) {
    spans.push(span)
    span = periodOf(addDays(span.untilOn, 1), period)
  }
  return spans
}

/** What has come out for a period was told: those terms are ended, and new ones made. */
export function whyNotChangeTerms({ used }: Pick<CompensationTerms, 'used'>): Refusal | null {
  return used === 0 ? null : { code: 'commit/terms-used', status: 409 }
}

export const Compensation = Kept.extend({
  compensationId: z.guid(),
  termsId: z.guid(),
  accountId: z.guid(),
  account: z.string(),
  metric: z.enum(LEVEL_METRICS),
  fromOn: Day,
  untilOn: Day,
  share: z.number(),
  pays: z.number(),
  base: z.number(),
  uncapped: z.number(),
  amount: z.number(),
  currency: z.string(),
  kind: z.enum(COMPENSATION_KINDS),
  action: z.string(),
  claimUntil: Day.nullable(),
  claimedOn: Day.nullable(),
  /** By the client's link, or said for them. */
  choice: z.enum(CHOICES).nullable(),
  /** The link that asks the client to choose, where it is still open. */
  askedId: z.guid().nullable(),
  askedOf: z.string().nullable(),
  state: z.enum(COMPENSATION_STATES),
  outcome: z.string(),
  /** What became of the mails that prove what the client chose. */
  mails: z.array(ProofMail),
  /** Of a credit: what was delivered of it. */
  delivered: z.number(),
  carers: z.array(z.guid()),
})
export type Compensation = z.infer<typeof Compensation>

/** Who may say what comes of it: whoever may change the account; approving and waiving is a lead's. */
export function whyNotCompensate(
  actor: Pick<Actor, 'id' | 'role'>,
  { carers }: Pick<Compensation, 'carers'>,
): Refusal | null {
  return whyNotWrite(
    actor,
    carers.map((personId) => ({ personId })),
  )
}

export function whyNotApprove(
  { role }: Pick<Actor, 'role'>,
  { state, claimUntil, claimedOn }: Pick<Compensation, 'state' | 'claimUntil' | 'claimedOn'>,
): Refusal | null {
  if (role !== 'lead' && role !== 'admin') return { code: 'commit/only-leads', status: 403 }
  if (state !== 'due') return { code: 'commit/compensation-state', status: 409 }
  if (claimUntil && !claimedOn) return { code: 'commit/not-claimed', status: 409 }
  return null
}

export function whyNotClaim(
  { state, claimUntil, claimedOn }: Pick<Compensation, 'state' | 'claimUntil' | 'claimedOn'>,
  on: Day,
): Refusal | null {
  if (state !== 'due' || claimUntil === null || claimedOn)
    return { code: 'commit/compensation-state', status: 409 }
  return on > claimUntil ? { code: 'commit/claim-late', status: 409 } : null
}

/** Owed again, it must fit below what the year's cap leaves. */
export function whyNotUnwaive(
  { state }: Pick<Compensation, 'state'>,
  { rest, owedThisYear, yearCap }: { rest: number; owedThisYear: number; yearCap: number | null },
): Refusal | null {
  if (state !== 'waived') return { code: 'commit/compensation-state', status: 409 }
  const isOver = yearCap !== null && owedThisYear + rest > yearCap + CENT / 2
  return isOver ? { code: 'commit/year-cap', status: 409 } : null
}

export function whyNotChoose({
  kind,
  state,
  choice,
}: Pick<Compensation, 'kind' | 'state' | 'choice'>): Refusal | null {
  if (kind !== 'choice') return { code: 'commit/nothing-to-choose', status: 409 }
  if (choice) return { code: 'commit/chosen', status: 409 }
  return state === 'due' || state === 'approved'
    ? null
    : { code: 'commit/compensation-state', status: 409 }
}

/** How it is delivered: what the terms say, or what the client chose. */
export const wayOf = ({ kind, choice }: Pick<Compensation, 'kind' | 'choice'>) =>
  kind === 'choice' ? choice : kind

export function whyNotDeliver(
  one: Pick<Compensation, 'state' | 'kind' | 'choice'>,
): Refusal | null {
  if (one.state !== 'approved') return { code: 'commit/not-approved', status: 409 }
  return wayOf(one) ? null : { code: 'commit/not-chosen', status: 409 }
}
