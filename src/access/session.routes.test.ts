import { expect, test } from 'vitest'
import { sql } from '../platform/testing.ts'
import { makeFirm, signUp } from './firm.api.ts'
import { changeProfile } from './profile.api.ts'
import {
  endOtherSessions,
  endSession,
  listSessions,
  openFirm,
  readSession,
  signIn,
  signOut,
} from './session.api.ts'
import { ADDRESS, anInstallation, PASSWORD } from './testing.ts'

test('a stranger signs up, is the lead of a firm, signs out and in again', async () => {
  const { aBrowser } = anInstallation()
  expect(await aBrowser().ask(readSession, {})).toMatchObject({
    person: null,
    firm: null,
    role: null,
    firms: [],
    settings: { demo: true, mail: true },
  })

  const lucia = aBrowser()
  const email = 'lucia@aceros.example'
  const { firmId } = await lucia.ask(signUp, {
    firmName: 'Aceros del Ebro',
    name: 'Lucía Ferrer',
    email: ' Lucia@Aceros.example',
    password: PASSWORD,
    timeZone: 'Atlantic/Canary',
  })
  const session = await lucia.ask(readSession, {})
  expect(session).toMatchObject({
    person: { name: 'Lucía Ferrer', email, locale: 'es-ES', timeZone: 'Atlantic/Canary' },
    firm: { firmId, name: 'Aceros del Ebro', homeCurrency: null, demo: false },
    role: 'lead',
    sees: 'all',
    firms: [{ firmId, name: 'Aceros del Ebro' }],
    today: '2026-11-21',
  })

  await lucia.ask(signOut, {})
  expect((await lucia.ask(readSession, {})).person).toBeNull()
  expect(await lucia.ask(signIn, { email, password: PASSWORD })).toEqual({ step: 'in' })
  expect((await lucia.ask(readSession, {})).firm?.firmId).toBe(firmId)
})

test('neither a wrong password nor a strange address says which of the two it was', async () => {
  const { aBrowser, aNewcomer } = anInstallation()
  const { email } = await aNewcomer()
  const said = { status: 401, code: 'access/wrong-password' }
  await expect(
    aBrowser().ask(signIn, { email, password: 'otra-cosa-distinta' }),
  ).rejects.toMatchObject(said)
  await expect(
    aBrowser().ask(signIn, { email: 'nadie@aceros.example', password: PASSWORD }),
  ).rejects.toMatchObject(said)
})

test('an address signs up once, and a weak password never', async () => {
  const { aBrowser, aNewcomer } = anInstallation()
  const { email } = await aNewcomer()
  const more = { firmName: 'Otra', name: 'Otra' }
  await expect(
    aBrowser().ask(signUp, { ...more, email: email.toUpperCase(), password: PASSWORD }),
  ).rejects.toMatchObject({ status: 409, code: 'access/email-taken' })
  await expect(
    aBrowser().ask(signUp, { ...more, email: 'a@b.example', password: 'Contraseña123' }),
  ).rejects.toMatchObject({ status: 422, code: 'access/password-common' })
})

test('guessing passwords comes to an end, and only for who guesses', async () => {
  const { aBrowser, aNewcomer } = anInstallation({
    tries: { password: { times: 2, seconds: 60 } },
  })
  const lucia = await aNewcomer()
  const marta = await aNewcomer()
  const guess = { email: lucia.email, password: 'no-es-la-suya' }
  for (const _ of [1, 2]) {
    await expect(aBrowser().ask(signIn, guess)).rejects.toMatchObject({ status: 401 })
  }
  await expect(aBrowser().ask(signIn, guess)).rejects.toMatchObject({
    status: 429,
    code: 'request/too-often',
  })
  await aBrowser().ask(signIn, { email: marta.email, password: PASSWORD })
})

test('the cookie can not be read by scripts, sent from elsewhere or made up', async () => {
  const { aBrowser, aNewcomer } = anInstallation()
  const { email, cookies, ask } = await aNewcomer()
  const response = await aBrowser().fetch('/api/session', {
    method: 'POST',
    body: JSON.stringify({ email, password: PASSWORD }),
  })
  const [line = ''] = response.headers.getSetCookie()
  expect(line).toMatch(/^clave\.session_token=/)
  expect(line).toMatch(/; HttpOnly/)
  expect(line).toMatch(/; SameSite=Lax/)
  expect(line).not.toMatch(/; Secure/)

  const [name, value] = [...cookies][0]!
  cookies.set(name, value.replace(/.{12}$/, 'AAAAAAAAAAAA'))
  expect((await ask(readSession, {})).person).toBeNull()
})

