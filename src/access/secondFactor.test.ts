import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  endSecondFactor,
  readProfile,
} from './profile.api.ts'
import { giveCode, listSessions, readSession, signIn, signOut } from './session.api.ts'
import { anInstallation, PASSWORD } from './testing.ts'

test('with a second factor the password alone opens nothing', async () => {
  const { aBrowser, aNewcomer } = anInstallation()
  const lucia = await aNewcomer()
  await expect(lucia.ask(beginSecondFactor, { password: 'no-es-la-suya' })).rejects.toMatchObject({
    status: 422,
    code: 'access/wrong-password',
  })

  const { secret, svg, recoveryCodes } = await lucia.ask(beginSecondFactor, { password: PASSWORD })
  expect(svg).toMatch(/^<svg/)
  expect(recoveryCodes).toHaveLength(10)
  expect(await lucia.ask(readProfile, {})).toMatchObject({ secondFactor: false })
  await expect(lucia.ask(confirmSecondFactor, { code: '000000' })).rejects.toMatchObject({
    code: 'access/wrong-code',
  })
  expect(await lucia.ask(confirmSecondFactor, { code: codeNow(secret) })).toMatchObject({
    secondFactor: true,
  })
  expect((await lucia.ask(readSession, {})).firm?.firmId).toBe(lucia.firmId)

  const elsewhere = aBrowser()
  const credentials = { email: lucia.email, password: PASSWORD }
  expect(await elsewhere.ask(signIn, credentials)).toEqual({ step: 'code' })
  expect((await elsewhere.ask(readSession, {})).person).toBeNull()
  await expect(elsewhere.ask(giveCode, { code: '123456' })).rejects.toMatchObject({
    code: 'access/wrong-code',
  })
  await elsewhere.ask(giveCode, { code: codeNow(secret) })
  expect((await elsewhere.ask(readSession, {})).firm?.firmId).toBe(lucia.firmId)

  const lost = aBrowser()
  await lost.ask(signIn, credentials)
  await lost.ask(giveCode, { code: recoveryCodes[0]! })
  expect((await lost.ask(readSession, {})).person).not.toBeNull()
  const again = aBrowser()
  await again.ask(signIn, credentials)
  await expect(again.ask(giveCode, { code: recoveryCodes[0]! })).rejects.toMatchObject({
    code: 'access/wrong-code',
  })

  await lucia.ask(endSecondFactor, { password: PASSWORD })
  expect(await lucia.ask(readProfile, {})).toMatchObject({ secondFactor: false })
  expect(await aBrowser().ask(signIn, credentials)).toEqual({ step: 'in' })
})

test('a trusted browser is asked for its code once', async () => {
  const { aNewcomer } = anInstallation()
  const lucia = await aNewcomer()
  const { secret } = await lucia.ask(beginSecondFactor, { password: PASSWORD })
  await lucia.ask(confirmSecondFactor, { code: codeNow(secret) })
  await lucia.ask(signOut, {})
  const credentials = { email: lucia.email, password: PASSWORD }
  await lucia.ask(signIn, credentials)
  await lucia.ask(giveCode, { code: codeNow(secret), trust: true })
  await lucia.ask(signOut, {})
  expect(await lucia.ask(signIn, credentials)).toEqual({ step: 'in' })
})

test('a code without a password before it is worth nothing', async () => {
  const { aBrowser } = anInstallation()
  await expect(aBrowser().ask(giveCode, { code: '123456' })).rejects.toMatchObject({
    status: 401,
    code: 'access/code-late',
  })
})

test('a new password ends every other session', async () => {
  const { aBrowser, aNewcomer } = anInstallation()
  const lucia = await aNewcomer()
  const phone = aBrowser()
  await phone.ask(signIn, { email: lucia.email, password: PASSWORD })

  const wanted = 'otra-llave-del-9'
  await expect(
    lucia.ask(changePassword, { current: 'no-es-la-suya', wanted }),
  ).rejects.toMatchObject({ code: 'access/wrong-password' })
  await expect(
    lucia.ask(changePassword, { current: PASSWORD, wanted: lucia.email }),
  ).rejects.toMatchObject({ code: 'access/password-own' })
  await lucia.ask(changePassword, { current: PASSWORD, wanted })

  await expect(phone.ask(listSessions, {})).rejects.toMatchObject({ status: 401 })
  expect(await lucia.ask(listSessions, {})).toHaveLength(1)
  await expect(phone.ask(signIn, { email: lucia.email, password: PASSWORD })).rejects.toMatchObject(
    { status: 401 },
  )
  await phone.ask(signIn, { email: lucia.email, password: wanted })
})

/** What an authenticator app shows now (RFC 6238: SHA-1, six digits, half a minute). */
function codeNow(secret: string): string {
  const bits = secret
    .replace(/=+$/, '')
    .split('')
    .map((letter) =>
      'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
    )
    .join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  const number = mac.readUInt32BE(mac.at(-1)! & 0x0f) & 0x7f_ff_ff_ff
  return String(number % 1_000_000).padStart(6, '0')
}
