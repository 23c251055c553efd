/** What the tiers promise together against what the team has: hours a month, skill by skill. */
import { z } from 'zod'
import { type Hours, skillsOf } from '../accounts/teamHours.ts'
import { type Tier, TierName } from './tier.ts'

export const TierLoad = z.object({
  skill: z.string(),
  /** Hours a month of all people. */
  all: z.number(),
  /** Σ accounts of a tier x hours that one of them asks. */
  promised: z.number(),
  /** What makes it up, the closest tier first; tiers that ask nothing are left out. */
  parts: z.array(z.object({ tier: TierName, accounts: z.number(), hours: z.number() })),
})
export type TierLoad = z.infer<typeof TierLoad>

type Given = {
  counts: readonly { tier: TierName; accounts: number }[]
  tiers: readonly Tier[]
  people: readonly { hours: Hours }[]
}

/** Every skill that someone has or a tier asks, by name. */
export function loadOf({ counts, tiers, people }: Given): TierLoad[] {
  const needed = tiers.map(({ tier, needs }) => ({
    tier,
    needs,
    accounts: counts.find((one) => one.tier === tier)?.accounts ?? 0,
  }))
  const skills = skillsOf([
    ...people.map(({ hours }) => hours),
    ...needed.map(({ needs }) => needs),
  ])
  return skills.map((skill) => {
    const parts = needed.flatMap(({ tier, needs, accounts }) => {
      const hours = accounts * (needs[skill] ?? 0)
      return hours > 0 ? [{ tier, accounts, hours }] : []
    })
    return {
      skill,
      all: people.reduce((sum, { hours }) => sum + (hours[skill] ?? 0), 0),
      promised: parts.reduce((sum, { hours }) => sum + hours, 0),
      parts,
    }
  })
}

/** The skill of which most is promised of what there is, where that is more than there is; else null. */
export function mostOverpromised(load: readonly TierLoad[]): TierLoad | null {
  const over = load.filter(({ promised, all }) => promised > all + 1e-9)
  const share = ({ promised, all }: TierLoad) => (all > 0 ? promised / all : Infinity)
  return over.toSorted((a, b) => share(b) - share(a) || b.promised - a.promised)[0] ?? null
}
