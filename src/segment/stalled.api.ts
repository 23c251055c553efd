/** What the outside may ask and say about accounts that have stalled. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { LEADS, TEAM, WRITERS } from '../kernel/actor.ts'
import { Day } from '../kernel/day.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { ExecutionGiven, OutcomeGiven, StalledCase } from './stalled.ts'
import { StalledSettings, Verdict } from './stalledJudging.ts'
import { TierName } from './tier.ts'

const One = z.object({ caseId: z.guid() })

/** A key account as it is judged today. */
const Watched = Verdict.extend({
  accountId: z.guid(),
  account: z.string(),
  tier: TierName,
  keySince: Day,
})

const Told = z.object({
  settings: StalledSettings,
  /** Of the figures; null where there is no portfolio. */
  asOf: Day.nullable(),
  valuation: z.string().nullable(),
  /** The open ones first. */
  cases: z.array(StalledCase),
  /** Names of the criteria in force: one of them may have misjudged an account. */
  criteria: z.array(z.string()),
})

/** The cases, and how every key account stands today. */
export const readStalled = endpoint('GET /stalled-cases', {
  may: TEAM,
  input: z.object({}),
  returns: Told.extend({ watched: z.array(Watched) }),
})

/** Cases in which something is to be said or decided, the newest first. */
export const listOpenStalled = endpoint('GET /stalled-cases-open', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(StalledCase),
})

/** The cases of one account; `watched` is null where it isn't key today. */
export const readStalledAccount = endpoint('GET /accounts/:accountId/stalled-cases', {
  may: TEAM,
  input: oneAccount,
  returns: Told.extend({ watched: Watched.nullable() }),
})

/** How much of its plan was carried out, and how one knows. */
export const answerExecution = endpoint('PUT /stalled-cases/:caseId/execution', {
  may: WRITERS,
  input: ExecutionGiven.extend(One.shape),
  returns: StalledCase,
})

/** What is done: carry out the plan first, or what the question about the criteria came to. */
export const decideStalled = endpoint('PUT /stalled-cases/:caseId/outcome', {
  may: LEADS,
  input: OutcomeGiven.extend(One.shape),
  returns: StalledCase,
})

/** Takes back the last answer or decision, as a line of its own in the log. */
export const takeBackAnswer = endpoint('PUT /stalled-cases/:caseId/reversal', {
  may: WRITERS,
  input: One,
  returns: StalledCase,
})

/** Accounts are looked through anew. */
export const chooseStalled = endpoint('PUT /stalled-settings', {
  may: LEADS,
  input: StalledSettings,
  returns: z.object({ now: StalledSettings, before: StalledSettings }),
})
