/** What the outside may ask of hints that someone has left. */
import { z } from 'zod'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { DepartureHint, HintList } from './departureHint.ts'

const oneStay = z.object({ contactId: z.guid(), accountId: z.guid() })

export const listDepartureHints = endpoint('GET /departure-hints', {
  tells: ['contact', 'mail'],
  may: TEAM,
  input: HintList,
  returns: z.array(DepartureHint),
})

/** Whatever was written until today, they are still there. */
export const sayStays = endpoint('PUT /contacts/:contactId/staying', {
  may: WRITERS,
  input: oneStay,
  returns: z.object({ name: z.string() }),
})

/** Takes the last of those back, so that the hint is asked again. */
export const unsayStays = endpoint('DELETE /contacts/:contactId/staying', {
  may: WRITERS,
  input: oneStay,
  returns: z.object({}),
})
