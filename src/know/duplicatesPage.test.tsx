// @vitest-environment jsdom
import { fireEvent, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { mergeRoutes } from '../accounts/merge.routes.ts'
import { TwinLine } from '../accounts/TwinLine.tsx'
import { twinJobs } from '../accounts/twin.jobs.ts'
import { twinRoutes } from '../accounts/twin.routes.ts'
import { aFirm } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import { addContact } from './contact.api.ts'
import { contactRoutes } from './contact.routes.ts'
import { contactTwinJobs } from './contactTwin.jobs.ts'
import { contactTwinRoutes } from './contactTwin.routes.ts'
import { DuplicatesPage } from './DuplicatesPage.tsx'

async function twins() {
  const firm = aFirm(
    [...accountRoutes, ...mergeRoutes, ...twinRoutes, ...contactRoutes, ...contactTwinRoutes],
    [...twinJobs, ...contactTwinJobs],
  )
  const { lead } = firm
  const one = await lead.ask(addAccount, { name: 'Forjas Levante', code: 'C-1' })
  const other = await lead.ask(addAccount, { name: 'Forjas de Levante, S.L.' })
  const add = (name: string, accountId: string) =>
    lead.ask(addContact, {
      name,
      reaches: [{ kind: 'mail', value: 'jose@forjas.example' }],
      place: { accountId, jobTitle: 'Compras' },
    })
  await add('José Núñez', one.accountId)
  await add('Jose Nunez', other.accountId)
  await firm.work()
  return { ...firm, one, other }
}

test('two accounts side by side, with why; told apart, undone, and told apart for good', async () => {
  const { lead } = await twins()
  const page = await show(<DuplicatesPage />, lead)
  await page.findByText(/1 pareja de cuentas y 1 de personas/)
  const sides = within(await page.findByRole('table', { name: /lado a lado/ }))
  expect(sides.getByRole('row', { name: /^Código/ }).textContent).toContain('C-1')
  expect(sides.getByRole('row', { name: /^Personas/ }).textContent).toContain('1')
  expect(sides.getAllByText(/^A mano, /)).toHaveLength(2)
  page.getByText('Nombres parecidos al 100 %')
  page.getByText('Mismo correo')
  page.getByText('98 %')
  const apart = () => page.findByRole('button', { name: /^No son la misma/ })
  fireEvent.click(await apart())
  await page.findByText(/Ninguna cuenta parece ser otra/)
  fireEvent.click(await page.findByRole('button', { name: /Deshacer/ }))
  fireEvent.click(await apart())
  await page.findByText(/Ninguna cuenta parece ser otra/)
  fireEvent.click(page.getByRole('button', { name: 'Estado' }))
  fireEvent.click(await page.findByRole('menuitemcheckbox', { name: 'Dichas distintas' }))
  await page.findByText(/dijo que no son la misma/)
  await page.findByRole('button', { name: /^Volver a proponer/ })
})

test('the form that merges opens with both', async () => {
  const { lead } = await twins()
  const page = await show(<DuplicatesPage />, lead)
  fireEvent.click(await page.findByRole('button', { name: /^Fusionar…/ }))
  const form = within(await page.findByRole('dialog'))
  expect((await form.findAllByText(/Forjas de Levante, S.L./)).length).toBeGreaterThan(0)
})

test('people too; who only reads is told why they can’t say anything', async () => {
  const { viewer } = await twins()
  const page = await show(<DuplicatesPage kind="people" />, viewer)
  const sides = within(await page.findByRole('table', { name: /lado a lado/ }))
  expect(sides.getAllByText('jose@forjas.example')).toHaveLength(2)
  sides.getByRole('link', { name: 'Forjas Levante' })
  const apart = page.getByRole('button', { name: /^No son la misma/ })
  expect(apart.getAttribute('aria-disabled')).toBe('true')
})

test('an account says which other it may be', async () => {
  const { lead, one, other } = await twins()
  const page = await show(<TwinLine accountId={one.accountId} />, lead)
  const link = await page.findByRole('link', { name: other.name })
  expect(link.getAttribute('href')).toBe(`/accounts/${other.accountId}`)
  page.getByText(/\(98 %\)/)
})

test('where nothing is twice, it says so', async () => {
  const { lead } = aFirm([...accountRoutes, ...twinRoutes, ...contactTwinRoutes])
  const page = await show(<DuplicatesPage kind="people" />, lead)
  await page.findByText(/Nada parece estar dos veces/)
  await page.findByText(/Ninguna persona parece ser otra/)
})
