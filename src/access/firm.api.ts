/** What the outside may ask of firms. */
import { z } from 'zod'
import { LEADS, TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Firm, FirmName, Sees } from './firm.ts'
import { Newcomer } from './person.ts'

/** Signs up: a new person, their firm, and a session in it. */
export const signUp = endpoint('POST /sign-up', {
  may: 'anyone',
  input: Newcomer.extend({ firmName: FirmName }),
  returns: z.object({ firmId: z.uuid() }),
})

/** One more firm for someone who is signed in; it opens at once. */
export const makeFirm = endpoint('POST /firms', {
  may: 'person',
  input: z.object({ firmName: FirmName }),
  returns: z.object({ firmId: z.uuid() }),
})

export const readFirm = endpoint('GET /firm', {
  may: TEAM,
  input: z.object({}),
  returns: Firm,
})

export const changeFirm = endpoint('PUT /firm', {
  may: LEADS,
  input: z.object({ name: FirmName, sees: Sees }),
  returns: Firm,
})
