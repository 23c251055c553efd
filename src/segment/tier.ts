/** Tiers of accounts, each with a precise definition and what it promises: hours, answers, visits, reviews. */
import { z } from 'zod'
import { Hours } from '../accounts/teamHours.ts'

/** From the closest on. `future` are key accounts of tomorrow, served out of the reserve. */
export const TIERS = ['strategic', 'key', 'future', 'standard', 'streamline'] as const
export const TierName = z.enum(TIERS)
export type TierName = z.infer<typeof TierName>

/** Those whose accounts are key accounts: nobody comes into them without serving a strategy. */
export function isKey(tier: TierName): boolean {
  return tier === 'strategic' || tier === 'key'
}

export const Tier = z.object({
  tier: TierName,
  /** When an account belongs to it, in words. */
  definition: z.string().trim().max(1000).default(''),
  /** Working hours within which a request is answered. */
  answerHours: z.number().positive().max(10_000).nullable().default(null),
  visitsAYear: z.int().min(0).max(366).nullable().default(null),
  reviewsAYear: z.int().min(0).max(366).nullable().default(null),
  /** Hours a month by skill that one account asks of the team. */
  needs: Hours.default({}),
})
export type Tier = z.infer<typeof Tier>

export const emptyTier = (tier: TierName): Tier => Tier.parse({ tier })
