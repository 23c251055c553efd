/** An extra as it is decided: what was seen of its fairness, what was decided about it, by whom and why. */
import { z } from 'zod'
import { CLOCK_STATES } from '../commit/clock.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { TierName } from '../segment/tier.ts'
import { FairnessLine, Taking, VERDICTS } from './fairness.ts'
import { Cure } from './fairnessCure.ts'
import type { Request } from './request.ts'

/** Another account whose promised hours it touches. */
export const Touched = z.object({
  accountId: z.guid(),
  name: z.string(),
  tier: TierName,
  /** The most that it loses in a month, over all skills. */
  loses: z.number(),
  /** A promise of time to it is at risk or broken, by someone who has the skill that is asked. */
  atRisk: z.boolean(),
})

export const RiskyClock = z.object({
  clockId: z.guid(),
  accountId: z.guid(),
  account: z.string(),
  title: z.string(),
  state: z.enum(CLOCK_STATES),
  dueAt: z.iso.datetime().nullable(),
  ownerName: z.string(),
})

export const FairnessCheck = z.object({
  asked: Taking,
  verdict: z.enum(VERDICTS),
  lines: z.array(FairnessLine),
  cures: z.array(Cure),
  /** Of how many accounts it takes hours; the first of them, those at risk before others. */
  others: z.number(),
  touched: z.array(Touched),
  /** Running clocks of other accounts at risk, of people who have the skills that are asked. */
  clocks: z.array(RiskyClock),
  currency: z.string().nullable(),
})
export type FairnessCheck = z.infer<typeof FairnessCheck>

// words: engage:extra.decisions.*
export const DECISIONS = ['granted', 'cured', 'refused'] as const

export const DecisionGiven = z
  .object({
    decision: z.enum(DECISIONS),
    /** Which of the cures that were seen. */
    cure: z.enum(['expert', 'later', 'paid', 'less']).nullable().default(null),
    reason: z.string().trim().max(1000).default(''),
  })
  .superRefine(({ decision, cure, reason }, check) => {
    const lacks = (path: string) =>
      check.addIssue({ code: 'custom', path: [path], message: 'missing' })
    if (decision === 'refused' && reason === '') lacks('reason')
    if (decision === 'cured' && cure === null) lacks('cure')
  })
export type DecisionGiven = z.infer<typeof DecisionGiven>

export const ExtraDecision = z.object({
  decisionId: z.guid(),
  requestId: z.guid(),
  decision: z.enum(DECISIONS),
  cure: Cure.nullable(),
  taking: Taking,
  reason: z.string(),
  seen: FairnessCheck,
  decidedByName: z.string().nullable(),
  decidedAt: z.iso.datetime(),
  withdrawnAt: z.iso.datetime().nullable(),
})
export type ExtraDecision = z.infer<typeof ExtraDecision>

/** What can be checked: an open extra that says which hours it asks. */
export function whyNotCheck({
  outside,
  hours,
  hoursFrom,
}: Pick<Request, 'outside' | 'hours' | 'hoursFrom'>): Refusal | null {
  if (!outside) return { code: 'engage/not-an-extra', status: 422 }
  if (hoursFrom === null || Object.values(hours).every((one) => one === 0))
    return { code: 'engage/asks-no-hours', status: 422 }
  return null
}

/** Whoever looks after the account grants what takes from nobody; what takes from others is for whoever leads. */
export function whyNotGrant(
  { role }: Pick<Actor, 'role'>,
  { verdict }: Pick<FairnessCheck, 'verdict'>,
): Refusal | null {
  const leads = role === 'lead' || role === 'admin'
  if (verdict === 'takes' && !leads) return { code: 'engage/lead-grants', status: 403 }
  return null
}

/** Granted although others lose by it: only with a reason. */
export function whyNotWithoutReason(
  { decision, reason }: Pick<DecisionGiven, 'decision' | 'reason'>,
  { verdict }: Pick<FairnessCheck, 'verdict'>,
): Refusal | null {
  if (decision === 'granted' && verdict === 'takes' && reason === '')
    return { code: 'engage/say-why', status: 422 }
  return null
}

export function whyNotDecide({
  state,
  decision,
}: Pick<Request, 'state' | 'decision'>): Refusal | null {
  if (state !== 'open') return { code: 'engage/request-closed', status: 409 }
  if (decision !== null) return { code: 'engage/decided-already', status: 409 }
  return null
}
