// @vitest-environment jsdom
import { fireEvent, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ActionsCard } from '../accounts/ActionsCard.tsx'
import { listActions } from '../accounts/action.api.ts'
import { actionRoutes } from '../accounts/action.routes.ts'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { MyActionsPanel } from '../accounts/MyActionsPanel.tsx'
import { aFirm, TODAY } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import { addContact, listAccountContacts } from './contact.api.ts'
import { contactRoutes } from './contact.routes.ts'
import { DeparturesCard } from './DeparturesCard.tsx'
import { deciderRoutes } from './decider.routes.ts'
import { departureRoutes } from './departure.routes.ts'
import { PeoplePage } from './PeoplePage.tsx'
import { PeopleCard } from './PeopleCard.tsx'
import { privateNoteRoutes } from './privateNote.routes.ts'

async function aClient() {
  const firm = aFirm([
    ...accountRoutes,
    ...actionRoutes,
    ...contactRoutes,
    ...deciderRoutes,
    ...departureRoutes,
    ...privateNoteRoutes,
  ])
  const { accountId } = await firm.lead.ask(addAccount, {
    name: 'Forjas Levante',
    managerId: firm.lead.id,
  })
  return { ...firm, accountId }
}

const People = ({ accountId }: { accountId: string }) => (
  <>
    <PeopleCard accountId={accountId} />
    <DeparturesCard accountId={accountId} />
  </>
)

type Page = Awaited<ReturnType<typeof show>>
const dialog = async (page: Page) => within(await page.findByRole('dialog'))
const open = async (page: Page, name: string, act: string) => {
  fireEvent.click(await page.findByRole('button', { name: `Acciones con ${name}` }))
  fireEvent.click(await page.findByRole('menuitem', { name: act }))
  return dialog(page)
}

test('a person is added with how to reach them, changed, and undone', async () => {
  const { lead, accountId } = await aClient()
  const page = await show(<People accountId={accountId} />, lead, { today: TODAY })
  await page.findByText(/Todavía no conocemos a nadie/)
  fireEvent.click(page.getByRole('button', { name: 'Añadir persona' }))
  const form = await dialog(page)
  const fill = (label: RegExp, value: string) =>
    fireEvent.change(form.getByLabelText(label, { selector: 'input' }), { target: { value } })
  fill(/^Nombre/, 'Ana Ruiz')
  fill(/^Puesto/, 'Compras')
  fill(/^Correo/, 'ana@forjas.example')
  fill(/^Página/, 'javascript:alert(1)')
  fireEvent.click(form.getByRole('button', { name: 'Guardar' }))
  const mail = await page.findByRole('link', { name: 'ana@forjas.example' })
  expect(mail.getAttribute('href')).toBe('mailto:ana@forjas.example')
  // What isn't a page stays text.
  expect(page.getByText('javascript:alert(1)').tagName).toBe('SPAN')
  fireEvent.click(await page.findByRole('button', { name: /Deshacer/ }))
  await page.findByText(/Todavía no conocemos a nadie/)
})

test('someone leaves: what is lost is told, who follows is added, what is to be done is taken on, and all of it undone', async () => {
  const { lead, accountId } = await aClient()
  await lead.ask(addContact, { name: 'Ana Ruiz', place: { accountId, jobTitle: 'Compras' } })
  const page = await show(<People accountId={accountId} />, lead, { today: TODAY })
  const form = await open(page, 'Ana Ruiz', 'Se va…')
  await form.findByText('En el mapa no hay nada apuntado de esta persona.')
  form.getByLabelText(/Averiguar quién sustituye a Ana Ruiz/)
  fireEvent.change(form.getByLabelText(/^Adónde va/), { target: { value: 'Bombas Sur' } })
  await form.findByLabelText(/Llamar a Ana Ruiz en Bombas Sur/)
  fireEvent.click(form.getByLabelText(/^Quién ocupa su sitio/, { selector: 'input' }))
  fireEvent.click(await page.findByRole('option', { name: 'Alguien nuevo' }))
  fireEvent.change(form.getByLabelText(/^Cómo se llama/), { target: { value: 'Luis Pardo' } })
  fireEvent.click(await form.findByLabelText(/Repasar el mapa/))
  fireEvent.click(form.getByRole('button', { name: 'Anotar la salida' }))
  await page.findByText(/le sigue Luis Pardo/)
  const titles = (await lead.ask(listActions, { accountId })).map(({ title }) => title)
  expect(titles).toEqual([
    'Presentarse a Luis Pardo',
    'Preguntar a Luis Pardo cómo y cada cuánto quiere hablar',
    'Llamar a Ana Ruiz en Bombas Sur',
  ])
  expect(await lead.ask(listAccountContacts, { accountId })).toHaveLength(2)
  fireEvent.click(page.getByRole('button', { name: 'Ana Ruiz no se fue' }))
  await waitFor(() => expect(page.queryByText('Salidas')).toBeNull())
  expect(await lead.ask(listActions, { accountId })).toEqual([])
})

