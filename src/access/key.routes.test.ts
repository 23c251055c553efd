import { expect, test } from 'vitest'
import { sql } from '../platform/testing.ts'
import { changeFirm, readFirm } from './firm.api.ts'
import { listKeys, makeKey, revokeKey } from './key.api.ts'
import { invite } from './invitation.api.ts'
import { readProfile } from './profile.api.ts'
import { readSession } from './session.api.ts'
import { anInstallation } from './testing.ts'

test('a machine comes in by its key, in its role, until it is revoked', async () => {
  const { aBrowser, aNewcomer } = anInstallation()
  const lucia = await aNewcomer()
  const { key, secret } = await lucia.ask(makeKey, { name: 'ERP', role: 'viewer' })
  expect(secret).toMatch(/^clave_[\w-]{43}$/)
  expect(secret.startsWith(key.beginning)).toBe(true)

  const machine = aBrowser({ headers: { authorization: `Bearer ${secret}` } })
  expect(await machine.ask(readFirm, {})).toMatchObject({ firmId: lucia.firmId })
  expect(await machine.ask(readSession, {})).toMatchObject({
    person: null,
    role: 'viewer',
    firm: { firmId: lucia.firmId },
  })
  await expect(machine.ask(changeFirm, { name: 'X', sees: 'all' })).rejects.toMatchObject({
    code: 'request/not-your-role',
  })
  await expect
    .poll(async () => (await lucia.ask(listKeys, {}))[0]?.lastUsedAt ?? null)
    .not.toBeNull()

  const [kept] = await sql`select * from access.api_key where key_id = ${key.keyId}`
  expect(JSON.stringify(kept)).not.toContain(secret.slice(12))

  await lucia.ask(revokeKey, { keyId: key.keyId })
  await expect(machine.ask(readFirm, {})).rejects.toMatchObject({ status: 401 })
  expect(await lucia.ask(listKeys, {})).toEqual([])
})

test('a key is no person: no profile, no invitations, no further keys', async () => {
  const { aBrowser, aNewcomer } = anInstallation()
  const lucia = await aNewcomer()
  const { secret } = await lucia.ask(makeKey, { name: 'Todo', role: 'lead' })
  const machine = aBrowser({ headers: { authorization: `Bearer ${secret}` } })
  const said = { status: 403, code: 'access/needs-person' }
  await expect(machine.ask(readProfile, {})).rejects.toMatchObject(said)
  await expect(machine.ask(invite, { role: 'viewer' })).rejects.toMatchObject(said)
  await expect(machine.ask(makeKey, { name: 'Otra', role: 'viewer' })).rejects.toMatchObject(said)
})

test('a key from nowhere, or of another firm, opens nothing', async () => {
  const { aBrowser, aNewcomer } = anInstallation()
  const [ours, theirs] = [await aNewcomer(), await aNewcomer()]
  const { key } = await ours.ask(makeKey, { name: 'ERP', role: 'viewer' })
  expect(await theirs.ask(listKeys, {})).toEqual([])
  await expect(theirs.ask(revokeKey, { keyId: key.keyId })).rejects.toMatchObject({ status: 404 })
  for (const bearer of [`clave_${'x'.repeat(43)}`, 'something else', '']) {
    const machine = aBrowser({ headers: { authorization: `Bearer ${bearer}` } })
    await expect(machine.ask(readFirm, {})).rejects.toMatchObject({ status: 401 })
  }
})
