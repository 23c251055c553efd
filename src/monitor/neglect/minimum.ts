/** The least that an account of each tier gets: as the firm says, else as its service definition, else as is usual. */
import { z } from 'zod'
import { type Tier, type TierName, TIERS } from '../../segment/tier.ts'

const count = (most: number) => z.int().min(0).max(most).nullable()
const Said = z.object({
  /** Talks of any kind in 90 days. */
  talks: count(90),
  /** Hours within which we answer, as clocks count them. */
  answerHours: z.number().positive().max(1000).nullable(),
  visitsAYear: count(366),
})
export type Said = z.infer<typeof Said>

const NOTHING = { talks: null, answerHours: null, visitsAYear: null }

/** Null: as the tier's service definition has it, else as is usual. */
export const NeglectChoice = z.object({
  strategic: Said.default(NOTHING),
  key: Said.default(NOTHING),
  future: Said.default(NOTHING),
  standard: Said.default(NOTHING),
  streamline: Said.default(NOTHING),
})
export type NeglectChoice = z.infer<typeof NeglectChoice>

// words: monitor:neglect.from.*
export const MINIMUM_FROM = ['said', 'service', 'usual'] as const

const part = z.object({ value: z.number(), from: z.enum(MINIMUM_FROM) })
export const Minimum = z.object({ talks: part, answerHours: part, visitsAYear: part })
export type Minimum = z.infer<typeof Minimum>

/** 12 hours for key accounts and 24 for others are models.md §11; an account that serves itself is owed no talk. */
export const USUAL: Record<TierName, { talks: number; answerHours: number; visitsAYear: number }> =
  {
    strategic: { talks: 6, answerHours: 12, visitsAYear: 4 },
    key: { talks: 3, answerHours: 12, visitsAYear: 2 },
    future: { talks: 2, answerHours: 24, visitsAYear: 1 },
    standard: { talks: 1, answerHours: 24, visitsAYear: 0 },
    streamline: { talks: 0, answerHours: 48, visitsAYear: 0 },
  }

export type Minimums = Record<TierName, Minimum>

/** What a tier's definition doesn't say of talks follows from no other number of it. */
export function minimumsOf(choice: NeglectChoice, tiers: readonly Tier[]): Minimums {
  return Object.fromEntries(
    TIERS.map((tier) => {
      const said = choice[tier]
      const service = tiers.find((one) => one.tier === tier)
      const first = (name: keyof Said, ofService: number | null | undefined) =>
        said[name] !== null
          ? { value: said[name], from: 'said' as const }
          : ofService !== null && ofService !== undefined
            ? { value: ofService, from: 'service' as const }
            : { value: USUAL[tier][name], from: 'usual' as const }
      return [
        tier,
        {
          talks: first('talks', null),
          answerHours: first('answerHours', service?.answerHours),
          visitsAYear: first('visitsAYear', service?.visitsAYear),
        },
      ]
    }),
  ) as Minimums
}
