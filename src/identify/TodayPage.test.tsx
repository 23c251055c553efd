// @vitest-environment jsdom
import { fireEvent, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aFirm } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import './testing.pages.ts'
import { accountFigureRoutes } from './account.routes.ts'
import { cockpitRoutes } from './cockpit/cockpit.routes.ts'
import { refreshPortfolio } from './keeping.store.ts'
import { portfolioRoutes } from './portfolio.routes.ts'
import { tellLedger, type ToldLine } from './testing.ledger.ts'
import { TodayPage } from './TodayPage.tsx'
import { todayRoutes } from './today.routes.ts'

const routes = [...todayRoutes, ...cockpitRoutes([]), ...portfolioRoutes, ...accountFigureRoutes]

/** A client every ten days, quiet since the end of August, and a small one that goes on. */
const LINES: ToldLine[] = Array.from({ length: 76 }, (_, at) => {
  const day = new Date(Date.UTC(2024, 9, 22) + at * 10 * 86_400_000).toISOString().slice(0, 10)
  return [
    { code: 'BIG', day, amount: 100 },
    { code: 'small', day, amount: 5 },
  ].filter(({ code }) => code !== 'BIG' || day < '2026-09-01')
}).flat()

test('a new firm reads its first step in a sentence and finds the act in the row', async () => {
  const { lead } = aFirm(routes)
  const page = await show(<TodayPage />, lead)
  await page.findByText(/Trae tu libro de ventas y en cinco minutos/)
  fireEvent.click(page.getByRole('button', { name: /^Importar/ }))
  await waitFor(() => expect(page.where()).toBe('/data'))
})

test('after the first import the ledger speaks, then the work begins', async () => {
  const firm = aFirm(routes)
  await firm.db(async (db) => {
    await tellLedger(db, LINES)
    await refreshPortfolio(db, '2026-11-21')
  })
  const page = await show(<TodayPage />, firm.lead)
  await page.findByRole('heading', { name: 'Lo que dice tu libro' })
  expect(page.container.querySelectorAll('.Reveal-finding').length).toBe(5)
  fireEvent.click(page.container.querySelectorAll('.Reveal-finding')[1]!)
  await page.findByRole('button', { name: /Abrir la cuenta|Verlo en la cartera/ })
  fireEvent.click(page.getByRole('button', { name: 'Visto: vamos a trabajar' }))
  await waitFor(() => expect(page.queryByText('Cerrar el dibujo')).toBeNull())
  await page.findByRole('button', { name: /Abrir: Llama a Cuenta BIG/ })
  page.getByText(/Lo que más pesa ahora está en Cuenta BIG: empieza por la primera fila y llama\./)
  page.getByRole('button', { name: 'Lo que dice tu libro' })
})

test('when nothing waits, it says so and leads on', async () => {
  const firm = aFirm(routes)
  await firm.db(async (db) => {
    await tellLedger(
      db,
      LINES.filter(({ code }) => code === 'small'),
    )
    await refreshPortfolio(db, '2026-11-21')
  })
  const page = await show(<TodayPage />, firm.viewer)
  await page.findByText(/Nada espera/)
})
