// @vitest-environment jsdom
import { fireEvent } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aFirm } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import './testing.pages.ts'
import { CriteriaPage } from './CriteriaPage.tsx'
import { readPortfolioSettings } from './portfolio.api.ts'
import { portfolioRoutes } from './portfolio.routes.ts'

test('a lead changes the window and the classes; limits out of order are refused', async () => {
  const { lead } = aFirm(portfolioRoutes)
  const page = await show(<CriteriaPage />, lead)
  const type = (label: string, value: string) =>
    fireEvent.change(page.getByLabelText(label), { target: { value } })
  await page.findByLabelText('Ventana, en meses')
  type('Ventana, en meses', '12')
  type('La A llega hasta el % de las ventas', '72,5')
  fireEvent.click(page.getByRole('button', { name: 'Guardar y rehacer las cifras' }))
  await page.findByText(/Criterios guardados/)
  expect(await lead.ask(readPortfolioSettings, {})).toMatchObject({
    rfm: { windowMonths: 12, bands: { recencyDays: [30, 90, 180, 365] } },
    abc: { a: 0.725, b: 0.95 },
  })
  type('La A llega hasta el % de las ventas', '99')
  fireEvent.click(page.getByRole('button', { name: 'Guardar y rehacer las cifras' }))
  await page.findByText(/Los límites deben ir en orden/)
})

test('who does not govern looks and changes nothing', async () => {
  const { viewer } = aFirm(portfolioRoutes)
  const page = await show(<CriteriaPage />, viewer)
  await page.findByLabelText('Ventana, en meses')
  expect(page.queryByRole('button', { name: /Guardar/ })).toBeNull()
})
