// @vitest-environment jsdom
import { fireEvent, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { addMonths } from '../kernel/day.ts'
import { choose } from '../platform/choice.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import './testing.pages.ts'
import { AccountMovementsCard } from './AccountMovementsCard.tsx'
import { portfolioChoice, refreshPortfolio } from './keeping.store.ts'
import { movementRoutes } from './movement.routes.ts'
import { MovementsPage } from './MovementsPage.tsx'
import { PortfolioSettings } from './portfolio.ts'
import { snapshotJobs } from './snapshot.jobs.ts'
import { askSnapshots } from './snapshot.store.ts'
import { plainSpaces } from './testing.ts'
import { tellLedger, type ToldLine } from './testing.ledger.ts'

/** One that stopped a year ago, and one that goes on. */
const LINES: ToldLine[] = Array.from({ length: 34 }, (_, at) =>
  addMonths('2024-01-10', at),
).flatMap((day, at) => [
  { code: 'SIGUE', day, amount: 400 },
  ...(at < 22 ? [{ code: 'BAJA', day, amount: 2000 }] : []),
])

async function aFirmWithMonths({ made = true } = {}) {
  const firm = aFirm(movementRoutes, snapshotJobs)
  await firm.db(async (db) => {
    await tellLedger(db, LINES)
    await refreshPortfolio(db, TODAY)
    if (made) await askSnapshots(db)
  })
  await firm.work()
  return firm
}

test('Movimientos opens with who fell most, and lists who moved', async () => {
  const { lead } = await aFirmWithMonths()
  const page = await show(<MovementsPage />, lead, { at: '/portfolio/movements' })
  await page.findByText('Cuenta BAJA', { selector: '.Sentence a' })
  expect(plainSpaces(page.container.querySelector('.Sentence')!.textContent)).toMatch(
    /Entre oct 2025 y oct 2026 empeoró una cuenta; mejoraron 0\. La que más cae es Cuenta BAJA: pasó de «.+» a «.+» y compra 24 mil € menos al año; llámala la primera\./,
  )
  const table = await page.findByRole('table', { name: 'Cuentas que se movieron' })
  const row = (await within(table).findByRole('link', { name: /Cuenta BAJA/ })).closest('tr')!
  within(row).getByText('24 mil €')
  expect(within(table).queryByText(/SIGUE/)).toBeNull()
})

test('a flow that is pressed in the table behind the picture lists its accounts', async () => {
  const { lead } = await aFirmWithMonths()
  const page = await show(<MovementsPage />, lead, { at: '/portfolio/movements' })
  fireEvent.click((await page.findAllByRole('button', { name: /: De dónde a dónde$/ }))[0]!)
  const [first] = await page.findAllByRole('button', { name: /Ver estas cuentas/ })
  fireEvent.click(first!)
  await page.findByRole('button', { name: /Quitar el filtro .+ → / })
  expect(page.where()).toMatch(/was=.+&is=/)
})

test('what is frozen says so, and is remade when asked, with a way back', async () => {
  const firm = await aFirmWithMonths()
  await firm.db((db) =>
    choose(db, portfolioChoice, PortfolioSettings.parse({ abc: { a: 0.5, b: 0.6 } })),
  )
  const page = await show(<MovementsPage />, firm.lead, { at: '/portfolio/movements?by=abc' })
  expect(await page.findAllByText('otros criterios que hoy')).toHaveLength(2)
  fireEvent.click(page.getByRole('button', { name: 'Rehacer con lo de hoy' }))
  await page.findByText(/Se rehacen 33 meses/)
  await page.findByRole('button', { name: /Deshacer/ })
  const viewer = await show(<MovementsPage />, firm.viewer, { at: '/portfolio/movements' })
  await viewer.findByText(/Un mes cerrado conserva/)
  expect(viewer.queryByRole('button', { name: 'Rehacer con lo de hoy' })).toBeNull()
})

test('months on their way show how far they are, and arrive by themselves', async () => {
  const firm = await aFirmWithMonths({ made: false })
  const page = await show(<MovementsPage />, firm.lead, { at: '/portfolio/movements' })
  await page.findByRole('progressbar', { name: 'Cierres de mes calculados' })
  // The page itself has asked for them.
  await expect
    .poll(
      async () => {
        await firm.work()
        return page.queryByText('Cuenta BAJA', { selector: '.Sentence a' }) !== null
      },
      { timeout: 15_000, interval: 300 },
    )
    .toBe(true)
})

test('a firm without a ledger is told what to do; in English too', async () => {
  const page = await show(<MovementsPage />, aFirm(movementRoutes).lead)
  await page.findByText(/Todavía no hay cuentas/)
  const { lead } = await aFirmWithMonths()
  const english = await show(<MovementsPage />, lead, { locale: 'en' })
  await english.findByText(/Between Oct 2025 and Oct 2026 one account went down; 0 went up\./)
  expect(english.container.textContent).not.toContain('cuentas')
})

test('an account tells since when it is what it is', async () => {
  const firm = await aFirmWithMonths()
  const accountId = await firm.db(async (db) => {
    const [row] =
      await db`select account_id from account where firm_id = ${db.firm} and code = 'SIGUE'`
    return row!['accountId'] as string
  })
  const page = await show(<AccountMovementsCard accountId={accountId} />, firm.lead)
  await page.findByText('Segmento y clase, mes a mes')
  fireEvent.click(page.getByRole('button', { name: /tabla/i }))
  await page.findByText('2026-10')
})
