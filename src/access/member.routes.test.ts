import { expect, test } from 'vitest'
import { aFirm } from '../platform/testing.ts'
import { changeRole, listMembers, removeMember, returnMember } from './member.api.ts'
import { memberRoutes } from './member.routes.ts'
import { invite, acceptInvitation } from './invitation.api.ts'
import { readSession } from './session.api.ts'
import { anInstallation, tokenIn } from './testing.ts'

test('roles change, people leave and come back', async () => {
  const { lead, manager, viewer } = aFirm(memberRoutes)
  expect(await viewer.ask(listMembers, {})).toHaveLength(6)
  expect(await lead.ask(changeRole, { personId: manager.id, role: 'expert' })).toMatchObject({
    name: 'Marta',
    role: 'expert',
  })
  expect(await lead.ask(removeMember, { personId: manager.id })).toMatchObject({ active: false })
  expect((await lead.ask(listMembers, {})).at(-1)).toMatchObject({ name: 'Marta', active: false })
  await expect(
    lead.ask(changeRole, { personId: manager.id, role: 'viewer' }),
  ).rejects.toMatchObject({ code: 'access/member-gone' })
  expect(await lead.ask(returnMember, { personId: manager.id })).toMatchObject({
    role: 'expert',
    active: true,
  })
})

test('the last lead can not go, and can once there is another', async () => {
  const { lead, manager } = aFirm(memberRoutes)
  const said = { status: 409, code: 'access/last-lead' }
  await expect(lead.ask(removeMember, { personId: lead.id })).rejects.toMatchObject(said)
  await expect(lead.ask(changeRole, { personId: lead.id, role: 'viewer' })).rejects.toMatchObject(
    said,
  )
  await lead.ask(changeRole, { personId: manager.id, role: 'lead' })
  await lead.ask(changeRole, { personId: lead.id, role: 'viewer' })
})

test('two leads who leave at once leave one behind', async () => {
  const { lead, join } = aFirm(memberRoutes)
  const other = join('lead')
  const results = await Promise.allSettled([
    lead.ask(removeMember, { personId: other.id }),
    other.ask(removeMember, { personId: lead.id }),
  ])
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('an administrator neither makes leads nor touches them', async () => {
  const { lead, admin, manager } = aFirm(memberRoutes)
  const said = { status: 403, code: 'access/lead-only' }
  await expect(admin.ask(changeRole, { personId: manager.id, role: 'lead' })).rejects.toMatchObject(
    said,
  )
  await expect(admin.ask(removeMember, { personId: lead.id })).rejects.toMatchObject(said)
  await admin.ask(changeRole, { personId: manager.id, role: 'viewer' })
})

test('another firm’s people are not there', async () => {
  const ours = aFirm(memberRoutes)
  const theirs = aFirm(memberRoutes)
  const personId = ours.manager.id
  await ours.lead.ask(listMembers, {})
  for (const attempt of [
    () => theirs.lead.ask(changeRole, { personId, role: 'viewer' }),
    () => theirs.lead.ask(removeMember, { personId }),
    () => theirs.lead.ask(returnMember, { personId }),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ status: 404 })
  }
})

test('whoever is removed is out at once', async () => {
  const { aNewcomer } = anInstallation()
  const lucia = await aNewcomer()
  const marta = await aNewcomer('Marta')
  const { address } = await lucia.ask(invite, { role: 'manager' })
  await marta.ask(acceptInvitation, { token: tokenIn({ text: address }) })
  const { person } = await marta.ask(readSession, {})
  await lucia.ask(removeMember, { personId: person!.personId })
  await expect(marta.ask(listMembers, {})).rejects.toMatchObject({
    status: 403,
    code: 'request/no-firm-open',
  })
  const after = await marta.ask(readSession, {})
  expect(after.firm).toBeNull()
  expect(after.firms.map(({ firmId }) => firmId)).toEqual([marta.firmId])
})
