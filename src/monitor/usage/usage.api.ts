/** What the outside may ask and tell of usage. */
import { z } from 'zod'
import { oneAccount } from '../../accounts/account.api.ts'
import { TEAM, WRITERS } from '../../kernel/actor.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { pageOf } from '../../kernel/list.ts'
import {
  AccountUsage,
  MOST_READINGS,
  ReadingGiven,
  ReadingsTaken,
  UsageFirm,
  UsageList,
  UsageRow,
} from './usage.ts'

/** The same account, measure and day again changes the value: sent twice, nothing is there twice. */
export const tellReadings = endpoint('POST /usage-readings', {
  may: WRITERS,
  input: z.object({ readings: z.array(ReadingGiven).min(1).max(MOST_READINGS) }),
  returns: ReadingsTaken,
})

export const listUsage = endpoint('GET /usage', {
  may: TEAM,
  input: UsageList,
  returns: pageOf(UsageRow),
})

export const readUsageFirm = endpoint('GET /usage-firm', {
  may: TEAM,
  input: z.object({}),
  returns: UsageFirm,
})

export const readUsage = endpoint('GET /accounts/:accountId/usage', {
  may: TEAM,
  input: oneAccount,
  returns: AccountUsage,
})
