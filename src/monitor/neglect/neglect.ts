/** Whether small accounts get less while key work takes more than planned. docs/methods/neglect.md. */
import { isKey, type TierName } from '../../segment/tier.ts'
import { type Hits, hasFallen } from '../shareDifference.ts'
import type { Minimums } from './minimum.ts'

export const BUCKET_DAYS = 30
/** A quarter, and the three before it. */
export const WINDOW = 3
const BEFORE = 9
/** So many 30 days back a window is looked at, besides the newest. */
export const STEPS = 12
/** Enough for the oldest window and what is before it. */
export const BUCKETS = STEPS + WINDOW + BEFORE
const YEAR = 12

/** Below this many small accounts nothing is said: chance moves more than neglect. */
export const LEAST_ACCOUNTS = 20
const COVERAGE_FALL = { least: 0.05, cases: LEAST_ACCOUNTS }
const ANSWER_FALL = { least: 0.1, cases: 10 }
/** So much above the plan, and above what it was. */
export const OVER_PLAN = 0.1

// words: monitor:neglect.state.*
export const NEGLECT_STATES = ['few', 'fine', 'below', 'worse', 'alarm'] as const
export type NeglectState = (typeof NEGLECT_STATES)[number]

/** Small are those of which nobody thinks every day; accounts of tomorrow have a reserve of their own. */
export function isSmall(tier: TierName): boolean {
  return tier === 'standard' || tier === 'streamline'
}

/** What was done for an account, in spans of 30 days, the newest first; each list as long as `BUCKETS`, 0 where nothing was. */
export type Work = {
  accountId: string
  tier: TierName
  /** How many spans ago it became a client; null where nobody knows, which is long ago. */
  known: number | null
  talks: readonly number[]
  visits: readonly number[]
  /** What they asked, by the day on which they did, and how much was answered within the tier's hours. */
  answers: readonly number[]
  inTime: readonly number[]
  /** All of the team's hours. */
  hours: readonly number[]
}

const sumOf = (all: readonly number[], from: number, count: number) =>
  all.slice(from, from + count).reduce((sum, one) => sum + one, 0)
const wasClient = ({ known }: Pick<Work, 'known'>, at: number) =>
  known === null || known >= at + WINDOW

/** Whether it was spoken with as often as its tier means, in the 90 days that end `at` spans ago. */
export function isCovered(work: Work, minimums: Minimums, at: number): boolean {
  return sumOf(work.talks, at, WINDOW) >= minimums[work.tier].talks.value
}

/** Of accounts that were clients all of the 90 days, those that were covered. */
export function coverageAt(works: readonly Work[], minimums: Minimums, at: number): Hits {
  const there = works.filter((work) => wasClient(work, at))
  return { hits: there.filter((work) => isCovered(work, minimums, at)).length, total: there.length }
}

export function answersAt(works: readonly Work[], at: number, spans = WINDOW): Hits {
  return {
    hits: works.reduce((sum, { inTime }) => sum + sumOf(inTime, at, spans), 0),
    total: works.reduce((sum, { answers }) => sum + sumOf(answers, at, spans), 0),
  }
}

export function hoursAt(works: readonly Work[], at: number, spans = WINDOW): number {
  return works.reduce((sum, { hours }) => sum + sumOf(hours, at, spans), 0)
}

export type Found = {
  state: NeglectState
  coverage: { now: Hits; before: Hits; falls: boolean }
  answers: { now: Hits; before: Hits; falls: boolean }
  /** Hours of 90 days: what key accounts took, what they are promised, and what they took on average in each of the three quarters before. */
  key: { spent: number; promised: number; before: number; over: boolean }
}

type Firm = {
  works: readonly Work[]
  minimums: Minimums
  /** Hours of 90 days that all strategic and key accounts are promised together. */
  promised: number
}

