/** The nine steps of a key account plan, each with questions instead of blank fields; sectors ask some of their own. */
import { z } from 'zod'

export const STEPS = [
  'why',
  'market',
  'deciders',
  'needs',
  'goals',
  'objectives',
  'offer',
  'actions',
  'followUp',
] as const
export type Step = (typeof STEPS)[number]

/** Asked of every plan. */
const OF_ALL = {
  why: ['whyThem', 'whyUs'],
  market: ['theirMarket', 'theirRivals'],
  deciders: ['whoDecides', 'whoIsMissing'],
  needs: ['worstPain', 'unspoken'],
  goals: ['theirYear', 'ourYear'],
  objectives: ['oneThing', 'proofOfIt'],
  offer: ['onlyUs', 'costOfIt'],
  actions: ['firstMonth', 'dependsOn'],
  followUp: ['rhythm', 'earlySign'],
} as const satisfies Record<Step, readonly string[]>

/** What each sector asks besides, and in which step. */
const OF_PACK = {
  general: {},
  saas: {
    needs: ['saasUse'],
    goals: ['saasValue'],
    offer: ['saasData'],
    followUp: ['saasRenewal'],
  },
  distribution: {
    market: ['distChannel'],
    needs: ['distStock'],
    offer: ['distMargin'],
    followUp: ['distService'],
  },
  consulting: {
    deciders: ['consSponsor'],
    needs: ['consOutcome'],
    offer: ['consTeam'],
    followUp: ['consNext'],
  },
  logistics: {
    needs: ['logiPeaks'],
    goals: ['logiCost'],
    offer: ['logiRoutes'],
    followUp: ['logiOnTime'],
  },
  finance: {
    market: ['finRules'],
    deciders: ['finRisk'],
    offer: ['finSecurity'],
    followUp: ['finAudit'],
  },
  insurance: {
    needs: ['insClaims'],
    market: ['insPortfolio'],
    offer: ['insPrevention'],
    followUp: ['insRenewal'],
  },
  pharma: {
    market: ['pharAccess'],
    deciders: ['pharQuality'],
    offer: ['pharTrace'],
    followUp: ['pharAudit'],
  },
  industrial: {
    needs: ['indStops'],
    goals: ['indPlant'],
    offer: ['indEngineering'],
    followUp: ['indRisk'],
  },
} as const satisfies Record<string, Partial<Record<Step, readonly string[]>>>

export type PackName = keyof typeof OF_PACK
export const PACK_NAMES = Object.keys(OF_PACK) as [PackName, ...PackName[]]

const ALL = [
  ...Object.values(OF_ALL).flat(),
  ...Object.values(OF_PACK).flatMap((pack) => Object.values(pack).flat()),
] as string[]
export const Question = z.enum(ALL as [string, ...string[]])

/** The questions of a step, those of the sector last. */
export function questionsOf(step: Step, pack: PackName): string[] {
  const own: Partial<Record<Step, readonly string[]>> = OF_PACK[pack]
  return [...OF_ALL[step], ...(own[step] ?? [])]
}
