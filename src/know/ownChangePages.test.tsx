// @vitest-environment jsdom
import { fireEvent, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { actionRoutes } from '../accounts/action.routes.ts'
import { portfolioRoutes } from '../identify/portfolio.routes.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import { ChangesFeltCard } from './ChangesFeltCard.tsx'
import { ownChangeRoutes } from './ownChange.routes.ts'
import { OwnChangesPage } from './OwnChangesPage.tsx'

async function aClient() {
  const firm = aFirm([...accountRoutes, ...actionRoutes, ...portfolioRoutes, ...ownChangeRoutes])
  const { accountId } = await firm.lead.ask(addAccount, {
    name: 'Forjas Levante',
    tags: ['web'],
    managerId: firm.lead.id,
  })
  return { ...firm, accountId }
}

test('a change is noted once, its clients are found and told to whoever looks after them, and it is undone', async () => {
  const { lead, viewer, accountId } = await aClient()
  const page = await show(<OwnChangesPage />, lead, {
    at: '/portfolio/changes?tag=web',
    today: TODAY,
  })
  await page.findByText(/Lo nota una cuenta/)
  page.getByText(/Forjas Levante/)
  const title = page.getByLabelText(/^Qué cambia/, { selector: 'input' })
  fireEvent.change(title, { target: { value: 'Tarifa nueva' } })
  fireEvent.click(page.getByRole('button', { name: 'Anotar y repartir' }))
  const card = (await page.findByRole('heading', { name: 'Tarifa nueva' })).closest('section')!
  await within(card).findByRole('link', { name: 'Forjas Levante' })
  await page.findByText(/De «Tarifa nueva» queda un cliente por avisar/)
  fireEvent.click(
    await within(card).findByRole('button', { name: 'Qué le supone a Forjas Levante' }),
  )
  const impact = within(card).getByLabelText(/^Qué le supone/, { selector: 'textarea' })
  fireEvent.change(impact, { target: { value: 'Un 3 % más al año' } })
  fireEvent.click(within(card).getByRole('button', { name: 'Guardar' }))
  await within(card).findByText('Un 3 % más al año', { selector: 'p' })

  const felt = await show(<ChangesFeltCard accountId={accountId} />, viewer, { today: TODAY })
  await felt.findByText('Un 3 % más al año')
  const reader = await show(<OwnChangesPage />, viewer, { today: TODAY })
  await reader.findByText('Tarifa nueva')
  expect(reader.queryByRole('button', { name: /Anotar/ })).toBeNull()
  expect(reader.queryByRole('button', { name: /Quitar/ })).toBeNull()
})
