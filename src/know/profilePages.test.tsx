// @vitest-environment jsdom
import { fireEvent, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import { addFacts, listFacts, putFact } from './profileFact.api.ts'
import { ownChangeRoutes } from './ownChange.routes.ts'
import { profileFactRoutes } from './profileFact.routes.ts'
import { ProfileTab } from './ProfileTab.tsx'
import { SectorsPage } from './SectorsPage.tsx'
import { toConfirmRoutes } from './toConfirm.routes.ts'
import { ToConfirmPanel } from './ToConfirmPanel.tsx'

async function aClient() {
  const firm = aFirm([
    ...accountRoutes,
    ...profileFactRoutes,
    ...toConfirmRoutes,
    ...ownChangeRoutes,
  ])
  const { accountId } = await firm.lead.ask(addAccount, {
    name: 'Forjas Levante',
    managerId: firm.lead.id,
  })
  return { ...firm, accountId }
}

test('the profile says what is missing; a fact is added with only the fields of its topic, and undone', async () => {
  const { lead, accountId } = await aClient()
  const page = await show(<ProfileTab accountId={accountId} />, lead, { today: TODAY })
  await page.findByText(/No sabemos casi nada de este cliente/)
  const card = (await page.findByRole('heading', { name: 'Con quién compite' })).closest('section')!
  fireEvent.click(within(card).getByRole('button', { name: 'Añadir' }))
  const form = (await page.findByRole('dialog')).querySelector('form')!
  const field = (label: RegExp) => within(form).getByLabelText(label, { selector: 'input' })
  fireEvent.click(field(/^Qué es/))
  fireEvent.click(await page.findByRole('option', { name: 'Competidor nuestro en esta cuenta' }))
  fireEvent.change(field(/^Quién/), { target: { value: 'Rodavia' } })
  fireEvent.change(field(/^Parte que tiene/), { target: { value: '35' } })
  expect(within(form).queryByLabelText(/^Divisa/)).toBeNull()
  fireEvent.click(within(form).getByRole('button', { name: 'Guardar' }))
  await within(card).findByText(/Rodavia: tiene el 35.%/)
  expect(await lead.ask(listFacts, { accountId })).toMatchObject([{ share: 0.35 }])
  fireEvent.click(await page.findByRole('button', { name: /Deshacer/ }))
  await waitFor(() => expect(within(card).queryByText(/Rodavia/)).toBeNull())
})

test('who was too late is told, and may keep both', async () => {
  const { lead, accountId } = await aClient()
  const goal = { accountId, topic: 'goal', text: 'Crecer', seenOn: TODAY } as const
  const { now } = await lead.ask(putFact, goal)
  const page = await show(<ProfileTab accountId={accountId} />, lead, { today: TODAY })
  fireEvent.click(await page.findByRole('button', { name: 'Cambiar: Crecer' }))
  const form = (await page.findByRole('dialog')).querySelector('form')!
  await lead.ask(putFact, { ...now, text: 'De otra persona' })
  const text = within(form).getByLabelText(/^Qué sabemos/, { selector: 'textarea' })
  fireEvent.change(text, { target: { value: 'Lo mío' } })
  fireEvent.click(within(form).getByRole('button', { name: 'Guardar' }))
  fireEvent.click(await within(form).findByRole('button', { name: 'Guardar aparte' }))
  await page.findByText('Lo mío')
  await page.findByText('De otra persona')
})

test('what is too old is to be confirmed, here and on Hoy, in one click', async () => {
  const { lead, accountId } = await aClient()
  const fact = { accountId, topic: 'goal', confidence: 'confirmed' } as const
  await lead.ask(addFacts, {
    facts: [
      { ...fact, text: 'Crecer', seenOn: '2024-01-01' },
      { ...fact, topic: 'trend', text: 'Más barato', seenOn: TODAY },
    ],
  })
  const tab = await show(<ProfileTab accountId={accountId} />, lead, { today: TODAY })
  await tab.findByText('Está por confirmar «Crecer»: pregúntalo en la próxima visita.')
  const hoy = await show(<ToConfirmPanel />, lead, { today: TODAY })
  await hoy.findByText('Forjas Levante')
  fireEvent.click(hoy.getByRole('button', { name: 'Sigue así: Crecer' }))
  await waitFor(() => expect(hoy.queryByText('Forjas Levante')).toBeNull())
})

test('a viewer reads and has no acts', async () => {
  const { lead, viewer, accountId } = await aClient()
  await lead.ask(putFact, { accountId, topic: 'employees', amount: '1200', seenOn: TODAY })
  await lead.ask(putFact, { accountId, topic: 'sector', name: '25', seenOn: TODAY })
  const page = await show(<ProfileTab accountId={accountId} />, viewer, { today: TODAY })
  await page.findByText('1.200 personas')
  await page.findByText('25 · Productos metálicos')
  expect(page.queryByRole('button', { name: /^Cambiar/ })).toBeNull()
})

test('the firm’s own sectors are pasted, and go before those of NACE', async () => {
  const { lead, accountId } = await aClient()
  const page = await show(<SectorsPage />, lead, { today: TODAY })
  const text = await page.findByLabelText(/^Lista de sectores/, { selector: 'textarea' })
  fireEvent.change(text, { target: { value: '25;Caldererías' } })
  fireEvent.click(page.getByRole('button', { name: 'Guardar' }))
  await page.findByText('Un sector guardado')
  await lead.ask(putFact, { accountId, topic: 'sector', name: '25', seenOn: TODAY })
  const tab = await show(<ProfileTab accountId={accountId} />, lead, { today: TODAY })
  await tab.findByText('25 · Caldererías')
})
