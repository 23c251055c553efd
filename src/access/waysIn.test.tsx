// @vitest-environment jsdom
import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { show } from '../ui/testing.tsx'
import { FirstPage } from './FirstPage.tsx'
import { ForgotPage } from './ForgotPage.tsx'
import { invite } from './invitation.api.ts'
import { JoinPage } from './JoinPage.tsx'
import { ResetPage } from './ResetPage.tsx'
import { askReset } from './reset.api.ts'
import { readSession, signIn } from './session.api.ts'
import { SignInPage } from './SignInPage.tsx'
import { SignUpPage } from './SignUpPage.tsx'
import { anInstallation, PASSWORD, tokenIn } from './testing.ts'

type Browser = ReturnType<ReturnType<typeof anInstallation>['aBrowser']>

const nobody = { person: null, firm: null, role: null, firms: [] }
const open = { demo: true, mail: true }
/** It looks every few seconds. */
const WHILE_MADE = { timeout: 10_000 }

/** A page as a visitor sees it, in their browser. */
function asVisitor(page: Parameters<typeof show>[0], browser: Browser, at = '/', settings = open) {
  const someone = { id: '', firmId: '', role: 'viewer', sees: 'all', fetch: browser.fetch } as const
  return show(page, someone, { at, session: { ...nobody, settings } })
}

test('the first page opens the demonstration, without sign-up, and says what it waits for', async () => {
  const made = Promise.withResolvers<void>()
  const browser = anInstallation({
    fillDemo: (_, begins) => {
      begins('plans')
      return made.promise
    },
  }).aBrowser()
  const page = await asVisitor(<FirstPage />, browser)
  fireEvent.click(page.getByRole('button', { name: 'Entrar ahora' }))
  const bar = await page.findByRole('progressbar', { name: 'Se prepara: los planes' }, WHILE_MADE)
  expect(bar.getAttribute('aria-valuetext')).toBe('5 de 9')
  made.resolve()
  await waitFor(() => expect(page.where()).toBe('/today'), WHILE_MADE)
  expect((await browser.ask(readSession, {})).firm).toMatchObject({ demo: true })
}, 60_000)

test('where the demonstration is closed the first page offers one’s own firm', async () => {
  const page = await asVisitor(<FirstPage />, anInstallation().aBrowser(), '/', {
    demo: false,
    mail: true,
  })
  expect(page.queryByText('Entrar ahora')).toBeNull()
  fireEvent.click(page.getByRole('button', { name: 'Empezar' }))
  await waitFor(() => expect(page.where()).toBe('/sign-up'))
})

test('signing up says what is missing, then leads to the ledger', async () => {
  const browser = anInstallation().aBrowser()
  const page = await asVisitor(<SignUpPage />, browser)
  fireEvent.click(page.getByRole('button', { name: 'Crear empresa' }))
  expect(await page.findAllByText('Falta este dato.')).toHaveLength(4)

  fill(page, 'Nombre de la empresa', 'Aceros del Ebro')
  fill(page, 'Tu nombre', 'Lucía Ferrer')
  fill(page, 'Correo', 'lucia-pagina@aceros.example')
  fill(page, 'Contraseña', 'contraseña123')
  fireEvent.click(page.getByRole('button', { name: 'Crear empresa' }))
  await page.findByText('Esa contraseña es de las primeras que se prueban.')
  fill(page, 'Contraseña', PASSWORD)
  fireEvent.click(page.getByRole('button', { name: 'Crear empresa' }))
  await waitFor(() => expect(page.where()).toBe('/data'))
  expect((await browser.ask(readSession, {})).firm).toMatchObject({ name: 'Aceros del Ebro' })
})

test('signing in leads where one was going, and only within Clave', async () => {
  const { aBrowser, aNewcomer } = anInstallation()
  const { email } = await aNewcomer()
  for (const [next, there] of [
    ['/settings/keys', '/settings/keys'],
    ['//elsewhere.example', '/today'],
    ['https://elsewhere.example', '/today'],
  ] as const) {
    const at = `/sign-in?next=${encodeURIComponent(next)}`
    const page = await asVisitor(<SignInPage />, aBrowser(), at)
    fill(page, 'Correo', email)
    fill(page, 'Contraseña', 'no-es-la-suya')
    fireEvent.click(page.getByRole('button', { name: 'Entrar' }))
    await page.findByText('El correo o la contraseña no son correctos.')
    fill(page, 'Contraseña', PASSWORD)
    fireEvent.click(page.getByRole('button', { name: 'Entrar' }))
    await waitFor(() => expect(page.where()).toBe(there))
  }
})

test('a forgotten password: asked for, mailed, set anew', async () => {
  const { aBrowser, aNewcomer, mails } = anInstallation()
  const { email } = await aNewcomer()
  const browser = aBrowser()
  const ask = await asVisitor(<ForgotPage />, browser)
  fill(ask, 'Correo', email)
  fireEvent.click(ask.getByRole('button', { name: 'Pedir enlace' }))
  await ask.findByText(/su enlace va de camino/)

  const page = await asVisitor(<ResetPage />, browser, `/reset?token=${tokenIn(mails[0]!)}`)
  await page.findByText(new RegExp(`Es la de Lucía Ferrer \\(${email}\\)`))
  fill(page, 'Contraseña nueva', 'otra-llave-del-9')
  fireEvent.click(page.getByRole('button', { name: 'Guardar contraseña' }))
  await waitFor(() => expect(page.where()).toBe('/sign-in'))
  await browser.ask(signIn, { email, password: 'otra-llave-del-9' })
})

test('where no mail leaves, the page says where the link is', async () => {
  const { aBrowser } = anInstallation()
  const page = await asVisitor(<ForgotPage />, aBrowser(), '/', { demo: true, mail: false })
  fill(page, 'Correo', 'nadie@aceros.example')
  fireEvent.click(page.getByRole('button', { name: 'Pedir enlace' }))
  await page.findByText(/está en el registro del servidor/)
})

test('an invitation says who invites to what before anything is typed', async () => {
  const { aBrowser, aNewcomer } = anInstallation()
  const lucia = await aNewcomer()
  const { address } = await lucia.ask(invite, { role: 'manager' })
  const browser = aBrowser()
  const page = await asVisitor(
    <JoinPage />,
    browser,
    new URL(address).pathname + new URL(address).search,
  )
  await page.findByText('Lucía Ferrer te invita a Aceros del Ebro.')
  page.getByText('Entrarás con el papel de Gestión de cuentas.')
  fill(page, 'Tu nombre', 'Marta Ibarra')
  fill(page, 'Correo', `marta-${lucia.firmId}@aceros.example`)
  fill(page, 'Contraseña', PASSWORD)
  fireEvent.click(page.getByRole('button', { name: 'Unirme' }))
  await waitFor(() => expect(page.where()).toBe('/today'))
  expect(await browser.ask(readSession, {})).toMatchObject({
    role: 'manager',
    firm: { firmId: lucia.firmId },
  })
})

test('a link that is worth nothing says so and what to do', async () => {
  const { aBrowser, aNewcomer, mails } = anInstallation()
  const { email } = await aNewcomer()
  const browser = aBrowser()
  await browser.ask(askReset, { email })
  await browser.ask(askReset, { email })
  const page = await asVisitor(<ResetPage />, browser, `/reset?token=${tokenIn(mails[0]!)}`)
  await page.findByText('Este enlace se ha retirado.')
  page.getByText('Pide otro enlace a quien te lo mandó.')
})

function fill(page: Awaited<ReturnType<typeof show>>, label: string, value: string) {
  fireEvent.change(page.getByLabelText(label), { target: { value } })
}