test('behind TLS the cookie only travels over TLS, and both writers agree on its name', async () => {
  const { aNewcomer } = anInstallation({ tlsProxy: true })
  const { cookies, fetch, ask, email } = await aNewcomer()
  await ask(signIn, { email, password: PASSWORD })
  expect([...cookies.keys()]).toEqual(['__Secure-clave.session_token'])
  const renewed = (await fetch('/api/session')).headers.getSetCookie()
  expect(renewed).toEqual([expect.stringMatching(/^__Secure-clave\.session_token=.*; Secure$/)])
  expect([...cookies.keys()]).toHaveLength(1)
})

test('another page can not write with our cookie', async () => {
  const { aNewcomer } = anInstallation()
  const { fetch, ask } = await aNewcomer()
  for (const headers of [
    { origin: 'https://elsewhere.example' },
    { 'sec-fetch-site': 'cross-site' },
  ]) {
    const response = await fetch('/api/session', { method: 'DELETE', headers })
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ code: 'request/foreign-origin' })
  }
  expect((await ask(readSession, {})).person).not.toBeNull()
})

test('a person sees their browsers and ends one: it dies at once', async () => {
  const { aBrowser, aNewcomer } = anInstallation()
  const here = await aNewcomer()
  const phone = aBrowser({
    headers: { 'user-agent': 'Mozilla/5.0 (iPhone) Safari', 'x-forwarded-for': '203.0.113.99' },
  })
  await phone.ask(signIn, { email: here.email, password: PASSWORD })

  const sessions = await here.ask(listSessions, {})
  expect(sessions).toHaveLength(2)
  expect(sessions[0]).toMatchObject({ current: true })
  expect(sessions[1]).toMatchObject({
    current: false,
    userAgent: 'Mozilla/5.0 (iPhone) Safari',
    // What the browser claims is not believed.
    address: ADDRESS,
  })

  await here.ask(endSession, { sessionId: sessions[1]!.sessionId })
  await expect(phone.ask(listSessions, {})).rejects.toMatchObject({
    status: 401,
    code: 'request/unknown-actor',
  })
  const stranger = await aNewcomer()
  await expect(
    stranger.ask(endSession, { sessionId: sessions[0]!.sessionId }),
  ).rejects.toMatchObject({ status: 404 })

  await phone.ask(signIn, { email: here.email, password: PASSWORD })
  expect(await here.ask(endOtherSessions, {})).toEqual({ ended: 1 })
  expect((await here.ask(readSession, {})).person).not.toBeNull()
})

test('a session that lay unused for a month is over; one in use goes on', async () => {
  const { aNewcomer } = anInstallation()
  const { ask, email } = await aNewcomer()
  const move = (updated: string, expires: string) => sql`
    update access.session s
    set updated_at = now() + ${updated}::interval, expires_at = now() + ${expires}::interval
    from access.person p where p.id = s.person_id and p.email = ${email}
  `
  await move('-2 hours', '1 hour')
  await ask(listSessions, {})
  await expect
    .poll(async () => {
      const [row] = await sql`
        select expires_at > now() + interval '29 days' as renewed
        from access.session s join access.person p on p.id = s.person_id where p.email = ${email}
      `
      return row!['renewed'] as boolean
    })
    .toBe(true)
  await move('-30 days', '-1 second')
  expect((await ask(readSession, {})).person).toBeNull()
})

test('one person, two firms, one open at a time', async () => {
  const { aNewcomer } = anInstallation()
  const { ask, firmId } = await aNewcomer()
  const second = await ask(makeFirm, { firmName: 'Talleres Nervión' })
  const session = await ask(readSession, {})
  expect(session.firm?.firmId).toBe(second.firmId)
  expect(session.firms.map(({ name }) => name)).toEqual(['Aceros del Ebro', 'Talleres Nervión'])
  await ask(openFirm, { firmId })
  expect((await ask(readSession, {})).firm?.firmId).toBe(firmId)

  const theirs = await aNewcomer()
  await expect(ask(openFirm, { firmId: theirs.firmId })).rejects.toMatchObject({ status: 404 })
})

test('a person chooses language and zone', async () => {
  const { aNewcomer } = anInstallation()
  const { ask } = await aNewcomer()
  await ask(changeProfile, { name: 'Lucy', locale: 'en', timeZone: 'America/Mexico_City' })
  expect((await ask(readSession, {})).person).toMatchObject({
    name: 'Lucy',
    locale: 'en',
    timeZone: 'America/Mexico_City',
  })
  const response = await (
    await aNewcomer()
  ).fetch('/api/profile', {
    method: 'PUT',
    body: JSON.stringify({ name: 'X', locale: 'en', timeZone: 'Middle/Earth' }),
  })
  expect(response.status).toBe(422)
})
