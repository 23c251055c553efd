/** What the outside may do with texts put before clients. Rooms put them there; the client answers by the link. */
import { z } from 'zod'
import { LinkToken } from '../access/link.ts'
import { TEAM, WRITERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { oneAccount } from './account.api.ts'
import { Acceptance, AcceptanceAnswer, AcceptanceOffer } from './acceptance.ts'

const oneAcceptance = z.object({ acceptanceId: z.guid() })

/** What a room answers that put a text before a client; the path is told once, only its hash is kept. */
export const PutBefore = z.object({ acceptance: Acceptance, path: z.string() })

/** The newest first. */
export const listAcceptances = endpoint('GET /accounts/:accountId/acceptances', {
  may: TEAM,
  input: oneAccount,
  returns: z.array(Acceptance),
})

export const withdrawAcceptance = endpoint('PUT /acceptances/:acceptanceId/withdrawal', {
  may: WRITERS,
  input: oneAcceptance,
  returns: Acceptance,
})

/** Another link to the same text; the one before opens nothing any more. */
export const relinkAcceptance = endpoint('POST /acceptances/:acceptanceId/link', {
  may: WRITERS,
  input: oneAcceptance,
  returns: PutBefore,
})

/** Shows what is asked, and answers nothing. */
export const readAcceptance = endpoint('GET /acceptance', {
  may: 'anyone',
  input: z.object({ token: LinkToken }),
  returns: AcceptanceOffer,
})

export const answerAcceptance = endpoint('POST /acceptance/answer', {
  may: 'anyone',
  input: AcceptanceAnswer.safeExtend({ token: LinkToken }),
  returns: AcceptanceOffer,
})
