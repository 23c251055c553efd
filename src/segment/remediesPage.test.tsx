// @vitest-environment jsdom
import { fireEvent, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { accountRoutes } from '../accounts/account.routes.ts'
import { show } from '../ui/testing.tsx'
import { readRemedies } from './remedy.api.ts'
import { remedyRoutes } from './remedy.routes.ts'
import { RemediesPage } from './RemediesPage.tsx'
import { RemedyCard } from './RemedyCard.tsx'
import { aCostlyFirm } from './testing.costs.ts'

const routes = [...remedyRoutes, ...accountRoutes]

test('a remedy is opened from what an account loses, closed with what came of it, and undone', async () => {
  const { lead, idOf } = await aCostlyFirm(routes)
  const page = await show(<RemediesPage />, lead, { at: '/selection/remedies' })
  await page.findByText(/Una cuenta cuesta más de lo debido.*310,00\s€/)
  await page.findByText(/pierde 310,00\s€ al año/)
  fireEvent.click(page.getByRole('button', { name: 'Abrir un remedio para Cuenta PONS' }))
  const dialog = within(await page.findByRole('dialog', { name: /Abrir un remedio/ }))
  await dialog.findByText(/Por sus cifras/)
  const kind = await dialog.findByLabelText(/^Qué se hace/, { selector: 'input' })
  expect((kind as HTMLInputElement).value).toBe('Renegociar condiciones')
  fireEvent.change(dialog.getByLabelText(/^Por qué/), { target: { value: 'Demasiada urgencia' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Abrir un remedio' }))
  await page.findByText(/Ninguna cuenta cuesta más de lo debido/)
  // It goes once all is read again; whoever points can't reach the table before.
  await waitFor(() => expect(page.queryByRole('dialog')).toBeNull())
  const table = await page.findByRole('table', { name: /Remedios/ })
  const row = within(await within(table).findByRole('row', { name: /Cuenta PONS/ }))
  fireEvent.click(row.getByRole('button', { name: /Acciones|Más/ }))
  fireEvent.click(await page.findByRole('menuitem', { name: 'Cerrar' }))
  const closing = within(await page.findByRole('dialog', { name: /Cerrar el remedio/ }))
  fireEvent.change(await closing.findByLabelText(/^Qué ha salido/), {
    target: { value: 'Pedido mínimo' },
  })
  fireEvent.click(closing.getByRole('button', { name: 'Cerrar el remedio' }))
  await page.findByText('hecho', { selector: '.Chip' })
  const read = async () =>
    (await lead.ask(readRemedies, { accountId: idOf('PONS') })).remedies.map(({ state }) => state)
  expect(await read()).toEqual(['done'])
  fireEvent.click((await page.findAllByRole('button', { name: 'Deshacer' })).at(-1)!)
  await page.findByText('en marcha', { selector: '.Chip' })
  expect(await read()).toEqual(['open'])
}, 60_000)

test('on the account: the card stands only where serving it is a problem; who only reads sees no button', async () => {
  const { lead, viewer, idOf } = await aCostlyFirm(routes)
  const good = await show(<RemedyCard accountId={idOf('NORTE')} />, lead)
  expect(good.container.querySelector('.Card')).toBeNull()
  const page = await show(<RemedyCard accountId={idOf('PONS')} />, lead)
  fireEvent.click(await page.findByRole('button', { name: 'Abrir un remedio' }))
  const dialog = within(await page.findByRole('dialog'))
  fireEvent.change(await dialog.findByLabelText(/^Por qué/), { target: { value: 'Urgencias' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Abrir un remedio' }))
  await page.findByText(/lo lleva Lucía · para el 21 feb 2027 · aún no hay un año posterior/)
  const read = await show(<RemedyCard accountId={idOf('PONS')} />, viewer, {
    session: { role: 'viewer' },
  })
  await read.findByText('Urgencias')
  expect(read.queryByRole('button')).toBeNull()
})
