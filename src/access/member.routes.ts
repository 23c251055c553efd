/** A firm's people over HTTP. */
import type { Actor, Role } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { found, heed } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { governing } from './house.store.ts'
import { changeRole, listMembers, removeMember, returnMember } from './member.api.ts'
import { countLeads, keepEnded, keepRole, memberOf, peopleOf } from './member.store.ts'
import { whyNotChangeMember, whyNotGive } from './member.ts'

export const memberRoutes: Route[] = [
  route(listMembers, ({ db }) => peopleOf(db)),

  route(changeRole, async ({ input, actor, caller, db }) => {
    await governing(db, caller)
    const { personId, role } = input
    const before = await changeable(db, actor, personId, role)
    await record(db, actor, 'member.roleChanged', { personId, from: before.role, to: role })
    return keepRole(db, personId, role)
  }),

  route(removeMember, async ({ input: { personId }, actor, caller, db }) => {
    await governing(db, caller)
    const { role } = await changeable(db, actor, personId, null)
    await record(db, actor, 'member.removed', { personId, role })
    return keepEnded(db, personId, true)
  }),

  route(returnMember, async ({ input: { personId }, actor, caller, db }) => {
    await governing(db, caller)
    const { role } = found(await memberOf(db, personId))
    heed(whyNotGive(actor, role))
    await record(db, actor, 'member.returned', { personId, role })
    return keepEnded(db, personId, false)
  }),
]

async function changeable(db: Db, actor: Actor, personId: string, to: Role | null) {
  const leads = await countLeads(db)
  const member = found(await memberOf(db, personId))
  heed(whyNotChangeMember(actor, member, to, leads))
  return member
}
