/** What would make an unfair extra fair: another expert, a later month, hours that are paid for, or less of it. */
import { z } from 'zod'
import { addMonths } from '../kernel/day.ts'
import {
  type FairnessFacts,
  type FairnessLine,
  fairnessOf,
  monthsOf,
  shortBySkill,
  sum,
  Taking,
  verdictOf,
} from './fairness.ts'

/** So many months later it is still the same request. */
const LATEST = 12
/** What is given instead is told in quarters of an hour. */
const QUARTER = 4

const taken = { taking: Taking }

/** `taking` is what of the team's hours it then takes. */
export const Cure = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('expert'),
    ...taken,
    moves: z.array(
      z.object({
        skill: z.string(),
        to: z.string(),
        personId: z.guid(),
        name: z.string(),
        hours: z.number(),
      }),
    ),
  }),
  z.object({ kind: z.literal('later'), ...taken, months: z.int() }),
  z.object({
    kind: z.literal('paid'),
    ...taken,
    /** All that is bought, and what the client pays for it; null where no price of an hour is said. */
    hours: z.number(),
    price: z.number().nullable(),
  }),
  z.object({ kind: z.literal('less'), ...taken, hours: z.number() }),
])
export type Cure = z.infer<typeof Cure>
export type CureKind = Cure['kind']

/**
 * What cures an extra that takes hours of others, the cheapest first: what costs nobody anything, then time, then the
 * client's money, then a part of what was asked. Each leaves all that is promised to others untouched.
 *
 * @param hourPrice what the client pays for an hour that is bought for it; null where nobody said
 * @returns none where nothing is to be cured
 */
export function curesOf(
  facts: FairnessFacts,
  asked: Taking,
  { hourPrice }: { hourPrice: number | null },
): Cure[] {
  const lines = fairnessOf(facts, asked)
  if (verdictOf(lines) !== 'takes') return []
  const heals = ({ taking }: Cure) => verdictOf(fairnessOf(facts, taking)) !== 'takes'
  const cures = [
    byExpert(facts, asked, lines),
    later(facts, asked),
    paid(asked, lines, hourPrice),
    less(asked, lines),
  ]
  return cures.filter((cure): cure is Cure => cure !== null && heals(cure))
}

/** Whoever has the scarce skill gives hours that another of their skills has free. */
function byExpert(
  facts: FairnessFacts,
  asked: Taking,
  lines: readonly FairnessLine[],
): Cure | null {
  const hours = { ...asked.hours }
  const moves = []
  for (const [skill, short] of shortBySkill(lines)) {
    const able = facts.team.filter((one) => (one.hours[skill] ?? 0) > 0)
    const found = able
      .flatMap((person) =>
        Object.entries(person.hours)
          .filter(([to, has]) => to !== skill && has >= short)
          .map(([to]) => ({ person, to })),
      )
      .find(({ to }) => {
        const taking = { ...asked, hours: { [to]: (hours[to] ?? 0) + short } }
        return verdictOf(fairnessOf(facts, taking)) === 'fair'
      })
    if (!found) return null
    const { person, to } = found
    hours[skill] = Math.max(0, hours[skill]! - short)
    hours[to] = (hours[to] ?? 0) + short
    moves.push({ skill, to, personId: person.personId, name: person.name, hours: short })
  }
  return { kind: 'expert', taking: { ...asked, hours }, moves }
}

function later(facts: FairnessFacts, asked: Taking): Cure | null {
  for (let months = 1; months <= LATEST; months += 1) {
    const taking = { ...asked, from: addMonths(asked.from, months) }
    if (verdictOf(fairnessOf(facts, taking)) !== 'takes') return { kind: 'later', taking, months }
  }
  return null
}

/** What is lacking is done by people from outside, whom the client pays. */
function paid(asked: Taking, lines: readonly FairnessLine[], hourPrice: number | null): Cure {
  const { hours, lacks } = without(asked, shortBySkill(lines))
  const bought = lacks * monthsOf(asked).length
  const price = hourPrice === null ? null : Math.round(bought * hourPrice * 100) / 100
  return { kind: 'paid', taking: { ...asked, hours }, hours: bought, price }
}

function less(asked: Taking, lines: readonly FairnessLine[]): Cure | null {
  const { hours } = without(asked, shortBySkill(lines))
  const given = Object.fromEntries(
    Object.entries(hours).map(([skill, one]) => [
      skill,
      one < asked.hours[skill]! ? Math.floor(one * QUARTER) / QUARTER : one,
    ]),
  )
  const left = sum(Object.values(given))
  if (left === 0) return null
  const lost = (sum(Object.values(asked.hours)) - left) * monthsOf(asked).length
  return { kind: 'less', taking: { ...asked, hours: given }, hours: lost }
}

function without(asked: Taking, short: ReadonlyMap<string, number>) {
  const hours = Object.fromEntries(
    Object.entries(asked.hours).map(([skill, one]) => [
      skill,
      Math.max(0, one - (short.get(skill) ?? 0)),
    ]),
  )
  return { hours, lacks: sum([...short.values()]) }
}
