/** What the outside may do with talks and what comes of them. */
import { z } from 'zod'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { oneInteraction } from './interaction.api.ts'
import { Made, MinutesGiven, Talk, TalkGiven } from './talk.ts'

/** Notes a talk with its next steps, promises and decisions: all of it or nothing. */
export const logTalk = endpoint('POST /talks', {
  may: WRITERS,
  input: TalkGiven,
  returns: Talk,
})

/** Tells how a talk went that is there already; what its lines become is added to what came of it before. */
export const writeMinutes = endpoint('POST /interactions/:interactionId/minutes', {
  may: WRITERS,
  input: MinutesGiven,
  returns: Talk.extend({ before: Talk.shape.interaction }),
})

/** Takes minutes back: what they made goes, where nothing has come of it, and the talk stands as it stood. */
export const unwriteMinutes = endpoint('DELETE /interactions/:interactionId/minutes', {
  may: WRITERS,
  input: oneInteraction.extend({
    made: z.array(z.guid()).max(60),
    was: MinutesGiven.pick({ text: true, outcome: true, sentiment: true }).extend({
      state: Talk.shape.interaction.shape.state,
    }),
  }),
  returns: Talk,
})

/** What came of a talk, as it stands today. */
export const listMade = endpoint('GET /interactions/:interactionId/made', {
  may: TEAM,
  input: oneInteraction,
  returns: z.array(Made),
})
