// @vitest-environment jsdom
/** On Hoy what nobody confirmed for long is confirmed with one click; who saves too late keeps both. */
import { fireEvent, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { listActions, putAction } from '../accounts/action.api.ts'
import { actionRoutes } from '../accounts/action.routes.ts'
import { ActionsCard } from '../accounts/ActionsCard.tsx'
import { aFirm, TODAY } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import { contactRoutes } from './contact.routes.ts'
import { listNeeds, putNeeds } from './need.api.ts'
import { needRoutes } from './need.routes.ts'
import { NeedsCard } from './NeedsCard.tsx'
import { listSignals, putSignals } from './signal.api.ts'
import { signalRoutes } from './signal.routes.ts'
import { listSwot, putSwot } from './swot.api.ts'
import { swotRoutes } from './swot.routes.ts'
import { toConfirmRoutes } from './toConfirm.routes.ts'
import { ToConfirmPage } from './ToConfirmPage.tsx'
import { ToConfirmPanel } from './ToConfirmPanel.tsx'

vi.setConfig({ testTimeout: 40_000 })

async function aClient() {
  const firm = aFirm([
    ...accountRoutes,
    ...actionRoutes,
    ...contactRoutes,
    ...needRoutes,
    ...signalRoutes,
    ...swotRoutes,
    ...toConfirmRoutes,
  ])
  const { lead } = firm
  const account = { name: 'Forjas Levante', managerId: lead.id }
  const { accountId } = await lead.ask(addAccount, account)
  return { ...firm, accountId }
}

const sure = { confidence: 'confirmed' } as const
const need = { title: 'Entregar antes', urgency: 2, seenOn: '2025-01-01', ...sure } as const

test('a stale need, signal and item of a SWOT wait on Hoy, and one click says that they are still so', async () => {
  const { lead, accountId } = await aClient()
  await lead.ask(putNeeds, { accountId, needs: [need] })
  const signal = { noticed: 'Buscan nave', noticedBy: lead.id, noticedOn: '2025-02-01' }
  await lead.ask(putSignals, { accountId, signals: [signal] })
  const item = { subject: 'us', kind: 'threat', title: 'Caros', weight: 2 } as const
  await lead.ask(putSwot, { accountId, items: [{ ...item, ...sure, seenOn: '2025-03-01' }] })
  const page = await show(<ToConfirmPanel />, lead, { today: TODAY })
  const rows = await page.findAllByRole('listitem')
  expect(rows.map((row) => row.querySelector('.Fact-topic')!.textContent)).toEqual([
    'Necesidad',
    'Señal',
    'Amenaza',
  ])
  expect(rows.every((row) => row.dataset['stale'] === 'true')).toBe(true)
  within(rows[0]!).getByRole('link', { name: 'Forjas Levante' })
  fireEvent.click(page.getByRole('button', { name: 'Sigue así: Entregar antes' }))
  await waitFor(() => expect(page.queryByText('Entregar antes')).toBeNull())
  expect(await lead.ask(listNeeds, { accountId })).toMatchObject([{ seenOn: TODAY, ...sure }])
  fireEvent.click(await page.findByRole('button', { name: /Deshacer/ }))
  await page.findByText('Entregar antes')
  expect(await lead.ask(listNeeds, { accountId })).toMatchObject([{ seenOn: '2025-01-01' }])
  fireEvent.click(page.getByRole('button', { name: 'Sigue así: Buscan nave' }))
  await waitFor(() => expect(page.queryByText('Buscan nave')).toBeNull())
  fireEvent.click(page.getByRole('button', { name: 'Sigue así: Caros' }))
  await waitFor(() => expect(page.queryByText('Caros')).toBeNull())
  expect(await lead.ask(listSignals, { accountId })).toMatchObject([{ noticedOn: TODAY }])
  expect(await lead.ask(listSwot, { accountId })).toMatchObject([{ seenOn: TODAY }])
})

test('who only reads sees what waits, without the click', async () => {
  const { lead, viewer, accountId } = await aClient()
  await lead.ask(putNeeds, { accountId, needs: [need] })
  const page = await show(<ToConfirmPanel />, viewer, { today: TODAY })
  await waitFor(() => expect(page.queryByRole('button', { name: /Sigue así/ })).toBeNull())
})

test('a need and an action that someone else changed meanwhile are kept beside theirs', async () => {
  const { lead, admin, accountId } = await aClient()
  const was = (await lead.ask(putNeeds, { accountId, needs: [need] })).now[0]!
  const todo = { accountId, title: 'Llamar', ownerId: lead.id, dueOn: TODAY }
  const action = (await lead.ask(putAction, todo)).now
  const page = await show(
    <>
      <NeedsCard accountId={accountId} />
      <ActionsCard accountId={accountId} />
    </>,
    lead,
    { today: TODAY },
  )
  const change = async (button: RegExp, label: RegExp, typed: string) => {
    fireEvent.click(await page.findByRole('button', { name: button }))
    const form = within((await page.findByRole('dialog')).querySelector('form')!)
    fireEvent.change(form.getByLabelText(label), { target: { value: typed } })
    return form
  }
  const first = await change(/^Cambiar.*Entregar antes/, /^Qué necesita/, 'Lo mío')
  await admin.ask(putNeeds, { accountId, needs: [{ ...was, offer: 'Almacén', was }] })
  fireEvent.click(first.getByRole('button', { name: 'Guardar' }))
  await first.findByText(/Alguien ha cambiado esta necesidad/)
  fireEvent.click(first.getByRole('button', { name: 'Guardar aparte' }))
  await page.findByText('Lo mío')
  const kept = (await lead.ask(listNeeds, { accountId })).map(
    ({ title, offer }) => `${title}: ${offer}`,
  )
  expect(kept.toSorted()).toEqual(['Entregar antes: Almacén', 'Lo mío: '])

  const second = await change(/^Cambiar.*Llamar/, /^Qué se hará/, 'Visitar')
  await admin.ask(putAction, { ...action, how: 'Por teléfono', was: action })
  fireEvent.click(second.getByRole('button', { name: 'Guardar' }))
  await second.findByText(/Alguien ha cambiado esta acción/)
  fireEvent.click(second.getByRole('button', { name: 'Guardar aparte' }))
  await page.findByText('Visitar')
  const todos = (await lead.ask(listActions, { accountId })).map(
    ({ title, how }) => `${title}: ${how}`,
  )
  expect(todos.toSorted()).toEqual(['Llamar: Por teléfono', 'Visitar: '])
})

test('all of it stands on a page of its own, by account, of mine or of all, and more behind', async () => {
  const { lead, accountId } = await aClient()
  const { accountId: other } = await lead.ask(addAccount, { name: 'Bombas Ebro' })
  const many = Array.from({ length: 25 }, (_, at) => ({ ...need, title: `Necesidad ${at}` }))
  await lead.ask(putNeeds, { accountId, needs: many })
  await lead.ask(putNeeds, { accountId: other, needs: [{ ...need, title: 'De otra' }] })
  const hoy = await show(<ToConfirmPanel />, lead, { today: TODAY })
  expect((await hoy.findByRole('link', { name: '25 datos' })).getAttribute('href')).toBe(
    '/to-confirm',
  )
  hoy.unmount()
  const page = await show(<ToConfirmPage />, lead, { today: TODAY })
  await waitFor(() => expect(page.getAllByRole('listitem')).toHaveLength(20))
  fireEvent.click(page.getByRole('button', { name: '5 más' }))
  await waitFor(() => expect(page.getAllByRole('listitem')).toHaveLength(25))
  expect(page.queryByText('De otra')).toBeNull()
  fireEvent.click(page.getByRole('checkbox', { name: 'Solo de mis cuentas' }))
  fireEvent.change(page.getByRole('searchbox'), { target: { value: 'bombas' } })
  await page.findByText('De otra')
  await waitFor(() => expect(page.getAllByRole('listitem')).toHaveLength(1))
})
