// @vitest-environment jsdom
import { fireEvent, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { putTeamHours } from '../accounts/teamHours.api.ts'
import { teamHoursRoutes } from '../accounts/teamHours.routes.ts'
import { aFirm } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import { putTier, readCapacity } from './capacity.api.ts'
import { capacityRoutes } from './capacity.routes.ts'
import { CapacityPage } from './CapacityPage.tsx'
import { addMarketSegment } from './market.api.ts'
import { marketRoutes } from './market.routes.ts'

const firm = () => aFirm([...capacityRoutes, ...teamHoursRoutes, ...marketRoutes])

test('hours and needs are written down, and the page says how many key accounts find room', async () => {
  const { lead } = firm()
  const page = await show(<CapacityPage />, lead)
  await page.findByText(/de ahí sale cuántas caben/)
  fireEvent.click(page.getAllByRole('button', { name: /^Cambiar / })[0]!)
  fireEvent.change(page.getByLabelText('Otra capacidad'), { target: { value: 'ventas' } })
  fireEvent.click(page.getByRole('button', { name: 'Añadir' }))
  fireEvent.change(await page.findByLabelText('Horas de ventas'), { target: { value: '100' } })
  fireEvent.click(page.getByRole('button', { name: 'Guardar' }))
  await page.findByText('ventas 100 h')
  await waitFor(() => expect(page.queryByLabelText('Otra capacidad')).toBeNull())

  fireEvent.click(page.getByRole('button', { name: 'Cambiar Clave' }))
  fireEvent.change(page.getByLabelText('Otra capacidad'), { target: { value: 'ventas' } })
  fireEvent.click(page.getByRole('button', { name: 'Añadir' }))
  fireEvent.change(await page.findByLabelText('Horas de ventas'), { target: { value: '9' } })
  fireEvent.change(page.getByLabelText('Responde en (horas)'), { target: { value: '8' } })
  fireEvent.click(page.getByRole('button', { name: 'Guardar' }))
  await page.findByText(/caben 10 cuentas clave; lo que antes se acaba son las de ventas/)
  expect((await lead.ask(readCapacity, {})).room).toEqual({ accounts: 10, scarcest: 'ventas' })
  await page.findByText(/responde en 8 h/)
})

test('more than fifty ask for a reason; who may not write only reads', async () => {
  const { lead, viewer } = firm()
  await lead.ask(putTeamHours, { personId: lead.id, hours: { ventas: 100 } })
  await lead.ask(putTier, { tier: 'key', needs: { ventas: 1 } })
  const page = await show(<CapacityPage />, lead)
  const most = await page.findByLabelText(/Cuentas clave, como mucho/)
  expect(page.queryByLabelText(/Por qué tantas/)).toBeNull()
  fireEvent.change(most, { target: { value: '60' } })
  fireEvent.click(page.getByRole('button', { name: 'Guardar los límites' }))
  const alert = await page.findByRole('alert')
  expect(alert.textContent).toContain('Más de 50 cuentas clave son demasiadas')
  fireEvent.change(page.getByLabelText(/Por qué tantas/), { target: { value: 'Somos muchos' } })
  fireEvent.click(page.getByRole('button', { name: 'Guardar los límites' }))
  await waitFor(async () => expect((await lead.ask(readCapacity, {})).limits.most).toBe(60))
  await page.findByText(/caben .*Son muchas: por encima de 35/)
  await page.findByText(/^Son muchas: por encima de 35/, { selector: 'output' })

  const read = await show(<CapacityPage />, viewer, { session: { role: 'viewer' } })
  await read.findByText('como mucho, 60 cuentas clave')
  expect(read.queryAllByRole('button', { name: /^Cambiar / })).toEqual([])
  const table = within(await read.findByRole('table'))
  expect(table.getByRole('row', { name: /ventas 90 1 90/ })).toBeTruthy()
})

test('a least of a segment is written with the names that the firm uses', async () => {
  const { lead, viewer } = firm()
  await lead.ask(addMarketSegment, { name: 'Automoción', buysBy: 'order' })
  const page = await show(<CapacityPage />, lead)
  fireEvent.click(await page.findByRole('button', { name: 'Añadir un mínimo' }))
  const which = page.getByRole('combobox', { name: 'Cuál' })
  fireEvent.focus(which)
  fireEvent.change(which, { target: { value: 'auto' } })
  fireEvent.click(await page.findByRole('option', { name: 'Automoción' }))
  fireEvent.change(page.getByLabelText('Cuentas, como mínimo'), { target: { value: '3' } })
  fireEvent.click(page.getByRole('button', { name: 'Añadir un mínimo' }))
  fireEvent.click(page.getByRole('button', { name: 'Guardar los límites' }))
  await waitFor(async () =>
    expect((await lead.ask(readCapacity, {})).limits.least).toEqual([
      { by: 'segment', name: 'Automoción', accounts: 3 },
    ]),
  )
  const read = await show(<CapacityPage />, viewer, { session: { role: 'viewer' } })
  await read.findByText('al menos 3 cuentas (segmento «Automoción»)')
})
