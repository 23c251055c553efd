import { expect, test } from 'vitest'
import { sql } from '../platform/testing.ts'
import {
  acceptInvitation,
  invite,
  joinByInvitation,
  listInvitations,
  readOffer,
  revokeInvitation,
} from './invitation.api.ts'
import { listMembers } from './member.api.ts'
import { openFirm, readSession } from './session.api.ts'
import { anInstallation, PASSWORD, tokenIn } from './testing.ts'

test('a colleague is invited by mail and joins as a newcomer', async () => {
  const { aBrowser, aNewcomer, mails } = anInstallation()
  const lucia = await aNewcomer()
  const email = `marta-${lucia.firmId}@aceros.example`
  const { address, mailed, invitation } = await lucia.ask(invite, { role: 'manager', email })
  expect(mailed).toBe(true)
  expect(invitation).toMatchObject({ role: 'manager', email, invitedBy: 'Lucía Ferrer' })
  expect(mails[0]).toMatchObject({
    to: email,
    subject: 'Lucía Ferrer te invita a Aceros del Ebro',
  })
  expect(mails[0]!.text).toContain(address)

  const token = tokenIn(mails[0]!)
  const marta = aBrowser()
  for (const _ of [1, 2]) {
    expect(await marta.ask(readOffer, { token })).toEqual({
      firmName: 'Aceros del Ebro',
      role: 'manager',
      email,
      invitedBy: 'Lucía Ferrer',
    })
  }
  await marta.ask(joinByInvitation, { token, name: 'Marta Ibarra', email, password: PASSWORD })
  expect(await marta.ask(readSession, {})).toMatchObject({
    firm: { firmId: lucia.firmId },
    role: 'manager',
  })
  expect(await lucia.ask(listInvitations, {})).toEqual([])
  expect(await lucia.ask(listMembers, {})).toMatchObject([
    { name: 'Lucía Ferrer', role: 'lead' },
    { name: 'Marta Ibarra', role: 'manager', active: true },
  ])
  await expect(
    aBrowser().ask(joinByInvitation, {
      token,
      name: 'Eva',
      email: 'eva@x.example',
      password: PASSWORD,
    }),
  ).rejects.toMatchObject({ status: 409, code: 'access/link-used' })

  const what = await sql.begin(async (tx) => {
    await tx.unsafe(`set local clave.firm_id = '${lucia.firmId}'`)
    return tx`select what from happening order by happened_at`
  })
  expect(what.map((row) => row['what'])).toEqual(['member.invited', 'member.joined'])
})

test('whoever is here already accepts as themselves and then has two firms', async () => {
  const { aNewcomer } = anInstallation()
  const lucia = await aNewcomer()
  const marta = await aNewcomer('Marta Ibarra')
  const { address } = await lucia.ask(invite, { role: 'viewer' })
  const token = tokenIn({ text: address })
  await marta.ask(acceptInvitation, { token })
  expect(await marta.ask(readSession, {})).toMatchObject({
    firm: { firmId: lucia.firmId },
    role: 'viewer',
  })
  await marta.ask(openFirm, { firmId: marta.firmId })
  expect((await marta.ask(readSession, {})).role).toBe('lead')

  const second = await lucia.ask(invite, { role: 'admin' })
  await expect(
    marta.ask(acceptInvitation, { token: tokenIn({ text: second.address }) }),
  ).rejects.toMatchObject({ status: 409, code: 'access/already-member' })
  // What was refused is not used up.
  expect(await lucia.ask(listInvitations, {})).toHaveLength(1)
})

test('an invitation taken back opens nothing', async () => {
  const { aBrowser, aNewcomer } = anInstallation()
  const lucia = await aNewcomer()
  const { address, invitation } = await lucia.ask(invite, { role: 'expert' })
  const { invitationId } = invitation
  const token = tokenIn({ text: address })

  const theirs = await aNewcomer()
  await expect(theirs.ask(revokeInvitation, { invitationId })).rejects.toMatchObject({
    status: 404,
  })
  await lucia.ask(revokeInvitation, { invitationId })
  const said = { status: 409, code: 'access/link-revoked' }
  await expect(aBrowser().ask(readOffer, { token })).rejects.toMatchObject(said)
  await expect(theirs.ask(acceptInvitation, { token })).rejects.toMatchObject(said)
  await expect(lucia.ask(revokeInvitation, { invitationId })).rejects.toMatchObject({ status: 404 })
})

test('two who use one link at once: one of them joins', async () => {
  const { aNewcomer } = anInstallation()
  const lucia = await aNewcomer()
  const rivals = [await aNewcomer('Eva'), await aNewcomer('Iván')]
  const { address } = await lucia.ask(invite, { role: 'manager' })
  const token = tokenIn({ text: address })
  const results = await Promise.allSettled(
    rivals.map(({ ask }) => ask(acceptInvitation, { token })),
  )
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await lucia.ask(listMembers, {})).toHaveLength(2)
})

test('links are not to be guessed at', async () => {
  const { aBrowser } = anInstallation({ tries: { link: { times: 2, seconds: 60 } } })
  const token = 'y'.repeat(43)
  for (const _ of [1, 2]) {
    await expect(aBrowser().ask(readOffer, { token })).rejects.toMatchObject({ status: 404 })
  }
  await expect(aBrowser().ask(readOffer, { token })).rejects.toMatchObject({ status: 429 })
})
