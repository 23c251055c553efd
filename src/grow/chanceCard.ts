/**
 * How good the chances would have been: given on past days with what was known by then, held against how it ended.
 * docs/methods/pipeline.md
 */
import { z } from 'zod'
import { wilson } from '../commit/reliability.ts'
import { wholeNumbers } from '../identify/models/normal.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { type Case, chanceOf, chancesOf, standingAt } from './chance.ts'

const EVERY_DAYS = 91
const MOST_ORIGINS = 12
/** Ended before the first origin; with fewer nothing was known. */
const LEAST_KNOWN = 20
/** Scored; with fewer a skill is luck. */
const LEAST_SCORED = 30
const BINS = 5
const DRAWS = 400
const SEED = 7

const Estimate = z.object({ value: z.number(), low: z.number(), high: z.number() })

export const ChanceCard = z.object({
  /** Days on which chances would have been given, the last one first. */
  origins: z.int(),
  scored: z.int(),
  opportunities: z.int(),
  /** Null where there is too little to go by. */
  scores: z
    .object({
      /** Mean squared error, 0..1, and that of giving all the share won until then. */
      brier: z.number(),
      baseBrier: z.number(),
      /** 1 − brier / baseBrier, with its 95 % interval by drawing opportunities anew. */
      skill: Estimate,
      /** Its whole interval lies above 0. */
      isBetter: z.boolean(),
      bins: z.array(
        z.object({
          scored: z.int(),
          given: z.number(),
          won: z.number(),
          low: z.number(),
          high: z.number(),
        }),
      ),
    })
    .nullable(),
})
export type ChanceCard = z.infer<typeof ChanceCard>

type Scored = { id: string; given: number; base: number; won: number }

/**
 * Rolling origins a quarter of a year apart, back from the day. At each, every opportunity that was open and has ended
 * since is given its chance by what had ended before; those that are open still can't be scored.
 */
export function chanceCard(cases: readonly Case[], asOf: Day): ChanceCard {
  const scored: Scored[] = []
  let origins = 0
  for (let back = 1; back <= MOST_ORIGINS; back += 1) {
    const day = addDays(asOf, -back * EVERY_DAYS)
    const chances = chancesOf(cases, day)
    if (chances.ended < LEAST_KNOWN) break
    origins += 1
    for (const one of cases) {
      const stood = standingAt(one, day)
      if (!stood || !one.end || one.end.on > asOf) continue
      const { chance } = chanceOf(chances, stood.stage, stood.days)
      scored.push({ id: one.id, given: chance, base: chances.base, won: Number(one.end.won) })
    }
  }
  const opportunities = new Set(scored.map(({ id }) => id)).size
  const scores = scored.length < LEAST_SCORED ? null : scoresOf(scored)
  return { origins, scored: scored.length, opportunities, scores }
}

function scoresOf(scored: readonly Scored[]) {
  const brier = mean(scored.map(({ given, won }) => (given - won) ** 2))
  const baseBrier = mean(scored.map(({ base, won }) => (base - won) ** 2))
  const skill = drawnSkill(scored, baseBrier === 0 ? 0 : 1 - brier / baseBrier)
  return { brier, baseBrier, skill, isBetter: skill.low > 0, bins: binsOf(scored) }
}

/** Whole opportunities are drawn, since those scored on several days tell one story. */
function drawnSkill(scored: readonly Scored[], value: number) {
  const sums = [...Map.groupBy(scored, ({ id }) => id).values()].map((those) => [
    those.reduce((sum, { given, won }) => sum + (given - won) ** 2, 0),
    those.reduce((sum, { base, won }) => sum + (base - won) ** 2, 0),
  ])
  const next = wholeNumbers(SEED)
  const skills = Array.from({ length: DRAWS }, () => {
    let [own, base] = [0, 0]
    for (let at = 0; at < sums.length; at += 1) {
      const [mine, its] = sums[next() % sums.length]! as [number, number]
      own += mine
      base += its
    }
    return base === 0 ? 0 : 1 - own / base
  }).toSorted((a, b) => a - b)
  const at = (share: number) => skills[Math.round(share * (DRAWS - 1))]!
  return { value, low: at(0.025), high: at(0.975) }
}

/** Groups of nearly equally many by rising chance. */
function binsOf(scored: readonly Scored[]) {
  const sorted = scored.toSorted((a, b) => a.given - b.given || (a.id < b.id ? -1 : 1))
  return Array.from({ length: BINS }, (_, bin) => {
    const those = sorted.slice(
      Math.floor((bin * sorted.length) / BINS),
      Math.floor(((bin + 1) * sorted.length) / BINS),
    )
    const won = those.reduce((sum, one) => sum + one.won, 0)
    const [low, high] = wilson(won, those.length)
    return {
      scored: those.length,
      given: mean(those.map(({ given }) => given)),
      won: won / those.length,
      low,
      high,
    }
  })
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length
}