/**
 * The test, as of `at` spans of 30 days ago:
 *
 * - coverage of small accounts (standard and streamline) is lower than the mean of the three quarters before, by 5 points
 *   or more on 20 accounts or more, the whole interval of Newcombe (1998) below 0; **or** the share of answers within the
 *   tier's hours is lower than that of the three quarters before together, by 10 points or more on ten answers on each side;
 * - **and** strategic and key accounts took 10 % more hours than they are promised, and 10 % more than on average before.
 *
 * The mean of three quarters counts as one look at the same accounts, so that looking thrice doesn't feign certainty.
 */
export function neglectAt({ works, minimums, promised }: Firm, at = 0): Found {
  const small = works.filter(({ tier }) => isSmall(tier))
  const now = coverageAt(small, minimums, at)
  const quarters = [1, 2, 3].map((back) => coverageAt(small, minimums, at + back * WINDOW))
  const seen = quarters.reduce((sum, { total }) => sum + total, 0)
  const hits = quarters.reduce((sum, one) => sum + one.hits, 0)
  const total = Math.round(seen / quarters.length)
  const before = { hits: seen === 0 ? 0 : Math.round((hits / seen) * total), total }
  const answered = answersAt(small, at)
  const answeredBefore = answersAt(small, at + WINDOW, BEFORE)
  const ofKey = works.filter(({ tier }) => isKey(tier))
  const spent = hoursAt(ofKey, at)
  const usual = hoursAt(ofKey, at + WINDOW, BEFORE) / (BEFORE / WINDOW)
  const coverage = { now, before, falls: hasFallen(now, before, COVERAGE_FALL) }
  const answers = {
    now: answered,
    before: answeredBefore,
    falls: now.total >= LEAST_ACCOUNTS && hasFallen(answered, answeredBefore, ANSWER_FALL),
  }
  const key = {
    spent,
    promised,
    before: usual,
    over: promised > 0 && spent > (1 + OVER_PLAN) * promised && spent > (1 + OVER_PLAN) * usual,
  }
  return { state: stateOf({ coverage, answers, key }), coverage, answers, key }
}

function stateOf({ coverage, answers, key }: Omit<Found, 'state'>): NeglectState {
  if (coverage.now.total < LEAST_ACCOUNTS) return 'few'
  if (coverage.falls || answers.falls) return key.over ? 'alarm' : 'worse'
  return coverage.now.hits < coverage.now.total || answers.now.hits < answers.now.total
    ? 'below'
    : 'fine'
}

/** How many spans ago it began: the oldest, going back from the newest without a gap, at which it was as bad. Null where it isn't. */
export function sinceSpans(firm: Firm): number | null {
  const { state } = neglectAt(firm)
  if (state !== 'alarm' && state !== 'worse') return null
  let since = 0
  for (let at = 1; at <= STEPS; at += 1) {
    const then = neglectAt(firm, at).state
    if (then !== state && !(state === 'worse' && then === 'alarm')) break
    since = at
  }
  return since
}

export type Below = {
  talks: number
  talksLeast: number
  visits: number
  visitsLeast: number
  answers: number
  late: number
  answerHours: number
  /** Spans for which it has had fewer talks than meant without a gap; 0 where only something else lacks. */
  since: number
}

/** What lacks an account to the least of its tier; null where nothing does, or where it isn't a client for 90 days yet. */
export function belowOf(work: Work, minimums: Minimums): Below | null {
  if (!wasClient(work, 0)) return null
  const { talks, answerHours, visitsAYear } = minimums[work.tier]
  const answers = sumOf(work.answers, 0, WINDOW)
  const found = {
    talks: sumOf(work.talks, 0, WINDOW),
    talksLeast: talks.value,
    visits: sumOf(work.visits, 0, YEAR),
    // Who isn't a client for a year yet is owed a part of its visits.
    visitsLeast: Math.floor((visitsAYear.value * Math.min(YEAR, work.known ?? YEAR)) / YEAR),
    answers,
    late: answers - sumOf(work.inTime, 0, WINDOW),
    answerHours: answerHours.value,
  }
  const lacks = found.talks < found.talksLeast || found.visits < found.visitsLeast || found.late > 0
  if (!lacks) return null
  let since = 0
  while (since <= STEPS && wasClient(work, since) && !isCovered(work, minimums, since)) since += 1
  return { ...found, since: Math.max(0, since - 1) }
}
