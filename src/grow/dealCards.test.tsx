// @vitest-environment jsdom
import { fireEvent, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { actionRoutes } from '../accounts/action.routes.ts'
import { teamHoursRoutes } from '../accounts/teamHours.routes.ts'
import { EngageTab } from '../engage/EngageTab.tsx'
import { listInteractions, putInteraction } from '../engage/interaction.api.ts'
import { beyondRoutes } from '../engage/beyond.routes.ts'
import { cadenceRoutes } from '../engage/cadence.routes.ts'
import { interactionRoutes } from '../engage/interaction.routes.ts'
import { listRequests } from '../engage/request.api.ts'
import { requestRoutes } from '../engage/request.routes.ts'
import { contactRoutes } from '../know/contact.routes.ts'
import { aFirm } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import { GrowthTab } from './GrowthTab.tsx'
import { listOpportunities } from './opportunity.api.ts'
import { opportunityRoutes } from './opportunity.routes.ts'
import { stageRoutes } from './stage.routes.ts'
import { suggestionRoutes } from './suggestion.routes.ts'

async function aClient() {
  const firm = aFirm([
    ...accountRoutes,
    ...actionRoutes,
    ...teamHoursRoutes,
    ...contactRoutes,
    ...interactionRoutes,
    ...requestRoutes,
    ...beyondRoutes,
    ...cadenceRoutes,
    ...opportunityRoutes,
    ...stageRoutes,
    ...suggestionRoutes,
  ])
  const { accountId } = await firm.lead.ask(addAccount, { name: 'Forjas Levante' })
  return { ...firm, accountId }
}

const type = (box: HTMLElement, value: string) => fireEvent.change(box, { target: { value } })

test('an opportunity is noted, won and what is open is summed', async () => {
  const { lead, accountId } = await aClient()
  const page = await show(<GrowthTab accountId={accountId} />, lead)
  expect(await page.findByText(/No hay oportunidades abiertas/)).toBeDefined()
  fireEvent.click(page.getByRole('button', { name: 'Anotar una oportunidad' }))
  const form = await page.findByRole('dialog')
  type(within(form).getByLabelText(/De qué se trata/), 'Línea de rodillos')
  type(within(form).getByLabelText(/Importe/), '12.500,50')
  fireEvent.click(within(form).getByRole('button', { name: 'Guardar' }))
  expect(await page.findByText(/1 abierta, por 12.500,50/)).toBeDefined()
  expect(await lead.ask(listOpportunities, { accountId })).toMatchObject([
    { amount: '12500.5', currency: 'EUR', ownerName: 'Lucía' },
  ])
  fireEvent.click(page.getByRole('button', { name: 'Ganada: «Línea de rodillos»' }))
  const end = await page.findByRole('dialog', { name: 'Dar por ganada' })
  fireEvent.click(within(end).getByRole('button', { name: 'Dar por ganada' }))
  expect(await page.findByText('1 terminada')).toBeDefined()
  fireEvent.click(await page.findByRole('button', { name: 'Deshacer' }))
  expect(await page.findByText(/1 abierta/)).toBeDefined()
})

test('a request is noted and closed; what was said is found by its words', async () => {
  const { lead, accountId } = await aClient()
  for (let no = 0; no < 9; no += 1) {
    const subject = no === 0 ? 'Precios de 2027' : `Visita ${no}`
    await lead.ask(putInteraction, {
      kind: 'visit',
      happenedOn: `2026-11-0${no + 1}`,
      subject,
      accountId,
    })
  }
  const page = await show(<EngageTab accountId={accountId} />, lead)
  expect(await page.findByText('Visita 8')).toBeDefined()
  type(page.getByLabelText('Buscar en lo anotado'), 'precios')
  expect(await page.findByText('Precios de 2027')).toBeDefined()

  fireEvent.click(page.getByRole('button', { name: 'Anotar una petición' }))
  const form = await page.findByRole('dialog')
  type(within(form).getByLabelText(/Qué piden/), 'Un albarán')
  fireEvent.click(within(form).getByRole('button', { name: 'Guardar' }))
  fireEvent.click(await page.findByRole('button', { name: 'Cerrar «Un albarán»' }))
  const end = await page.findByRole('dialog', { name: 'Cerrar la petición' })
  type(await within(end).findByLabelText(/Qué se hizo/), 'Enviado otra vez')
  fireEvent.click(within(end).getByRole('button', { name: 'Cerrar la petición' }))
  expect(await page.findByText('1 cerrada')).toBeDefined()
  expect(await lead.ask(listRequests, { accountId })).toMatchObject([
    { outcome: 'Enviado otra vez' },
  ])
  expect((await lead.ask(listInteractions, { accountId })).total).toBe(9)
})

test('who only reads sees why nothing can be noted', async () => {
  const { lead, viewer, accountId } = await aClient()
  await lead.ask(putInteraction, {
    kind: 'call',
    happenedOn: '2026-11-01',
    subject: 'Llamada',
    accountId,
  })
  const page = await show(<EngageTab accountId={accountId} />, viewer)
  const button = await page.findByRole('button', { name: 'Anotar una reunión o llamada' })
  expect(button.getAttribute('aria-disabled')).toBe('true')
  await page.findByText('Llamada', { selector: 'b' })
  expect(page.queryByRole('button', { name: 'Retirar «Llamada»' })).toBeNull()
})
