import { expect, test } from 'vitest'
import { sql } from '../platform/testing.ts'
import { askReset, readReset, resetPassword } from './reset.api.ts'
import { listSessions, signIn } from './session.api.ts'
import { anInstallation, PASSWORD, tokenIn } from './testing.ts'

const wanted = 'otra-llave-del-9'

test('a forgotten password is set anew by a link in a mail', async () => {
  const { aBrowser, aNewcomer, mails } = anInstallation()
  const lucia = await aNewcomer()
  const browser = aBrowser()
  await browser.ask(askReset, { email: lucia.email })
  expect(mails).toHaveLength(1)
  expect(mails[0]).toMatchObject({ to: lucia.email, subject: 'Tu nueva contraseña de Clave' })
  expect(mails[0]!.text).toContain('http://localhost/reset?token=')
  const token = tokenIn(mails[0]!)

  // A mail scanner opens it, as often as it likes: nothing happens.
  for (const _ of [1, 2]) {
    expect(await browser.ask(readReset, { token })).toEqual({
      email: lucia.email,
      name: 'Lucía Ferrer',
    })
  }
  await expect(browser.ask(resetPassword, { token, password: 'corta' })).rejects.toMatchObject({
    code: 'access/password-short',
  })
  await browser.ask(resetPassword, { token, password: wanted })

  await expect(lucia.ask(listSessions, {})).rejects.toMatchObject({ status: 401 })
  await expect(
    browser.ask(signIn, { email: lucia.email, password: PASSWORD }),
  ).rejects.toMatchObject({ status: 401 })
  await browser.ask(signIn, { email: lucia.email, password: wanted })

  await expect(browser.ask(resetPassword, { token, password: PASSWORD })).rejects.toMatchObject({
    status: 409,
    code: 'access/link-used',
  })
  const [use] = await sql`
    select u.name, u.address from access.link_use u
    join access.link l on l.link_id = u.link_id
    join access.person p on p.id = l.record_id
    where p.email = ${lucia.email}
  `
  expect(use).toEqual({ name: 'Lucía Ferrer', address: '198.51.100.7' })
})

test('asking again makes the first link worthless, and a late one is worth nothing', async () => {
  const { aBrowser, aNewcomer, mails } = anInstallation()
  const { email } = await aNewcomer()
  const browser = aBrowser()
  await browser.ask(askReset, { email })
  await browser.ask(askReset, { email })
  const [first, second] = mails.map(tokenIn) as [string, string]
  await expect(browser.ask(readReset, { token: first })).rejects.toMatchObject({
    status: 409,
    code: 'access/link-revoked',
  })
  await sql`
    update access.link l set expires_at = now() from access.person p
    where p.id = l.record_id and p.email = ${email}
  `
  await expect(
    browser.ask(resetPassword, { token: second, password: wanted }),
  ).rejects.toMatchObject({ status: 409, code: 'access/link-expired' })
  await expect(browser.ask(readReset, { token: 'x'.repeat(43) })).rejects.toMatchObject({
    status: 404,
    code: 'access/link-unknown',
  })
})

test('nobody learns who is here, and nobody’s mailbox is filled', async () => {
  const { aBrowser, aNewcomer, mails } = anInstallation({
    tries: { mail: { times: 1, seconds: 60 } },
  })
  const { email } = await aNewcomer()
  expect(await aBrowser().ask(askReset, { email: 'nadie@aceros.example' })).toEqual({})
  expect(await aBrowser().ask(askReset, { email })).toEqual({})
  expect(mails).toHaveLength(1)
  await expect(aBrowser().ask(askReset, { email })).rejects.toMatchObject({ status: 429 })
})
