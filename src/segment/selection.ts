/**
 * Choosing key accounts within what the team can serve: which accounts may be chosen, under which limits, and
 * which wishes can't be met. The two aims stay apart. models.md §6; docs/methods/selection.md.
 */
import type { Refusal } from '../kernel/refusal.ts'
import { no } from './no.ts'

export type Force = 'in' | 'out'

export type Candidate = {
  /** How the caller knows the account. */
  key: string
  /** 1 to 5; NaN where no criterion of the axis is known. */
  financial: number
  strategic: number
  /** Hours a month by resource, in the order of the limits. */
  hours: readonly number[]
  segment: string | null
  zone: string | null
  /** It names the strategy of the firm that it serves: without one no account becomes key. */
  servesStrategy: boolean
  force: Force | null
}

export const GROUPED = ['segment', 'zone'] as const
export type Grouped = (typeof GROUPED)[number]

export type Least = { by: Grouped; name: string; accounts: number }

export type Limits = {
  resources: readonly { name: string; available: number }[]
  /** Key accounts at most. */
  most: number
  least: readonly Least[]
  /** Of the best attainable sum of financial scores, 0 to 1. */
  financialShare: number
}

export type Problem = { candidates: readonly Candidate[]; limits: Limits }

/** The same choice as the solver alone would make it. */
export function withoutWishes({ candidates, limits }: Problem): Problem {
  return { candidates: candidates.map((one) => ({ ...one, force: null })), limits }
}

export const FINANCIAL_SHARE = 0.9

/** Why a candidate can't be proposed; null where it can. */
export type NotProposed = 'forced-out' | 'no-strategy' | 'not-scored'

export function whyNotProposed(candidate: Candidate): NotProposed | null {
  if (candidate.force === 'out') return 'forced-out'
  if (!candidate.servesStrategy) return 'no-strategy'
  const { financial, strategic, force } = candidate
  const isScored = !Number.isNaN(financial) && !Number.isNaN(strategic)
  return isScored || force === 'in' ? null : 'not-scored'
}

/** Wishes that contradict each other or the limits, all of them; none where a selection may exist. */
export function whyNotSelect({ candidates, limits }: Problem): Refusal[] {
  const forced = candidates.filter(({ force }) => force === 'in')
  const found: Refusal[] = []
  if (limits.most < 1) found.push(no('no-account-wanted'))
  for (const { key, servesStrategy } of forced) {
    if (!servesStrategy) found.push(no('forced-without-strategy', { account: key }))
  }
  if (forced.length > limits.most) {
    found.push(no('forced-too-many', { forced: forced.length, most: limits.most }))
  }
  for (const [at, { name, available }] of limits.resources.entries()) {
    const needed = forced.reduce((sum, { hours }) => sum + hours[at]!, 0)
    if (needed > available * (1 + TOLERANCE)) {
      const percent = available > 0 ? Math.round((100 * needed) / available) : 0
      const values = { skill: name, needed: hoursSaid(needed), available: hoursSaid(available) }
      found.push(
        available > 0
          ? no('forced-need-more', { ...values, percent })
          : no('forced-without-hours', values),
      )
    }
  }
  for (const { by, name, accounts } of limits.least) {
    const can = candidates.filter((one) => one[by] === name && whyNotProposed(one) === null).length
    if (can < accounts) found.push(no(`least-of-${by}`, { name, least: accounts, can }))
  }
  const least = GROUPED.map((by) =>
    limits.least.filter((one) => one.by === by).reduce((sum, { accounts }) => sum + accounts, 0),
  )
  if (Math.max(0, ...least) > limits.most) {
    found.push(no('least-above-most', { least: Math.max(...least), most: limits.most }))
  }
  return found
}

/** Hours are sums of decimals: so much above the limit, relatively, is none. */
export const TOLERANCE = 1e-9

function hoursSaid(hours: number): number {
  return Math.round(hours * 10) / 10
}

export type Sums = { strategic: number; financial: number; hours: number[]; accounts: number }

/** What a choice comes to, account by account in their order: exactly what a kept list must come to again. */
export function sumsOf({ candidates, limits }: Problem, isChosen: (at: number) => boolean): Sums {
  const sums: Sums = {
    strategic: 0,
    financial: 0,
    hours: limits.resources.map(() => 0),
    accounts: 0,
  }
  for (const [at, { strategic, financial, hours }] of candidates.entries()) {
    if (!isChosen(at)) continue
    sums.strategic += strategic || 0
    sums.financial += financial || 0
    sums.accounts += 1
    for (const [resource, needed] of hours.entries()) sums.hours[resource]! += needed
  }
  return sums
}

/** A choice keeps all limits but the financial share, which depends on the best that is attainable. */
export function keepsLimits(problem: Problem, isChosen: (at: number) => boolean): boolean {
  const { candidates, limits } = problem
  const { hours, accounts } = sumsOf(problem, isChosen)
  return (
    accounts <= limits.most &&
    limits.resources.every(
      ({ available }, at) => hours[at]! <= available * (1 + TOLERANCE) + TOLERANCE,
    ) &&
    limits.least.every(
      ({ by, name, accounts: least }) =>
        candidates.filter((one, at) => isChosen(at) && one[by] === name).length >= least,
    ) &&
    candidates.every((one, at) =>
      isChosen(at) ? whyNotProposed(one) === null : one.force !== 'in',
    )
  )
}
