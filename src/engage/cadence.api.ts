/** What the outside may do with how often we mean to speak with clients. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { LEADS, TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Day } from '../kernel/day.ts'
import { TierName } from '../segment/tier.ts'
import { Cadence } from './cadence.ts'
import { DueContact } from './dueContact.ts'

const TookPart = z.object({
  id: z.guid(),
  name: z.string().nullable(),
  talks: z.int(),
  share: z.number(),
})
const Side = z.object({
  talks: z.int(),
  people: z.array(TookPart),
  thread: TookPart.nullable(),
})

/** Of one account: who is due there, whether it is quiet, and whose talks they are. */
export const Rhythm = z.object({
  tier: TierName,
  every: z.int().nullable(),
  lastOn: Day.nullable(),
  /** Talks of the last twelve months. */
  talks: z.int(),
  quiet: z
    .object({ days: z.int(), usual: z.number().nullable(), limit: z.int(), quiet: z.boolean() })
    .nullable(),
  due: z.array(DueContact),
  ours: Side,
  theirs: Side,
  /** The sentiment of each talk of the last two years that has one, in order. */
  sentiments: z.array(z.object({ day: Day, sentiment: z.int() })),
})
export type Rhythm = z.infer<typeof Rhythm>

export const readCadence = endpoint('GET /cadence', {
  may: TEAM,
  input: z.object({}),
  returns: Cadence,
})

export const chooseCadence = endpoint('PUT /cadence', {
  may: LEADS,
  input: Cadence,
  returns: z.object({ now: Cadence, before: Cadence }),
})

/** Whoever asks: at the accounts that they look after; whoever leads also at strategic and key ones of others. */
export const listDueContacts = endpoint('GET /contacts-due', {
  tells: ['interaction', 'contact', 'cadence'],
  may: TEAM,
  input: z.object({}),
  returns: z.array(DueContact),
})

export const readRhythm = endpoint('GET /accounts/:accountId/contact-rhythm', {
  may: TEAM,
  input: oneAccount,
  returns: Rhythm,
})
