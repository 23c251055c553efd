// @vitest-environment jsdom
import { fireEvent, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { accountRoutes } from '../accounts/account.routes.ts'
import { aFirm } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import { MatrixPage } from './MatrixPage.tsx'
import { listPositions, proposePosition, rulePosition } from './position.api.ts'
import { positionRoutes } from './position.routes.ts'
import { PositionCard } from './PositionCard.tsx'
import { selectionRoutes } from './selection.routes.ts'
import { aList } from './testing.matrix.ts'

/** Two lists: Forjas grew strong, Aceros is attractive and weak, Barras can't be placed. */
async function aMatrix() {
  const firm = aFirm([...selectionRoutes, ...positionRoutes, ...accountRoutes])
  const [forjas, aceros, barras] = [
    await firm.anAccount('Forjas Levante'),
    await firm.anAccount('Aceros Norte'),
    await firm.anAccount('Barras Sur'),
  ]
  await firm.db(async (db) => {
    const old = { title: 'Clave 2026', asOf: '2025-10-31', madeAt: '2025-11-05T10:00Z' }
    await aList(db, old, [
      { accountId: forjas, at: [4, 2], sales: 400_000 },
      { accountId: aceros, at: [4.5, 2], sales: 900_000 },
    ])
    const now = { title: 'Clave 2027', asOf: '2026-10-31', madeAt: '2026-11-05T10:00Z' }
    await aList(db, now, [
      { accountId: forjas, at: [4.2, 4], sales: 500_000, potential: 2_000_000, chosen: true },
      { accountId: aceros, at: [4.5, 2], sales: 900_000 },
      { accountId: barras, at: [2, null], aims: [2, 4] },
    ])
    const trial = { title: 'Prueba', asOf: '2026-11-15', madeAt: '2026-11-15T10:00Z' }
    await aList(db, { ...trial, kind: 'trial' }, [{ accountId: forjas, at: [1, 1] }])
  })
  return { ...firm, forjas, aceros, barras }
}

test('who has no list is led to one', async () => {
  const { lead } = aFirm([...selectionRoutes, ...positionRoutes])
  const page = await show(<MatrixPage />, lead)
  expect((await page.findByRole('link', { name: 'Ir a la lista' })).getAttribute('href')).toBe(
    '/selection/list',
  )
})

test('the matrix is walked by keyboard: each bubble says its box and figures, Enter proposes', async () => {
  const { lead, forjas } = await aMatrix()
  const page = await show(<MatrixPage />, lead)
  await page.findByText(/Hay 2 cuentas situadas: estratégicas, 1; estrellas, 1/)
  await page.findByText(/Falta una candidata/)
  const picture = await page.findByRole('application', { name: 'Matriz de cartera' })
  const live = () =>
    page.container.querySelector('.Bubbles [aria-live]')!.textContent!.replaceAll(/\s/g, ' ')
  fireEvent.keyDown(picture, { key: 'ArrowRight' })
  expect(live()).toBe(
    'Forjas Levante. Estratégica. atractivo 4,2, fuerza 4. ventas 500 mil €. potencial 2 M€ al año',
  )
  fireEvent.keyDown(picture, { key: 'ArrowLeft' })
  expect(live()).toMatch(/^Aceros Norte\. Estrella\. atractivo 4,5, fuerza 2/)
  page.getByText(/Dedícale tiempo para ganar fuerza/)
  fireEvent.keyDown(picture, { key: 'ArrowUp' })
  expect(live()).toMatch(/^Aceros/)
  fireEvent.keyDown(picture, { key: 'Home' })
  fireEvent.keyDown(picture, { key: 'Enter' })

  const form = within(await page.findByRole('dialog', { name: 'Otro sitio para Forjas Levante' }))
  fireEvent.change(await form.findByLabelText(/Fuerza/), { target: { value: '4,8' } })
  fireEvent.click(form.getByRole('button', { name: 'Proponer' }))
  expect(form.getByLabelText(/Por qué/).getAttribute('aria-invalid')).toBe('true')
  fireEvent.change(form.getByLabelText(/Por qué/), { target: { value: 'Firman por tres años' } })
  fireEvent.click(form.getByRole('button', { name: 'Proponer' }))
  await page.findByText('Propuesto: Forjas Levante.')
  expect(await lead.ask(listPositions, {})).toMatchObject([
    { accountId: forjas, kind: 'forecast', attractiveness: 4.2, strength: 4.8, state: 'proposed' },
  ])
  await page.findByText('Atractivo 4,2 → 4,2; fuerza 4 → 4,8')
  fireEvent.click(page.getByRole('button', { name: 'Aceptar la propuesta sobre Forjas Levante' }))
  await page.findByText('Aceptada: Forjas Levante.')
  await page.findByText('previsión aceptada')
  fireEvent.click(page.getAllByRole('button', { name: 'Deshacer' }).at(-1)!)
  await page.findByRole('button', { name: 'Rechazar la propuesta sobre Forjas Levante' })
})

test('the table behind has the same act, and rejecting asks why', async () => {
  const { lead, aceros } = await aMatrix()
  const given = { attractiveness: 3, strength: 3.5, reason: 'Ya nos prefieren' }
  await lead.ask(proposePosition, { accountId: aceros, kind: 'correction', ...given })
  const page = await show(<MatrixPage />, lead)
  fireEvent.click(await page.findByRole('button', { name: 'Ver tabla: Matriz de cartera' }))
  const rows = within(page.getByRole('region', { name: 'Matriz de cartera' })).getAllByRole('row')
  expect(rows.map((row) => row.querySelector('td')?.textContent)).toEqual([
    undefined,
    'Forjas Levante',
    'Aceros Norte',
  ])
  fireEvent.click(page.getByRole('button', { name: 'Proponer otro sitio: Aceros Norte' }))
  await page.findByRole('dialog', { name: 'Otro sitio para Aceros Norte' })
  fireEvent.click(page.getByRole('button', { name: 'Cerrar' }))
  fireEvent.click(page.getByRole('button', { name: 'Rechazar la propuesta sobre Aceros Norte' }))
  fireEvent.change(await page.findByLabelText(/Por qué no/), {
    target: { value: 'Un pedido suelto' },
  })
  fireEvent.click(page.getByRole('button', { name: 'Rechazar' }))
  await page.findByText('Rechazada: Aceros Norte.')
  await page.findByText('No hay propuestas por decidir.')
})

test('history slides from list to list; trials aren’t of it', async () => {
  const { lead, forjas } = await aMatrix()
  const page = await show(<MatrixPage />, lead)
  const slider = await page.findByRole('slider', { name: /Historia/ })
  expect(slider.getAttribute('aria-valuetext')).toBe('31 oct 2026 · Clave 2027')
  expect(slider.getAttribute('max')).toBe('1')
  page.getAllByText('en la lista')
  fireEvent.change(slider, { target: { value: '0' } })
  await page.findByText('31 oct 2025 · Clave 2026')
  await waitFor(() => page.getByText(/Estratégicas: 0; estrellas: 2/))
  const { positionId } = await lead.ask(proposePosition, {
    accountId: forjas,
    kind: 'forecast',
    attractiveness: 5,
    strength: 5,
    reason: 'sí',
  })
  await lead.ask(rulePosition, { positionId, state: 'accepted' })
  const again = await show(<MatrixPage />, lead)
  await again.findByText('previsión aceptada')
  fireEvent.change(again.getByRole('slider'), { target: { value: '0' } })
  await waitFor(() => expect(again.queryByText('previsión aceptada')).toBeNull())
})

test('who only reads finds no way to propose; both aims have their own picture', async () => {
  const { viewer } = await aMatrix()
  const page = await show(<MatrixPage />, viewer)
  const value = await page.findByRole('application', { name: 'Valor económico y estratégico' })
  fireEvent.keyDown(value, { key: 'End' })
  await page.findAllByText(/Barras Sur/)
  fireEvent.click(page.getByRole('button', { name: 'Ver tabla: Matriz de cartera' }))
  expect(page.queryByRole('button', { name: /Proponer/ })).toBeNull()
})

test('an account tells where it stands, what its box advises and where it stood', async () => {
  const { lead, manager, forjas, barras } = await aMatrix()
  const page = await show(<PositionCard accountId={forjas} />, lead)
  await page.findByText(/Estratégica: atractivo 4,2, fuerza 4\. Invierte/)
  expect(page.getAllByRole('row')).toHaveLength(3)
  fireEvent.click(page.getByRole('button', { name: 'Proponer otro sitio' }))
  await page.findByRole('dialog', { name: 'Otro sitio para Forjas Levante' })
  const other = await show(<PositionCard accountId={barras} />, manager)
  await other.findByText(/No se puede situar/)
  expect(
    other.getByRole('button', { name: 'Proponer otro sitio' }).getAttribute('aria-disabled'),
  ).toBe('true')
})
