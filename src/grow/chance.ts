/**
 * How likely an open opportunity is to be won, as the firm's own history says: the share won of those that were in its
 * stage, drawn towards the share of all where the cases are few. docs/methods/pipeline.md
 */
import { z } from 'zod'
import { wilson } from '../commit/reliability.ts'
import { type Day, daysBetween } from '../kernel/day.ts'

/** One opportunity: which stages of the firm's it was in since when, and how it ended. */
export type Case = {
  id: string
  /** In the order in which they were entered; stages by their key. */
  stays: readonly { stage: string; from: Day }[]
  /** Null while it is open. */
  end: { on: Day; won: boolean } | null
}

/** A share counts as if so many cases more had gone as all others did. */
export const PRIOR_CASES = 4
/** With fewer it is said that there are few. */
export const FEW_CASES = 20

export const StageChance = z.object({
  stage: z.string(),
  /** Ended ones that were in it, and those of them that were won. */
  passed: z.int(),
  won: z.int(),
  /** 0..1: (won + m·base) / (passed + m), m = PRIOR_CASES. */
  chance: z.number(),
  /** Between which the share won lies with 95 % confidence, by Wilson. */
  low: z.number(),
  high: z.number(),
  few: z.boolean(),
})
export type StageChance = z.infer<typeof StageChance>

export type Chances = {
  ended: number
  won: number
  /** (won + 1) / (ended + 2): Laplace's rule of succession. */
  base: number
  stages: ReadonlyMap<string, StageChance>
  /** By stage: how many days each ended case stayed there at most, with how it ended; the longest first. */
  lasted: ReadonlyMap<string, readonly { days: number; won: boolean }[]>
}

/** What is said of one opportunity. */
export type Chance = {
  /** 0..1 */
  chance: number
  /** Cases that it rests on: ended ones that were in that stage at least as long. */
  cases: number
  won: number
}

/**
 * Learns from the cases that had ended by a day; what came later isn't looked at.
 * @param cases any order; stays in theirs
 */
export function chancesOf(cases: readonly Case[], asOf: Day): Chances {
  const lasted = new Map<string, { days: number; won: boolean }[]>()
  let [ended, won] = [0, 0]
  for (const { stays, end } of cases) {
    if (!end || end.on > asOf) continue
    ended += 1
    won += Number(end.won)
    for (const [stage, days] of daysByStage(stays, end.on)) {
      lasted.set(stage, [...(lasted.get(stage) ?? []), { days, won: end.won }])
    }
  }
  const base = (won + 1) / (ended + 2)
  for (const all of lasted.values()) all.sort((a, b) => b.days - a.days)
  const stages = new Map(
    [...lasted].map(([stage, all]) => [stage, stageChance(stage, { all, base })]),
  )
  return { ended, won, base, stages, lasted }
}

function stageChance(
  stage: string,
  { all, base }: { all: readonly { won: boolean }[]; base: number },
): StageChance {
  const passed = all.length
  const won = all.filter((one) => one.won).length
  const [low, high] = wilson(won, passed)
  const chance = drawn(won, passed, base)
  return { stage, passed, won, chance, low, high, few: passed < FEW_CASES }
}

/** The mean of a Beta(won + m·prior, lost + m·(1 − prior)). */
function drawn(won: number, cases: number, prior: number): number {
  return (won + PRIOR_CASES * prior) / (cases + PRIOR_CASES)
}

/**
 * The chance of an opportunity that has been in a stage for so many days: the share won of the ended cases that were
 * there at least as long, drawn towards the stage's share, and that towards the share of all. In no stage of the firm's
 * it is the share of all.
 * @param days whole days in the stage, ≥ 0
 */
export function chanceOf(chances: Chances, stage: string | null, days: number): Chance {
  const { ended, won, base } = chances
  const known = stage === null ? undefined : chances.stages.get(stage)
  if (!known) return { chance: base, cases: ended, won }
  const those = chances.lasted.get(known.stage)!.filter((one) => one.days >= days)
  const wonOfThose = those.filter((one) => one.won).length
  return {
    chance: drawn(wonOfThose, those.length, known.chance),
    cases: those.length,
    won: wonOfThose,
  }
}

/**
 * How many days a case was in each stage, its longest stay; by key. A stage that was left on the same day for one
 * that it had been in before was a slip of the hand, and doesn't count.
 */
export function daysByStage(stays: Case['stays'], until: Day): Map<string, number> {
  const days = new Map<string, number>()
  stays.forEach(({ stage, from }, at) => {
    const next = stays[at + 1]
    const left = next?.from ?? until
    const wentBack = next && stays.slice(0, at).some((one) => one.stage === next.stage)
    if (wentBack && left === from) return
    days.set(stage, Math.max(days.get(stage) ?? 0, daysBetween(from, left), 0))
  })
  return days
}

/** Where a case stood on a day: its last stage entered by then; null where it wasn't there yet, or had ended. */
export function standingAt({ stays, end }: Case, day: Day): { stage: string; days: number } | null {
  if (end && end.on <= day) return null
  const last = stays.findLast(({ from }) => from <= day)
  return last ? { stage: last.stage, days: daysBetween(last.from, day) } : null
}