test('personal notes are kept with their purpose, and seen by nobody who needn’t', async () => {
  const { lead, viewer, accountId, join } = await aClient()
  await lead.ask(addContact, { name: 'Ana Ruiz', place: { accountId } })
  const page = await show(<People accountId={accountId} />, lead, { today: TODAY })
  const form = await open(page, 'Ana Ruiz', 'Notas personales')
  const fill = (label: RegExp, value: string) =>
    fireEvent.change(form.getByLabelText(label), { target: { value } })
  fill(/^Qué conviene recordar/, 'Corre maratones')
  fill(/^Para qué/, 'Preguntarle por Valencia')
  fireEvent.click(form.getByRole('button', { name: 'Guardar la nota' }))
  await form.findByText('Corre maratones')
  const other = await show(<People accountId={accountId} />, join('lead'), { today: TODAY })
  await (await open(other, 'Ana Ruiz', 'Notas personales')).findByText('No hay ninguna.')
  const reader = await show(<People accountId={accountId} />, viewer, { today: TODAY })
  await reader.findByText('Ana Ruiz')
  expect(reader.queryByRole('button', { name: 'Acciones con Ana Ruiz' })).toBeNull()
})

test('everyone is listed, searched, and opened where they work', async () => {
  const { lead, accountId } = await aClient()
  await lead.ask(addContact, { name: 'Ana Ruiz', place: { accountId, jobTitle: 'Compras' } })
  await lead.ask(addContact, { name: 'Eva Gil', place: { accountId } })
  const page = await show(<PeoplePage />, lead, { at: '/portfolio/people', today: TODAY })
  const link = await page.findByRole('link', { name: 'Ana Ruiz' })
  expect(link.getAttribute('href')).toBe(`/accounts/${accountId}/people`)
  await page.findByText(/Conocemos a 2 personas/)
  fireEvent.change(page.getByLabelText(/^Busca por nombre/), { target: { value: 'gil' } })
  await waitFor(() => expect(page.queryByText('Ana Ruiz')).toBeNull())
  page.getByText('Eva Gil')
})

test('what is to be done is added on the account and done on Hoy', async () => {
  const { lead, accountId } = await aClient()
  const page = await show(<ActionsCard accountId={accountId} />, lead, { today: TODAY })
  await page.findByText(/No hay nada pendiente/)
  fireEvent.click(page.getByRole('button', { name: 'Añadir acción' }))
  const form = await dialog(page)
  fireEvent.change(form.getByLabelText(/^Qué se hará/), { target: { value: 'Llevar la oferta' } })
  fireEvent.change(form.getByLabelText(/^Para cuándo/), { target: { value: '2026-11-01' } })
  fireEvent.click(form.getByRole('button', { name: 'Guardar' }))
  await page.findByText('Llevar la oferta')
  await page.findByText(/días tarde/)
  expect(await lead.ask(listActions, { accountId })).toMatchObject([{ ownerId: lead.id }])
  const hoy = await show(<MyActionsPanel />, lead, { today: TODAY })
  fireEvent.click(await hoy.findByRole('button', { name: 'Dar por hecha «Llevar la oferta»' }))
  const end = await dialog(hoy)
  fireEvent.change(end.getByLabelText(/^Qué lo demuestra/), { target: { value: 'Firmada' } })
  fireEvent.click(end.getByRole('button', { name: 'Dar por hecha' }))
  await waitFor(() => expect(hoy.queryByText('Llevar la oferta')).toBeNull())
})
