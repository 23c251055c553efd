// @vitest-environment jsdom
import { fireEvent } from '@testing-library/react'
import { expect, test } from 'vitest'
import { accountRoutes } from '../accounts/account.routes.ts'
import { aFirm } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import './testing.pages.ts'
import { accountFigureRoutes } from './account.routes.ts'
import { contractsRoutes } from './contracts.routes.ts'
import { costRoutes } from './cost.routes.ts'
import { costsRoutes } from './costs.routes.ts'
import { demandRoutes } from './demand.routes.ts'
import { dependencyRoutes } from './dependency.routes.ts'
import { FiguresTab } from './FiguresTab.tsx'
import { refreshPortfolio } from './keeping.store.ts'
import { movementRoutes } from './movement.routes.ts'
import { portfolioRoutes } from './portfolio.routes.ts'
import { SummaryTab } from './SummaryTab.tsx'
import { valueRoutes } from './value.routes.ts'
import { tellLedger, type ToldLine } from './testing.ledger.ts'

const LINES: ToldLine[] = [
  {
    code: 'LEV',
    day: '2025-06-30',
    amount: 120,
    invoice: 'F1',
    family: 'Chapa',
    product: 'P1',
    cost: 90,
  },
  {
    code: 'LEV',
    day: '2026-06-03',
    amount: '2024.99',
    invoice: 'F2',
    family: 'Acero',
    product: 'P2',
  },
  { code: 'LEV', day: '2026-06-05', amount: -30, invoice: 'A1', family: 'Chapa' },
  { code: 'NER', day: '2026-06-21', amount: 1000, invoice: 'F9' },
]

async function aClient() {
  const firm = aFirm([
    ...portfolioRoutes,
    ...accountFigureRoutes,
    ...accountRoutes,
    ...costRoutes,
    ...costsRoutes,
    ...contractsRoutes,
    ...demandRoutes,
    ...dependencyRoutes,
    ...movementRoutes,
    ...valueRoutes,
  ])
  const accountId = await firm.db(async (db) => {
    await tellLedger(db, LINES)
    await refreshPortfolio(db, '2026-11-21')
    const [row] =
      await db`select account_id from account where firm_id = ${db.firm} and code = 'LEV'`
    return row!['accountId'] as string
  })
  return { ...firm, accountId }
}

test('Resumen says why the account ranks where it does, and each figure how it was made', async () => {
  const { lead, accountId } = await aClient()
  const page = await show(<SummaryTab accountId={accountId} />, lead)
  await page.findByText(/^1\.ª por ventas \(67,9 % del total\)/)
  await page.findByText('Acero')
  fireEvent.click(page.getByRole('button', { name: /67,9/ }))
  await page.findByText('ventas de la cuenta ÷ suma de las ventas positivas')
  page.getByText('2.114,99 €')
  page.getByText('3.114,99 €')
})

test('Cifras goes down to the lines of an invoice', async () => {
  const { lead, accountId } = await aClient()
  const page = await show(<FiguresTab accountId={accountId} />, lead)
  const order = await page.findByRole('button', { name: /F2/ })
  expect(page.getByText('abono')).toBeTruthy()
  fireEvent.click(order)
  await page.findByText('Producto P2')
  expect(order.getAttribute('aria-expanded')).toBe('true')
})

test('an account without sales says so', async () => {
  const firm = await aClient()
  const accountId = await firm.anAccount('Recién llegada')
  const page = await show(<SummaryTab accountId={accountId} />, firm.lead)
  await page.findByText('Esta cuenta todavía no tiene ventas en el libro.')
})

test('without sales, Cifras still tells what serving the account took', async () => {
  const firm = await aClient()
  const accountId = await firm.anAccount('Recién llegada')
  const page = await show(<FiguresTab accountId={accountId} />, firm.lead)
  await page.findByText('Esta cuenta todavía no tiene ventas en el libro.')
  await page.findByText(/no ha comprado ni consta nada hecho/)
  page.getByText('Apuntar una actividad')
})
