/** Whether an extra is fair: what it takes of hours that are promised to other accounts, and what would cure that. */
import { z } from 'zod'
import { Hours, skillsOf } from '../accounts/teamHours.ts'
import { addMonths, Day } from '../kernel/day.ts'
import { type Tier, TierName } from '../segment/tier.ts'

/** Hours a month by skill, for so many months from the first day of one on. */
export const Taking = z.object({
  hours: Hours,
  from: Day.regex(/-01$/),
  months: z.int().min(1).max(24),
})
export type Taking = z.infer<typeof Taking>

/** Out of which hours an extra would be done; they sum to what it asks. */
export const Takes = z.object({
  own: z.number(),
  free: z.number(),
  reserve: z.number(),
  others: z.number(),
  beyond: z.number(),
})
export type Takes = z.infer<typeof Takes>

export const FairnessLine = z.object({
  skill: z.string(),
  /** First day of the month. */
  month: Day,
  asked: z.number(),
  all: z.number(),
  /** To the other accounts, and to the one that asks. */
  promised: z.number(),
  own: z.number(),
  granted: z.number(),
  reserve: z.number(),
  takes: Takes,
  /** From whom, tier by tier: how many accounts, and the hours that they lose together. */
  from: z.array(z.object({ tier: TierName, accounts: z.number(), hours: z.number() })),
})
export type FairnessLine = z.infer<typeof FairnessLine>

export type FairnessFacts = {
  tiers: readonly Pick<Tier, 'tier' | 'needs'>[]
  /** Other accounts by tier, without the one that asks. */
  others: readonly { tier: TierName; accounts: number }[]
  /** Of the account that asks. */
  tier: TierName
  team: readonly { personId: string; name: string; hours: Hours }[]
  /** Share of all hours, 0 to 0.9, that is kept for key accounts of tomorrow. */
  reserve: number
  /** Extras that were given already; `own` to the account that asks. Those of no months take nothing. */
  granted: readonly { own: boolean; hours: Hours; from: Day; months: number }[]
}

/** Hours are whole to this; less is no harm. */
const EPS = 1e-6

/** First days of the months that it takes. */
export function monthsOf({ from, months }: Pick<Taking, 'from' | 'months'>): Day[] {
  return Array.from({ length: months }, (_, at) => addMonths(from, at))
}

/**
 * Out of which hours an extra would be done, for each skill and month.
 *
 * An account spends first what its own tier promises it and no earlier extra of its own has used, then hours that are
 * promised to nobody, then the reserve for key accounts of tomorrow, and only then what is promised to other
 * accounts: each of these loses in proportion to what it is promised. What is left after that nobody has.
 *
 * Source: the same sums as the capacity of a selection (`docs/methods/tiers.md`), worked out for one extra;
 * see `docs/methods/fairness.md`.
 *
 * @param asked hours a month by skill, at least 0
 * @returns hours, at least 0; `takes` of a line sums to its `asked`, `from` to its `takes.others`. Skills of which
 *   nothing is asked are left out; nothing asked gives no lines.
 */
export function fairnessOf(facts: FairnessFacts, asked: Taking): FairnessLine[] {
  const skills = skillsOf([asked.hours]).filter((skill) => asked.hours[skill]! > 0)
  return monthsOf(asked).flatMap((month) =>
    skills.map((skill) => lineOf(facts, { skill, month, asked: asked.hours[skill]! })),
  )
}

type Wanted = { skill: string; month: Day; asked: number }

function lineOf(facts: FairnessFacts, { skill, month, asked }: Wanted): FairnessLine {
  const needOf = (tier: TierName) => facts.tiers.find((one) => one.tier === tier)?.needs[skill] ?? 0
  const parts = facts.others.map(({ tier, accounts }) => ({
    tier,
    accounts,
    promised: accounts * needOf(tier),
  }))
  const promised = sum(parts.map((one) => one.promised))
  const own = needOf(facts.tier)
  const all = sum(facts.team.map(({ hours }) => hours[skill] ?? 0))
  const [usedOwn, usedByOthers] = [true, false].map((isOwn) =>
    sum(
      facts.granted
        .filter((one) => one.own === isOwn && covers(one, month))
        .map(({ hours }) => hours[skill] ?? 0),
    ),
  ) as [number, number]
  const ownLeft = Math.max(0, own - usedOwn)
  const rest = Math.max(0, all - promised - own - usedByOthers - Math.max(0, usedOwn - own))
  // Key accounts of tomorrow are served out of the reserve.
  const future =
    sum(parts.filter(({ tier }) => tier === 'future').map((one) => one.promised)) +
    (facts.tier === 'future' ? own : 0)
  const reserve = Math.min(rest, Math.max(0, facts.reserve * all - future))
  const takes = poured(asked, { own: ownLeft, free: rest - reserve, reserve, others: promised })
  return {
    skill,
    month,
    asked,
    all,
    promised,
    own,
    granted: usedOwn + usedByOthers,
    reserve,
    takes,
    from:
      takes.others > EPS
        ? parts
            .filter((one) => one.promised > 0)
            .map((one) => ({
              tier: one.tier,
              accounts: one.accounts,
              hours: (takes.others * one.promised) / promised,
            }))
        : [],
  }
}

/** Fills one after the other; what none of them holds is beyond. */
function poured(asked: number, pots: Omit<Takes, 'beyond'>): Takes {
  let left = asked
  const take = (most: number) => {
    const taken = Math.min(left, most)
    left -= taken
    return taken
  }
  const own = take(pots.own)
  const free = take(pots.free)
  const reserve = take(pots.reserve)
  const others = take(pots.others)
  return { own, free, reserve, others, beyond: left }
}

function covers({ from, months }: { from: Day; months: number }, month: Day): boolean {
  return months > 0 && from <= month && month <= addMonths(from, months - 1)
}

/** What a line takes that it may not: hours of others, and hours that nobody has. */
export const shortOf = ({ takes }: Pick<FairnessLine, 'takes'>) => takes.others + takes.beyond

export const VERDICTS = ['fair', 'reserve', 'takes'] as const

/** `takes`: from other accounts, or what nobody has; `reserve`: only from what is kept for tomorrow. */
export function verdictOf(lines: readonly FairnessLine[]): (typeof VERDICTS)[number] {
  if (lines.some((line) => shortOf(line) > EPS)) return 'takes'
  return lines.some(({ takes }) => takes.reserve > EPS) ? 'reserve' : 'fair'
}

/** The most that one line of each skill lacks: hours a month. */
export function shortBySkill(lines: readonly FairnessLine[]): Map<string, number> {
  const short = new Map<string, number>()
  for (const line of lines) {
    if (shortOf(line) > EPS)
      short.set(line.skill, Math.max(short.get(line.skill) ?? 0, shortOf(line)))
  }
  return short
}

export const sum = (all: readonly number[]) => all.reduce((one, other) => one + other, 0)
