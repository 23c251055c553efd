// @vitest-environment jsdom
/** Two records of a person become one on the screen, field by field, and are separated again. */
import { fireEvent, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import { addContact, changeContact, listContacts, readContact } from './contact.api.ts'
import { contactRoutes } from './contact.routes.ts'
import { mergeContacts } from './contactMerge.api.ts'
import { contactMergeRoutes } from './contactMerge.routes.ts'
import { PeopleCard } from './PeopleCard.tsx'
import { PeoplePage } from './PeoplePage.tsx'

async function twoRecords() {
  const firm = aFirm([...accountRoutes, ...contactRoutes, ...contactMergeRoutes])
  const { lead } = firm
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas Levante' })
  const add = async (name: string, more: object = {}) =>
    (await lead.ask(addContact, { name, place: { accountId, jobTitle: 'Compras' }, ...more }))
      .contactId
  const ana = await add('Ana Ruiz', { language: 'es' })
  const anna = await add('Anna Ruiz', { language: 'es', channel: 'phone', past: 'Se enfadó' })
  const zoe = await add('Zoe Vidal')
  return { ...firm, accountId, ana, anna, zoe }
}

type Page = Awaited<ReturnType<typeof show>>

async function formOf(page: Page, name: string) {
  fireEvent.click(await page.findByRole('button', { name: `Acciones con ${name}` }))
  fireEvent.click(await page.findByRole('menuitem', { name: 'Fusionar con otra ficha…' }))
  return within(await page.findByRole('dialog', { name: `Fusionar la ficha de ${name}` }))
}

async function pick(page: Page, form: ReturnType<typeof within>, name: RegExp) {
  fireEvent.click(await form.findByLabelText('¿Con qué ficha?', { selector: 'input' }))
  fireEvent.click(await page.findByRole('option', { name }))
}

test('the likeliest comes first; what is chosen is taken, what hangs on both is told, and it is undone', async () => {
  const { lead, accountId, ana } = await twoRecords()
  const page = await show(<PeopleCard accountId={accountId} />, lead, { today: TODAY })
  const form = await formOf(page, 'Ana Ruiz')
  fireEvent.click(await form.findByLabelText('¿Con qué ficha?', { selector: 'input' }))
  await page.findByRole('option', { name: /^Anna Ruiz/ })
  const names = page.getAllByRole('option').map(({ textContent }) => textContent)
  expect(names).toEqual([
    'Anna Ruiz · Compras · Forjas Levante',
    'Zoe Vidal · Compras · Forjas Levante',
  ])
  fireEvent.click(page.getByRole('option', { name: /^Anna Ruiz/ }))
  const fields = await form.findAllByRole('group')
  expect(fields.map((one) => one.querySelector('legend')!.textContent)).toEqual([
    'Nombre',
    'Cómo prefiere hablar',
    'Qué pasó antes',
  ])
  const chosen = form.getAllByRole<HTMLInputElement>('radio', { checked: true })
  expect(chosen.map(({ value }) => value)).toEqual(['kept', 'other', 'other'])
  form.getByText(/Se leerá junto todo lo de la otra ficha, Anna Ruiz: 1 puesto\./)
  fireEvent.click(form.getByRole('radio', { name: 'Anna Ruiz De la otra' }))
  fireEvent.click(form.getByRole('button', { name: 'Fusionar' }))
  await page.findByText('Las dos fichas ya son la de Anna Ruiz')
  expect(await lead.ask(readContact, { contactId: ana })).toMatchObject({
    name: 'Anna Ruiz',
    channel: 'phone',
    past: 'Se enfadó',
  })
  const told = await page.findByText(/También era la ficha «Anna Ruiz», fusionada el/)
  // The same post at both records is told once.
  expect(told.closest('li')!.textContent).toMatch(/^Anna Ruiz ComprasSe enfadó/)
  expect(page.queryByRole('button', { name: 'Acciones con Ana Ruiz' })).toBeNull()
  fireEvent.click(await page.findByRole('button', { name: /Deshacer/ }))
  await page.findByRole('button', { name: 'Acciones con Ana Ruiz' })
  expect((await lead.ask(listContacts, {})).total).toBe(3)
  expect(await lead.ask(readContact, { contactId: ana })).toMatchObject({ channel: null, past: '' })
})

test('the other one may be kept instead, from the list of all people too', async () => {
  const { lead, ana, anna } = await twoRecords()
  const page = await show(<PeoplePage />, lead, { today: TODAY, at: '/portfolio/people' })
  const row = (await page.findByText('Ana Ruiz')).closest('tr')!
  fireEvent.click(within(row).getByRole('button', { name: 'Acciones' }))
  fireEvent.click(await page.findByRole('menuitem', { name: 'Fusionar con otra ficha…' }))
  const form = within(await page.findByRole('dialog'))
  await pick(page, form, /^Anna Ruiz/)
  fireEvent.click(await form.findByRole('button', { name: 'Conservar la otra' }))
  const [name] = await form.findAllByRole<HTMLInputElement>('radio', { checked: true })
  expect(name!.closest('label')!.textContent).toContain('Anna Ruiz')
  fireEvent.click(form.getByRole('button', { name: 'Fusionar' }))
  await page.findByText('Las dos fichas ya son la de Anna Ruiz')
  expect((await lead.ask(readContact, { contactId: ana })).contactId).toBe(anna)
})

test('who was merged is separated; what someone changed meanwhile stays and is named', async () => {
  const { lead, accountId, ana, anna } = await twoRecords()
  await lead.ask(mergeContacts, {
    contactId: ana,
    otherId: anna,
    chosen: { past: 'other', channel: 'other' },
  })
  const was = await lead.ask(readContact, { contactId: ana })
  await lead.ask(changeContact, { ...was, past: 'Ya se le pasó' })
  const page = await show(<PeopleCard accountId={accountId} />, lead, { today: TODAY })
  fireEvent.click(await page.findByRole('button', { name: 'Separar la ficha Anna Ruiz' }))
  await page.findByText(
    'Vuelven a ser dos fichas. Alguien cambió después, y se queda como está: Qué pasó antes',
  )
  await page.findByRole('button', { name: 'Acciones con Anna Ruiz' })
  fireEvent.click(await page.findByRole('button', { name: /Deshacer/ }))
  await waitFor(() =>
    expect(page.queryByRole('button', { name: 'Acciones con Anna Ruiz' })).toBeNull(),
  )
})

test('whoever may not change one of the two is told so; who only reads is not offered it', async () => {
  const { lead, manager, viewer, accountId, ana } = await twoRecords()
  const mine = await lead.ask(addAccount, { name: 'Mía', managerId: manager.id })
  await lead.ask(addContact, { name: 'Ana Ruiz Gil', place: { accountId: mine.accountId } })
  const page = await show(<PeopleCard accountId={mine.accountId} />, manager, { today: TODAY })
  const form = await formOf(page, 'Ana Ruiz Gil')
  const field = await form.findByLabelText('¿Con qué ficha?', { selector: 'input' })
  fireEvent.click(field)
  fireEvent.change(field, { target: { value: 'ana ruiz' } })
  fireEvent.click(await page.findByRole('option', { name: /^Ana Ruiz · Compras/ }))
  const does = await form.findByRole('button', { name: 'Fusionar' })
  expect(does.getAttribute('aria-disabled')).toBe('true')
  fireEvent.click(does)
  expect((await lead.ask(readContact, { contactId: ana })).merged).toEqual([])
  page.unmount()
  const reads = await show(<PeopleCard accountId={accountId} />, viewer, { today: TODAY })
  await reads.findByText('Ana Ruiz')
  expect(reads.queryByRole('button', { name: /^Acciones con/ })).toBeNull()
})
