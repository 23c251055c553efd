/** What is told of neglect: the test with its numbers, every tier over the last year, and the cheapest cure. */
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { listOf, several } from '../../kernel/list.ts'
import { task } from '../../kernel/task.ts'
import { TierName } from '../../segment/tier.ts'
import { Minimum, NeglectChoice } from './minimum.ts'
import { NEGLECT_STATES } from './neglect.ts'

/** Looks anew; queue it with a key. */
export const refreshNeglect = task('monitor.neglect', z.object({}))

const hits = z.object({ hits: z.number(), total: z.number() })
const Compared = z.object({ now: hits, before: hits, falls: z.boolean() })

export const TierWindow = z.object({
  untilOn: Day,
  covered: z.number(),
  accounts: z.number(),
  answers: z.number(),
  inTime: z.number(),
  hours: z.number(),
})

export const TierTold = z.object({
  tier: TierName,
  accounts: z.number(),
  minimum: Minimum,
  /** Of 90 days each, the oldest first. */
  windows: z.array(TierWindow),
  /** Median hours until we answered, of those who asked in the last 90 days. */
  medianAnswer: z.number().nullable(),
  /** Hours of 90 days that the tier's accounts are promised together. */
  promised: z.number(),
  below: z.number(),
  /** Of the last 365 days. */
  complaints: z.number(),
  lost: z.number(),
  /** Clients a year ago, of which those were lost. */
  lostOf: z.number(),
})
export type TierTold = z.infer<typeof TierTold>

export const CureTold = z.object({
  needs: z.array(
    z.object({ tier: TierName, skill: z.string(), accounts: z.number(), hours: z.number() }),
  ),
  gives: z.array(
    z.object({
      personId: z.guid(),
      name: z.string(),
      skill: z.string(),
      hours: z.number(),
      accounts: z.number(),
    }),
  ),
  moves: z.array(
    z.object({ accountId: z.guid(), account: z.string(), hours: z.number(), sales: z.number() }),
  ),
  moved: z.number(),
  lacks: z.array(z.object({ skill: z.string(), hours: z.number() })),
})

export const NeglectTold = z.object({
  asOf: Day,
  state: z.enum(NEGLECT_STATES),
  sinceOn: Day.nullable(),
  small: z.number(),
  coverage: Compared,
  answers: Compared,
  key: z.object({
    spent: z.number(),
    promised: z.number(),
    before: z.number(),
    over: z.boolean(),
    /** Those that took most beyond what they are promised. */
    accounts: z.array(
      z.object({
        accountId: z.guid(),
        account: z.string(),
        spent: z.number(),
        promised: z.number(),
      }),
    ),
  }),
  tiers: z.array(TierTold),
  cure: CureTold,
})
export type NeglectTold = z.infer<typeof NeglectTold>

export const NeglectFirm = z.object({
  /** `closed` for who may not see every account. */
  state: z.enum(['none', 'closed', 'ready']),
  told: NeglectTold.nullable(),
  choice: NeglectChoice,
})

export const NeglectRow = z.object({
  accountId: z.guid(),
  account: z.string(),
  tier: TierName,
  asOf: Day,
  talks: z.number(),
  talksLeast: z.number(),
  visits: z.number(),
  visitsLeast: z.number(),
  answers: z.number(),
  late: z.number(),
  answerHours: z.number(),
  hours: z.number(),
  sinceOn: Day,
  sales: z.number().nullable(),
})
export type NeglectRow = z.infer<typeof NeglectRow>

export const NeglectList = listOf({
  sorts: ['sales', 'hours', 'since', 'name'],
  sort: 'sales',
  filters: { tier: several(TierName) },
})
