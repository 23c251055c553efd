/** Invitations over HTTP: made by leads, accepted by whoever holds the link. */
import { actFor, type Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { openRoute, type Route, route, WithHeaders } from '../platform/serve.ts'
import { wordsFor } from '../platform/words.ts'
import { firmOf } from './firm.store.ts'
import { asPerson, governing, type House } from './house.store.ts'
import {
  acceptInvitation,
  invite,
  joinByInvitation,
  listInvitations,
  readOffer,
  revokeInvitation,
} from './invitation.api.ts'
import { addInvitation, belongs, INVITATION, offerOf, openInvitations } from './invitation.store.ts'
import { INVITATION_DAYS } from './invitation.ts'
import { makeLink, openLink, revokeLink, useLink } from './link.store.ts'
import { addMember } from './member.store.ts'
import { whyNotGive } from './member.ts'
import { whyNotPassword } from './password.ts'
import { profileOf } from './person.store.ts'
import { whyNotChange } from './person.ts'
import { dropSession, openFirmIn } from './session.store.ts'

export function invitationRoutes({ library, mail, publicUrl, tries }: House): Route[] {
  return [
    route(invite, async ({ input, actor, caller, db }) => {
      await governing(db, caller)
      heed(whyNotGive(actor, input.role))
      const invitationId = await addInvitation(db, { ...input, invitedBy: actor.id })
      const { token } = await makeLink(db, {
        purpose: INVITATION,
        recordId: invitationId,
        firmId: db.firm,
        madeBy: actor.id,
        days: INVITATION_DAYS,
      })
      await record(db, actor, 'member.invited', { invitationId, ...input })
      const invitation = found((await openInvitations(db, invitationId))[0])
      const address = `${publicUrl()}/join?token=${token}`
      if (input.email) {
        const t = wordsFor(caller.locale)
        const { name: firm } = await firmOf(db)
        const told = { firm, inviter: invitation.invitedBy, address, days: INVITATION_DAYS }
        mail.send({
          to: input.email,
          subject: t('access:mail.invitation.subject', told),
          text: t('access:mail.invitation.text', told),
        })
      }
      return { invitation, address, mailed: Boolean(input.email) && mail.configured }
    }),

    route(listInvitations, ({ db }) => openInvitations(db)),

    route(revokeInvitation, async ({ input: { invitationId }, actor, caller, db }) => {
      await governing(db, caller)
      const { role, email } = found((await openInvitations(db, invitationId))[0])
      await revokeLink(db, { purpose: INVITATION, recordId: invitationId, firmId: db.firm })
      await record(db, actor, 'member.invitationRevoked', { invitationId, role, email })
      return {}
    }),

    openRoute(readOffer, async ({ input, db, address }) => {
      await tries.link.take(address)
      const { recordId } = await openLink(db, { purpose: INVITATION, token: input.token })
      return offerOf(db, recordId)
    }),

    openRoute(acceptInvitation, async ({ input, caller, db, address }) => {
      await tries.link.take(address)
      const { personId, sessionId } = asPerson(caller)
      const person = await profileOf(db, personId)
      heed(whyNotChange(person))
      const { firmId } = await openLink(db, { purpose: INVITATION, token: input.token })
      if (await belongs(db, firmId!, personId)) throw new Problem(409, 'access/already-member')
      await join(db, { token: input.token, personId, name: person.name, address })
      await openFirmIn(db, { sessionId }, { firmId: firmId!, personId })
      return { firmId: firmId! }
    }),

    openRoute(joinByInvitation, async ({ input, caller, db, request, address }) => {
      await tries.link.take(address)
      const { token: invitation, ...newcomer } = input
      heed(whyNotPassword(newcomer.password, newcomer))
      await openLink(db, { purpose: INVITATION, token: invitation })
      const { token, personId, headers } = await library.signUp(newcomer, { request, address })
      if (caller?.sessionId) await dropSession(db, caller.personId, caller.sessionId)
      const firmId = await join(db, { token: invitation, personId, name: newcomer.name, address })
      await openFirmIn(db, { token }, { firmId, personId })
      return new WithHeaders({ firmId }, headers)
    }),
  ]
}

type Joining = { token: string; personId: string; name: string; address: string }

/** Uses the link up; from here the transaction is the firm's. */
async function join(db: Db, { personId, ...use }: Joining): Promise<string> {
  const { firmId, recordId } = await useLink(db, { purpose: INVITATION, ...use })
  const { role } = await offerOf(db, recordId)
  const inside = actFor(db, { firmId: firmId!, id: personId })
  await addMember(inside, personId, role)
  await record(inside, { id: personId }, 'member.joined', {
    personId,
    role,
    invitationId: recordId,
  })
  return firmId!
}
