/** What the outside may do with interactions. */
import { z } from 'zod'
import { oneAccount } from '../accounts/account.api.ts'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { YesNo } from '../kernel/list.ts'
import { Interaction, InteractionGiven, InteractionList, InteractionPage } from './interaction.ts'

export const oneInteraction = z.object({ interactionId: z.guid() })

/** The latest first; sought by words of subject and text. */
export const listInteractions = endpoint('GET /accounts/:accountId/interactions', {
  may: TEAM,
  input: InteractionList,
  returns: InteractionPage,
})

/** Whoever asks: theirs that are planned, also those whose day is past and of which nobody told how they went. */
export const listPlanned = endpoint('GET /interactions-planned', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(Interaction),
})

export const readInteraction = endpoint('GET /interactions/:interactionId', {
  may: TEAM,
  input: oneInteraction,
  returns: Interaction,
})

/** Adds one, changes the one of this id, or puts one back under the id that it had. */
export const putInteraction = endpoint('PUT /interactions', {
  may: WRITERS,
  input: InteractionGiven.extend({ interactionId: z.guid().optional() }),
  returns: z.object({ now: Interaction, before: Interaction.nullable() }),
})

/** `withMade`: with the actions and commitments that it made, where nothing has come of them yet. */
export const dropInteraction = endpoint('DELETE /interactions/:interactionId', {
  may: WRITERS,
  input: oneInteraction.extend({ withMade: YesNo.default(false) }),
  returns: Interaction,
})

/** In which time zone talks with them were told last; null where nobody ever said. */
export const readTheirZone = endpoint('GET /accounts/:accountId/zone', {
  may: TEAM,
  input: oneAccount,
  returns: z.object({ zone: z.string().nullable() }),
})
