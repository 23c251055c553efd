// @vitest-environment jsdom
import { fireEvent, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { accountRoutes } from '../accounts/account.routes.ts'
import { aFirm } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import './testing.pages.ts'
import { refreshPortfolio } from './keeping.store.ts'
import { PortfolioPage } from './PortfolioPage.tsx'
import { portfolioJobs } from './portfolio.jobs.ts'
import { remakePortfolio } from './portfolio.api.ts'
import { portfolioRoutes } from './portfolio.routes.ts'
import { portfolioAt } from './portfolio.store.ts'
import { makeRetention } from './retention.store.ts'
import { retentionStudy } from './retentionStudy.ts'
import { keepStudy } from './study.store.ts'
import { tellLedger, type ToldLine } from './testing.ledger.ts'
import { viewRoutes } from './view.routes.ts'

const LINES: ToldLine[] = [
  { code: 'LEV', day: '2026-10-01', amount: 600, zone: 'Norte', family: 'Chapa' },
  { code: 'LEV', day: '2026-11-02', amount: 200, zone: 'Norte', family: 'Acero' },
  { code: 'NER', day: '2025-03-01', amount: 150, zone: 'Sur', family: 'Chapa' },
  { code: 'TAJ', day: '2026-01-05', amount: 50, zone: 'Sur', family: 'Chapa' },
]

async function aPortfolio(lines = LINES) {
  const firm = aFirm([...portfolioRoutes, ...viewRoutes, ...accountRoutes], portfolioJobs)
  await firm.db(async (db) => {
    await tellLedger(db, lines)
    await refreshPortfolio(db, '2026-11-21')
  })
  return firm
}

test('Cartera opens with a sentence, its figures and why each account is where it is', async () => {
  const { lead } = await aPortfolio()
  const page = await show(<PortfolioPage />, lead)
  expect(await page.findAllByText('Cuenta LEV', { selector: '.Sentence a' })).toHaveLength(2)
  const row = (await inTable(page, /^Cuenta LEV/)).closest('tr')!
  within(row).getByText(/^1\.ª por ventas \(80 % del total\)/)
  await page.findByText('3 cuentas')
  await page.findByText(/HHI 6\.650/)
  await page.findByRole('button', { name: /a 2 nov 2026/ })
})

test('once it is made, net retention stands beside growth and leads into its page', async () => {
  const { lead, db } = await aPortfolio([
    ...LINES,
    { code: 'NER', day: '2024-11-01', amount: 10 },
    { code: 'NER', day: '2026-09-01', amount: 120 },
  ])
  const before = await show(<PortfolioPage />, lead)
  await before.findByText(/HHI/)
  expect(before.queryByText('Retención neta (NRR)')).toBeNull()
  before.unmount()
  await db(async (db) => {
    const portfolio = (await portfolioAt(db, {}))!
    await keepStudy(db, portfolio, retentionStudy, await makeRetention(db, portfolio))
  })
  const page = await show(<PortfolioPage />, lead)
  fireEvent.click(await page.findByRole('button', { name: /80.%.*Retención neta/ }))
  await page.findByText('(inicio + expansión − contracción − abandono) ÷ inicio')
  const [link] = page.getAllByRole('link', { name: 'Ver la retención' })
  expect(link!.getAttribute('href')).toBe('/portfolio/retention')
  page.unmount()
  // Of a part of the firm none is kept.
  const part = await show(<PortfolioPage />, lead, { at: '/portfolio?abc=C' })
  await part.findByText(/HHI/)
  expect(part.queryByText('Retención neta (NRR)')).toBeNull()
})

test('a class, a zone and a search narrow the list, and a chip takes each away again', async () => {
  const { lead } = await aPortfolio()
  const page = await show(<PortfolioPage />, lead, { at: '/portfolio?cell=51' })
  fireEvent.click(await page.findByRole('button', { name: /Quitar el filtro Recencia 5/ }))
  await inTable(page, /^Cuenta NER/)
  fireEvent.click(await page.findByRole('button', { name: /Clase C/ }))
  await waitFor(() => expect(page.where()).toBe('/portfolio?abc=C'))
  await waitFor(() => expect(within(page.getByRole('table')).queryAllByText(/NER/)).toEqual([]))
})

test('a past day is made when its address is opened', async () => {
  const { lead } = await aPortfolio()
  const page = await show(<PortfolioPage />, lead, { at: '/portfolio?asOf=2026-01-31' })
  await page.findByText(/Calculando cómo estaba la cartera/)
  await page.findByText('2 cuentas')
  await page.findByText(/Así estaba la cartera a 31 ene 2026/)
})

test('a day before the ledger is asked for once, and refused with its reason', async () => {
  const { lead } = await aPortfolio()
  let asked = 0
  const fetch: typeof lead.fetch = (path, init) => {
    if (init?.method === 'PUT') asked += 1
    return lead.fetch(path, init)
  }
  const page = await show(
    <PortfolioPage />,
    { ...lead, fetch },
    { at: '/portfolio?asOf=1990-01-01' },
  )
  await page.findByText('El libro empieza después del 1 ene 1990.')
  page.getByRole('button', { name: 'El último del libro' })
  expect(asked).toBe(1)
})

test('where rates lack, each currency can be looked at by itself', async () => {
  const { lead } = await aPortfolio([
    ...LINES,
    { code: 'MEX', day: '2026-05-05', amount: 9, currency: 'MXN' },
  ])
  const page = await show(<PortfolioPage />, lead)
  await page.findByText(/Faltan tipos de cambio/)
  await page.findByText(/MXN: un día, el 5 may 2026/)
  fireEvent.click(await page.findByRole('radio', { name: 'MXN' }))
  await inTable(page, /^Cuenta MEX/)
})

test('a view is saved and taken up again', async () => {
  const { lead } = await aPortfolio()
  const page = await show(<PortfolioPage />, lead, { at: '/portfolio?zone=Sur&sort=name&dir=asc' })
  fireEvent.click(await page.findByRole('button', { name: 'Vista' }))
  fireEvent.click(await page.findByText('Guardar esta vista…'))
  fireEvent.change(await page.findByLabelText('Nombre'), { target: { value: 'El sur' } })
  fireEvent.click(page.getByRole('button', { name: 'Guardar' }))
  await page.findByText('Vista «El sur» guardada.')
  await page.findByRole('button', { name: 'Vista: El sur' })
})

test('a firm without a ledger is led to it', async () => {
  const firm = aFirm([...portfolioRoutes, ...viewRoutes, ...accountRoutes])
  const page = await show(<PortfolioPage />, firm.lead)
  await page.findByRole('button', { name: 'Traer mi libro de ventas' })
})

test('in English too', async () => {
  const { lead } = await aPortfolio()
  const page = await show(<PortfolioPage />, lead, { locale: 'en' })
  await page.findByText('3 accounts')
  await page.findByText(/by sales \(80% of the total\)/)
  expect(page.container.textContent).not.toContain('cuentas')
})

async function inTable(page: Awaited<ReturnType<typeof show>>, name: RegExp) {
  const table = await page.findByRole('table', { name: 'Cuentas' })
  return within(table).findByRole('link', { name })
}

test('figures that are made anew arrive by themselves', async () => {
  const firm = await aPortfolio()
  await firm.db((db) =>
    tellLedger(db, [...LINES, { code: 'NEW', day: '2026-11-03', amount: 5000 }]),
  )
  const page = await show(<PortfolioPage />, firm.lead)
  await page.findByText(/las cifras se están rehaciendo/)
  await inTable(page, /^Cuenta LEV/)
  await firm.lead.ask(remakePortfolio, {})
  await firm.work()
  const row = (await inTable(page, /^Cuenta NEW/)).closest('tr')!
  await within(row).findByText(/^1\.ª por ventas/)
  expect(page.queryByText(/las cifras se están rehaciendo/)).toBeNull()
})
