// @vitest-environment jsdom
import { fireEvent, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aFirm } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import './testing.pages.ts'
import { refreshPortfolio } from './keeping.store.ts'
import { portfolioAt } from './portfolio.store.ts'
import { retentionRoutes } from './retention.routes.ts'
import { makeRetention } from './retention.store.ts'
import { RetentionPage } from './RetentionPage.tsx'
import { retentionStudy } from './retentionStudy.ts'
import { keepStudy } from './study.store.ts'
import { plainSpaces } from './testing.ts'
import { tellLedger, type ToldLine } from './testing.ledger.ts'

const LINES: ToldLine[] = [
  { code: 'LEV', day: '2024-11-01', amount: 1000, country: 'España', zone: 'Levante' },
  { code: 'LEV', day: '2026-10-31', amount: 1300, country: 'España', zone: 'Levante' },
  { code: 'NER', day: '2025-03-01', amount: 500, country: 'España', zone: 'Norte' },
  { code: 'NER', day: '2026-03-01', amount: 200, country: 'España', zone: 'Norte' },
  { code: 'TAJ', day: '2025-10-31', amount: 400, country: 'España', zone: 'Norte' },
  { code: 'NEW', day: '2026-06-01', amount: 250, country: 'Chile', zone: 'Sur' },
]

async function aFirmWith(lines: ToldLine[]) {
  const firm = aFirm(retentionRoutes)
  await firm.db(async (db) => {
    await tellLedger(db, lines)
    await refreshPortfolio(db, '2026-10-31')
    const portfolio = (await portfolioAt(db, {}))!
    await keepStudy(db, portfolio, retentionStudy, await makeRetention(db, portfolio))
  })
  return firm
}

test('it opens with whom to turn to, the figures and how they were made', async () => {
  const { lead } = await aFirmWith(LINES)
  const page = await show(<RetentionPage />, lead, { at: '/portfolio/retention' })
  await page.findByText('Cuenta TAJ', { selector: '.Sentence a' })
  const said = plainSpaces(page.container.querySelector('.Sentence')!.textContent)
  expect(said).toBe(
    'Los clientes de hace un año te compran hoy el 78,9 % de entonces: lo que más pesa es Cuenta TAJ, que dejó de comprar (400 € al año); intenta recuperarla. Después, Cuenta NER, que compra 300 € menos: pregúntale por qué.',
  )
  fireEvent.click(page.getByRole('button', { name: /78,9.*Retención neta/ }))
  await page.findByText('(inicio + expansión − contracción − abandono) ÷ inicio')
  const start = page.getAllByText('Inicio').find((one) => one.tagName === 'DT')!
  expect(plainSpaces(start.parentElement!.textContent)).toBe('Inicio1.900,00 €')
})

test('who moved it is linked, and what lacks says where it is mended', async () => {
  const { lead } = await aFirmWith(LINES)
  const page = await show(<RetentionPage />, lead, { at: '/portfolio/retention' })
  const gone = within(await page.findByRole('list', { name: 'Dejaron de comprar' }))
  expect(gone.getByRole('link', { name: 'Cuenta TAJ' }).getAttribute('href')).toMatch(
    /^\/accounts\//,
  )
  page.getByText(/Faltan índices de precios de 2 países, como España y Chile/)
  expect(page.getByRole('link', { name: 'Impórtalos' }).getAttribute('href')).toBe('/data/prices')
})

test('periods and ways of counting are in the address', async () => {
  const { lead } = await aFirmWith(LINES)
  const page = await show(<RetentionPage />, lead, { at: '/portfolio/retention' })
  fireEvent.click(await page.findByRole('radio', { name: 'Trimestre' }))
  await waitFor(() => expect(page.where()).toBe('/portfolio/retention?period=quarter'))
  fireEvent.click(await page.findByRole('radio', { name: 'Facturado' }))
  await waitFor(() => expect(page.where()).toContain('view=reported'))
  await page.findByText('Cohortes por trimestre de primera compra')
})

test('a young ledger is told what it lacks', async () => {
  const { lead } = await aFirmWith(LINES.filter(({ day }) => day >= '2026-03-01'))
  const page = await show(<RetentionPage />, lead, { at: '/portfolio/retention' })
  await page.findByText(/Tu libro abarca 8 meses enteros/)
  page.getByText(/Hacen falta dos años enteros en el libro para compararlos/)
  fireEvent.click(page.getByRole('radio', { name: 'Trimestre' }))
  await page.findByText('Retención en el tiempo')
})

test('in English too; who sees only their own is told why there is nothing', async () => {
  const firm = await aFirmWith(LINES)
  const page = await show(<RetentionPage />, firm.lead, {
    at: '/portfolio/retention',
    locale: 'en',
  })
  await page.findByText('Net retention (NRR)')
  expect(page.container.textContent).not.toMatch(/Retención|clientes/)
  const own = firm.join('manager', { sees: 'own' })
  const closed = await show(<RetentionPage />, own, { at: '/portfolio/retention' })
  await waitFor(() => expect(closed.container.querySelector('.Empty')).not.toBeNull())
})
