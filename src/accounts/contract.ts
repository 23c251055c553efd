/** A contract with a client: its term, its money, and the day by which someone must speak up. models.md §4. */
import { z } from 'zod'
import { addDays, addMonths, Day, daysBetween } from '../kernel/day.ts'
import { listOf, pageOf, several } from '../kernel/list.ts'

/** Exact decimal text with at most four decimals, never negative. */
const AmountText = z.string().regex(/^\d{1,14}(\.\d{1,4})?$/)
const optional = <T extends z.ZodType>(shape: T) =>
  z.preprocess((typed) => (typed === '' || typed === undefined ? null : typed), shape.nullable())

/** From here on a last day is how other programs write that there is none: 9999-12-31, 2999-12-31. */
const NEVER: Day = '2200-01-01'

export const ContractTerms = z.object({
  accountId: z.guid(),
  code: z.string().trim().min(1).max(100),
  title: z.string().trim().min(1).max(300),
  startsOn: Day,
  /** Its last day; null where it has no end. */
  endsOn: optional(Day)
    .transform((day) => (day !== null && day >= NEVER ? null : day))
    .default(null),
  /** For the whole term; for a year where it has no end. */
  recurring: AmountText,
  oneOff: AmountText.default('0'),
  currency: z.string().regex(/^[A-Z]{3}$/),
  renews: z.boolean().default(true),
  noticeDays: z.coerce.number<number | string>().int().min(0).max(3650).default(0),
})
export const Contract = ContractTerms.extend({ contractId: z.guid() })
export type Contract = z.infer<typeof Contract>
export type Terms = Pick<
  Contract,
  'startsOn' | 'endsOn' | 'recurring' | 'oneOff' | 'renews' | 'noticeDays'
>

export const STATES = ['running', 'ahead', 'ended'] as const
export const ListedContract = Contract.extend({ account: z.string(), state: z.enum(STATES) })
export type ListedContract = z.infer<typeof ListedContract>

export const ContractList = listOf({
  sorts: ['endsOn', 'startsOn', 'account', 'code', 'recurring'],
  sort: 'endsOn',
  dir: 'asc',
  filters: { state: several(z.enum(STATES)), account: z.guid().optional() },
})
export const ContractPage = pageOf(
  ListedContract.extend({
    /** Who looks after its account, and so may change it. */
    carers: z.array(z.guid()),
  }),
)

/**
 * Years of a term from its first to its last day, both counted: whole months / 12, and what is left over as
 * a share of the month it lies in. 2026-01-01 to 2026-12-31 is 1. Null where there is no end.
 */
export function yearsOf({ startsOn, endsOn }: Pick<Terms, 'startsOn' | 'endsOn'>): number | null {
  if (endsOn === null) return null
  const after = addDays(endsOn, 1)
  let months = 0
  while (addMonths(startsOn, months + 1) <= after) months += 1
  const from = addMonths(startsOn, months)
  const part = daysBetween(from, after) / daysBetween(from, addMonths(startsOn, months + 1))
  return (months + part) / 12
}

/** Annual contract value: without one-off fees, divided by its years; a year's money where it has no end. */
export function acvOf(terms: Terms): number {
  return Number(terms.recurring) / (yearsOf(terms) ?? 1)
}

/** Total contract value: all of the term with its one-off fees; one year where it has no end. */
export function tcvOf({ recurring, oneOff }: Terms): number {
  return Number(recurring) + Number(oneOff)
}

export function stateOn({ startsOn, endsOn }: Terms, day: Day): (typeof STATES)[number] {
  if (startsOn > day) return 'ahead'
  return endsOn !== null && endsOn < day ? 'ended' : 'running'
}

/** What a contract recurs at on a day, by the year: its ACV while it runs, else 0. */
export function arrOn(terms: Terms, day: Day): number {
  return stateOn(terms, day) === 'running' ? acvOf(terms) : 0
}

/**
 * The last day of a contract that has one and isn't over, and the day by which notice must be given: so many
 * days before its last day. `lapses` where it isn't renewed by itself.
 */
export function renewalOf(
  terms: Terms,
  day: Day,
): { endsOn: Day; noticeBy: Day; lapses: boolean } | null {
  const { endsOn, noticeDays, renews } = terms
  if (endsOn === null || endsOn < day) return null
  return { endsOn, noticeBy: addDays(endsOn, -noticeDays), lapses: !renews }
}

/** What comes next of a contract: the notice day while it lies ahead, then its last day. */
export function nextDay(terms: Terms, day: Day): { on: Day; what: 'notice' | 'end' } | null {
  const renewal = renewalOf(terms, day)
  if (!renewal) return null
  return renewal.noticeBy >= day && terms.noticeDays > 0
    ? { on: renewal.noticeBy, what: 'notice' }
    : { on: renewal.endsOn, what: 'end' }
}

/** A term that follows within so many days is a renewal of the one before. */
export const RENEWED_WITHIN_DAYS = 60
const YEARLY = { from: 350, to: 381 }

type Term = Pick<Contract, 'accountId' | 'title' | 'startsOn' | 'endsOn'>

/**
 * Yearly contracts of one client under one title, term after term: 1 for its start and for each renewal, and
 * a last 0 where it was not renewed. A term that ended less than RENEWED_WITHIN_DAYS ago isn't judged yet, one
 * of another length than a year ends what can be known, and a contract without end isn't counted.
 */
export function renewalHistories(terms: readonly Term[], day: Day): (0 | 1)[][] {
  const dated = terms.filter((term) => term.endsOn !== null && term.startsOn <= day)
  const chains = Map.groupBy(dated, ({ accountId, title }) => `${accountId} ${title.toLowerCase()}`)
  const histories: (0 | 1)[][] = []
  for (const chain of chains.values()) {
    const sorted = chain.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
    let now: (0 | 1)[] | null = null
    sorted.forEach((term, at) => {
      const length = daysBetween(term.startsOn, term.endsOn!) + 1
      if (length < YEARLY.from || length > YEARLY.to) {
        now = null
        return
      }
      if (!now) histories.push((now = [1]))
      const next = sorted[at + 1]
      const until = addDays(term.endsOn!, RENEWED_WITHIN_DAYS)
      if (next && next.startsOn <= until) {
        now.push(1)
      } else {
        if (until < day) now.push(0)
        now = null
      }
    })
  }
  return histories
}
