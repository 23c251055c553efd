/** What the outside may do with interactions. */
import { z } from 'zod'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Interaction, InteractionGiven, InteractionList, InteractionPage } from './interaction.ts'

const oneInteraction = z.object({ interactionId: z.guid() })

/** The latest first; sought by words of subject and text. */
export const listInteractions = endpoint('GET /accounts/:accountId/interactions', {
  may: TEAM,
  input: InteractionList,
  returns: InteractionPage,
})

/** Adds one, changes the one of this id, or puts one back under the id that it had. */
export const putInteraction = endpoint('PUT /interactions', {
  may: WRITERS,
  input: InteractionGiven.extend({ interactionId: z.guid().optional() }),
  returns: z.object({ now: Interaction, before: Interaction.nullable() }),
})

export const dropInteraction = endpoint('DELETE /interactions/:interactionId', {
  may: WRITERS,
  input: oneInteraction,
  returns: Interaction,
})
