/** The fewest hours that bring every account above its least, who has them, and what to do where nobody does. */
import type { Hours } from '../../accounts/teamHours.ts'
import { type TierName, TIERS } from '../../segment/tier.ts'
import type { Below } from './neglect.ts'

/** Hours that each takes; a talk that isn't a visit is a call with what comes after it. */
export const HOURS_A_TALK = 0.5
export const HOURS_A_VISIT = 3
export const HOURS_AN_ANSWER = 0.5

/** Visits are talks too: who lacks both is cured by the visits first. */
export function hoursToCure({
  talks,
  talksLeast,
  visits,
  visitsLeast,
  late,
}: Omit<Below, 'since'>): number {
  const lackingVisits = Math.max(0, visitsLeast - visits)
  const lackingTalks = Math.max(0, talksLeast - talks - lackingVisits)
  return lackingVisits * HOURS_A_VISIT + lackingTalks * HOURS_A_TALK + late * HOURS_AN_ANSWER
}

export type Starved = {
  accountId: string
  tier: TierName
  /** Whoever looks after it. */
  carerIds: readonly string[]
  /** Of a quarter, above 0. */
  hours: number
  /** What would still lack it if it stood in `streamline`. */
  hoursIfServed: number
  sales: number
}

export type Free = {
  personId: string
  /** Of a quarter, by skill, promised to nobody. */
  free: Hours
}

export type Cure = {
  /** What lacks, by tier and skill. */
  needs: { tier: TierName; skill: string; accounts: number; hours: number }[]
  /** Who gives how much of what; the most first. */
  gives: { personId: string; skill: string; hours: number; accounts: number }[]
  /** Accounts to serve in the simplest way, since nobody has the hours; those with the least sales. */
  moves: { accountId: string; hours: number }[]
  /** What lacks then still, and must come from key work or from new people. */
  lacks: { skill: string; hours: number }[]
}

const EPS = 1e-9

/**
 * Hours are what lacks and no more. An account asks the skill of which its own people have most hours, else the one that the
 * team has most of. Where a skill doesn't suffice, standard accounts are moved to `streamline`, the least sales first and no
 * more than needed. Hours come from the account's own people first, then from whoever has most left.
 *
 * @param most skill that an account without people of its own asks
 */
export function cureOf(
  starved: readonly Starved[],
  people: readonly (Free & { hours: Hours })[],
): Cure {
  const most = largest(sumBy(people.map(({ hours }) => hours)))
  const asks = starved
    .filter(({ hours }) => hours > EPS)
    .map((one) => {
      const own = people.filter(({ personId }) => one.carerIds.includes(personId))
      return { ...one, skill: largest(sumBy(own.map(({ hours }) => hours))) ?? most ?? '' }
    })
  const needs = TIERS.flatMap((tier) =>
    [
      ...Map.groupBy(
        asks.filter((one) => one.tier === tier),
        ({ skill }) => skill,
      ),
    ].map(([skill, those]) => ({
      tier,
      skill,
      accounts: those.length,
      hours: those.reduce((sum, { hours }) => sum + hours, 0),
    })),
  )
  const cure: Cure = { needs, gives: [], moves: [], lacks: [] }
  for (const [skill, those] of Map.groupBy(asks, (one) => one.skill)) {
    const free = new Map(people.map(({ personId, free: own }) => [personId, own[skill] ?? 0]))
    const all = [...free.values()].reduce((sum, one) => sum + one, 0)
    const moved = movesFor(those, all)
    cure.moves.push(
      ...moved.map(({ accountId, hours, hoursIfServed }) => ({
        accountId,
        hours: hours - hoursIfServed,
      })),
    )
    const ids = new Set(moved.map(({ accountId }) => accountId))
    const left = those.map((one) =>
      ids.has(one.accountId) ? { ...one, hours: one.hoursIfServed } : one,
    )
    const { gives, lacks } = given(left, free)
    cure.gives.push(...gives.map((one) => ({ ...one, skill })))
    if (lacks > EPS) cure.lacks.push({ skill, hours: lacks })
  }
  cure.gives.sort((a, b) => b.hours - a.hours || a.personId.localeCompare(b.personId))
  return cure
}

