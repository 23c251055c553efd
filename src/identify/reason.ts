/**
 * Why an account stands where it stands: what is most telling about it, in two or three clauses.
 * Clauses are data; their words are in messages/ under `identify:reason`.
 */
import type { Day } from '../kernel/day.ts'
import { addDays } from '../kernel/day.ts'
import type { RankedAccount } from './portfolio.ts'
import { GAPS_UNTIL_OVERDUE, spansAt, STOPPED_AFTER_DAYS } from './purchase.ts'

/** Words that a message says: its key and its values. */
export type Said<Key extends string = string> = {
  key: Key
  values: Record<string, string | number | readonly string[]>
}

export type ReasonKey = `identify:reason.${
  | 'rank'
  | 'rankOf'
  | 'only'
  | 'credits'
  | 'nothing'
  | 'quiet'
  | 'stopped'
  | 'falling'
  | 'growing'
  | 'multiplied'
  | 'level'
  | 'new'
  | 'once'
  | 'rhythm'
  | 'class'}`

export type Clause = Said<ReasonKey>

export type ReasonContext = {
  asOf: Day
  /** First day of the ledger: before it nobody is new, and a year ago is not known. */
  ledgerFrom: Day
  /** How many accounts there are. */
  accounts: number
}

/** Below this share of the firm, the place says more than the percentage. */
const TELLING_SHARE = 0.001
/** Less than this is no change worth a word. */
const TELLING_CHANGE = 0.1
const TIMES_WORTH_NAMING = 3
const QUARTER_DAYS = 92
const CLAUSES_AFTER_THE_FIRST = 2

/** What tells of an account at a day: the place among all first, then the one or two clauses that tell most. */
export function reasonsAt({ asOf, ledgerFrom, accounts }: ReasonContext) {
  const turns = turnsOf(asOf, ledgerFrom)
  return (account: RankedAccount): Clause[] => {
    const telling = [
      ...presence(account, turns),
      ...change(account, turns),
      ...steadiness(account),
    ].toSorted((a, b) => b.weight - a.weight)
    const most = telling.slice(0, CLAUSES_AFTER_THE_FIRST).map(({ said }) => said)
    return [place(account, accounts), ...(most.length > 0 ? most : [classed(account)])]
  }
}

/** The days on which what is told of an account turns, worked out once for all of them. */
type Turns = {
  /** Who first bought from this day on is new. */
  newFrom: Day
  /** Who first bought by this day was there a year ago. */
  knownBy: Day
  /** The ledger itself reaches back that far. */
  knowsLastYear: boolean
}

function turnsOf(asOf: Day, ledgerFrom: Day): Turns {
  const { last12, previous12 } = spansAt(asOf, 12)
  const settled = addDays(ledgerFrom, QUARTER_DAYS)
  const knownBy = addDays(previous12.from, QUARTER_DAYS)
  return {
    newFrom: settled > last12.from ? settled : last12.from,
    knownBy,
    knowsLastYear: ledgerFrom <= knownBy,
  }
}

type Weighed = { weight: number; said: Clause }

function place({ rank, share, sales }: RankedAccount, accounts: number): Clause {
  if (sales < 0) return clause('credits')
  if (sales === 0) return clause('nothing')
  if (accounts === 1) return clause('only')
  return share >= TELLING_SHARE
    ? clause('rank', { rank, share })
    : clause('rankOf', { rank, accounts })
}

/** Is it here, has it gone quiet, has it only just come? */
function presence(account: RankedAccount, { newFrom }: Turns): Weighed[] {
  const { first, last, recencyDays, usualGapDays, overdueRatio, purchaseDays } = account
  if (first === null || last === null || recencyDays === null) return []
  const found: Weighed[] = first >= newFrom ? [{ weight: 2, said: clause('new', { first }) }] : []
  if (recencyDays > STOPPED_AFTER_DAYS) {
    found.push({ weight: 4, said: clause(purchaseDays === 1 ? 'once' : 'stopped', { last }) })
  } else if (overdueRatio !== null && usualGapDays !== null && overdueRatio >= GAPS_UNTIL_OVERDUE) {
    const said = clause('quiet', { days: recencyDays, gap: Math.round(usualGapDays) })
    found.push({ weight: Math.min(4, 1 + Math.log2(overdueRatio)), said })
  } else if (purchaseDays === 1) {
    found.push({ weight: 1.5, said: clause('once', { last }) })
  }
  return found
}

/** Does it buy more or less than a year ago? Growth is only told of who already bought then. */
function change(account: RankedAccount, { knownBy, knowsLastYear }: Turns): Weighed[] {
  const { growth, first, recencyDays } = account
  if (growth === null || first === null || (recencyDays ?? 0) > STOPPED_AFTER_DAYS) return []
  if (!knowsLastYear) return []
  if (growth <= -TELLING_CHANGE) {
    const lost = Math.min(1, -growth)
    return [
      {
        weight: 1 + Math.min(3, -2 * Math.log2(1.001 - lost)),
        said: clause('falling', { change: lost }),
      },
    ]
  }
  if (first > knownBy) return []
  if (growth < TELLING_CHANGE) return [{ weight: 0.5, said: clause('level') }]
  const times = 1 + growth
  const said =
    times >= TIMES_WORTH_NAMING
      ? clause('multiplied', { times })
      : clause('growing', { change: growth })
  return [{ weight: 1 + Math.min(2, Math.log2(times)), said }]
}

function steadiness({ usualGapDays, overdueRatio }: RankedAccount): Weighed[] {
  if (usualGapDays === null || overdueRatio === null || overdueRatio >= GAPS_UNTIL_OVERDUE)
    return []
  return [{ weight: 0.6, said: clause('rhythm', { count: Math.round(usualGapDays) }) }]
}

function classed({ abc, segment }: RankedAccount): Clause {
  return clause('class', { abc, segment })
}

function clause(
  name: ReasonKey extends `identify:reason.${infer N}` ? N : never,
  values = {},
): Clause {
  return { key: `identify:reason.${name}`, values }
}

/** The clauses in one sentence, by whoever has the words. */
export function sentenceOf(
  clauses: readonly Said[],
  t: (key: never, values: never) => unknown,
): string {
  const text = clauses.map(({ key, values }) => String(t(key as never, values as never))).join('; ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