type Asked = Starved & { skill: string }

function movesFor(those: readonly Asked[], free: number): Asked[] {
  let short = those.reduce((sum, { hours }) => sum + hours, 0) - free
  const moves: Asked[] = []
  const candidates = those
    .filter(({ tier, hours, hoursIfServed }) => tier === 'standard' && hours - hoursIfServed > EPS)
    .toSorted((a, b) => a.sales - b.sales || a.accountId.localeCompare(b.accountId))
  for (const one of candidates) {
    if (short <= EPS) break
    moves.push(one)
    short -= one.hours - one.hoursIfServed
  }
  return moves
}

function given(those: readonly Asked[], free: Map<string, number>) {
  const gives = new Map<string, { personId: string; hours: number; accounts: number }>()
  let lacks = 0
  for (const { hours, carerIds } of those.toSorted((a, b) => b.sales - a.sales)) {
    let left = hours
    const others = [...free.keys()].toSorted(
      (a, b) =>
        Number(carerIds.includes(b)) - Number(carerIds.includes(a)) ||
        free.get(b)! - free.get(a)! ||
        a.localeCompare(b),
    )
    for (const personId of others) {
      const taken = Math.min(left, free.get(personId)!)
      if (taken <= EPS) continue
      free.set(personId, free.get(personId)! - taken)
      left -= taken
      const before = gives.get(personId) ?? { personId, hours: 0, accounts: 0 }
      gives.set(personId, { personId, hours: before.hours + taken, accounts: before.accounts + 1 })
      if (left <= EPS) break
    }
    lacks += left > EPS ? left : 0
  }
  return { gives: [...gives.values()], lacks }
}

function sumBy(all: readonly Hours[]): Hours {
  const sums: Hours = {}
  for (const hours of all)
    for (const [skill, one] of Object.entries(hours)) sums[skill] = (sums[skill] ?? 0) + one
  return sums
}

function largest(hours: Hours): string | null {
  const [first] = Object.entries(hours).toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
  return first && first[1] > 0 ? first[0] : null
}

/**
 * What each person has free in a quarter: their hours less what their own accounts are promised, shared by those of the
 * account's people who have the skill; together no more than the team's hours less all that is promised.
 *
 * @param hours a month
 */
export function freeOf(
  people: readonly { personId: string; hours: Hours }[],
  accounts: readonly { tier: TierName; carerIds: readonly string[] }[],
  needs: Record<TierName, Hours>,
): (Free & { hours: Hours })[] {
  const months = 3
  const busy = new Map(people.map(({ personId }) => [personId, {} as Hours]))
  const promised: Hours = {}
  for (const { tier, carerIds } of accounts) {
    for (const [skill, need] of Object.entries(needs[tier])) {
      promised[skill] = (promised[skill] ?? 0) + need
      const able = people.filter(
        ({ personId, hours }) => carerIds.includes(personId) && (hours[skill] ?? 0) > 0,
      )
      for (const { personId } of able) {
        const own = busy.get(personId)!
        own[skill] = (own[skill] ?? 0) + need / able.length
      }
    }
  }
  const all = sumBy(people.map(({ hours }) => hours))
  const alone = people.map(({ personId, hours }) => ({
    personId,
    hours,
    free: Object.fromEntries(
      Object.entries(hours).map(([skill, one]) => [
        skill,
        Math.max(0, one - (busy.get(personId)![skill] ?? 0)),
      ]),
    ) as Hours,
  }))
  const free = sumBy(alone.map((one) => one.free))
  return alone.map((one) => ({
    ...one,
    free: Object.fromEntries(
      Object.entries(one.free).map(([skill, own]) => {
        const most = Math.max(0, all[skill]! - (promised[skill] ?? 0))
        const part = free[skill]! > 0 ? Math.min(1, most / free[skill]!) : 0
        return [skill, months * own * part]
      }),
    ) as Hours,
  }))
}
