// @vitest-environment jsdom
import { fireEvent, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { accountRoutes } from '../accounts/account.routes.ts'
import { aFirm } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import './testing.pages.ts'
import { dependencyRoutes } from './dependency.routes.ts'
import { DependencyPage } from './DependencyPage.tsx'
import { LossLinkCard } from './LossLinkCard.tsx'
import { refreshPortfolio } from './keeping.store.ts'
import { plainSpaces } from './testing.ts'
import { keepDependency } from './testing.dependency.ts'
import { tellLedger, type ToldLine } from './testing.ledger.ts'

const LINES: ToldLine[] = [
  { code: 'BIG', day: '2022-05-01', amount: 10, zone: 'Norte', country: 'España' },
  {
    code: 'BIG',
    day: '2026-03-01',
    amount: 600,
    cost: 400,
    zone: 'Norte',
    country: 'España',
    salesperson: 'Ana',
  },
  {
    code: 'MID',
    day: '2026-05-05',
    amount: 200,
    zone: 'Norte',
    country: 'España',
    salesperson: 'Ana',
  },
  { code: 'NEW', day: '2025-06-01', amount: 120, zone: 'Sur', country: 'España' },
  {
    code: 'USA',
    day: '2026-11-02',
    amount: 250,
    cost: 200,
    currency: 'USD',
    zone: 'Sur',
    country: 'Estados Unidos',
  },
]

async function aPortfolio() {
  const firm = aFirm([...dependencyRoutes, ...accountRoutes])
  const ids = await firm.db(async (db) => {
    await tellLedger(db, LINES, {
      factors: [{ currency: 'USD', day: '2026-11-02', factor: '0.8' }],
    })
    await refreshPortfolio(db, '2026-11-21')
    await keepDependency(db)
    const rows = await db`select code, account_id from account where firm_id = ${db.firm}`
    return Object.fromEntries(rows.map((row) => [row['code'], row['accountId']])) as Record<
      string,
      string
    >
  })
  return { ...firm, ids }
}

type Shown = Awaited<ReturnType<typeof show>>
const textOf = (page: Shown) => plainSpaces(page.container.textContent ?? '')

test('Dependencia says what hangs on whom, in a sentence and by every dimension', async () => {
  const { lead } = await aPortfolio()
  const page = await show(<DependencyPage />, lead, { at: '/portfolio/dependency' })
  const sentence = (await page.findByText(/reponerlo llevaría/)).closest('.Sentence')!
  expect(plainSpaces(sentence.textContent!)).toBe(
    // 600 at 120 a year won per 12 months: 10 a month.
    'Cuenta BIG hace el 75 % de lo que vendes en España: busca allí otros clientes. Si se fuera Cuenta BIG, se iría el 60 % de tus ventas y reponerlo llevaría unos 60 meses de clientes nuevos: simula la pérdida y prepara un plan B.',
  )
  const table = await page.findByRole('region', { name: 'De quién depende cada cosa' })
  const zone = within(table).getByRole('button', { name: 'Zona' }).closest('tr')!
  expect(plainSpaces(zone.textContent!)).toContain('Norte 80 %')
  expect(plainSpaces(zone.textContent!)).toContain('1 cuelga de uno')
  within(table).getByText('Ninguna cuenta tiene responsable.')
  fireEvent.click(within(table).getByRole('button', { name: 'Zona' }))
  await waitFor(() => expect(page.where()).toBe('/portfolio/dependency?by=zone'))
})

test('who is lost stands in the address, and what goes with them beside it', async () => {
  const { lead, ids } = await aPortfolio()
  const page = await show(<DependencyPage />, lead, {
    at: `/portfolio/dependency?account=${ids['BIG']}`,
  })
  await page.findByRole('button', { name: 'Quitar Cuenta BIG' })
  const figures = await page.findByLabelText('¿Y si los perdemos?')
  expect(plainSpaces(figures.textContent!)).toContain('60 % de la empresa')
  within(figures).getByRole('button', { name: /Meses para reponerlo/ })
  await page.findByText('a 10 € ganados al mes')
  fireEvent.click(page.getByRole('button', { name: 'Quitar Cuenta BIG' }))
  await waitFor(() => expect(page.where()).toBe('/portfolio/dependency'))
  await page.findByText(/Elige a quién perderías/)
  fireEvent.click(page.getByRole('button', { name: 'Cuenta MID' }))
  await waitFor(() => expect(page.where()).toContain(`account=${ids['MID']}`))
  await page.findByText(/20.%.de la empresa/)
})

test('an account is looked for by name and picked', async () => {
  const { lead, ids } = await aPortfolio()
  const page = await show(<DependencyPage />, lead, { at: '/portfolio/dependency' })
  await page.findByText('Exposición al exterior')
  const box = page.getByPlaceholderText('Busca una cuenta o un grupo')
  box.focus()
  fireEvent.input(box, { target: { value: 'usa' } })
  fireEvent.click(await page.findByText('Cuenta USA · USA'))
  await waitFor(() => expect(page.where()).toContain(`account=${ids['USA']}`))
})

test('shocks open with the dollar and prices, and stand in the address once changed', async () => {
  const { lead } = await aPortfolio()
  const page = await show(<DependencyPage />, lead, { at: '/portfolio/dependency' })
  await page.findByText('USD frente a tu moneda')
  await page.findByText('Precios en todas partes')
  // 800 stay, 200 in dollars lose a tenth: 980 of 1,000; nothing is won by prices.
  await waitFor(() => expect(textOf(page)).toContain('−2 % de 1 mil €'))
  fireEvent.click(page.getByRole('button', { name: 'Quitar Precios en todas partes' }))
  await waitFor(() => expect(page.where()).toBe('/portfolio/dependency?shock=currency%3AUSD%3A-10'))
  fireEvent.click(page.getByRole('radio', { name: 'Costes en la divisa' }))
  await waitFor(() => expect(page.where()).toContain('costs=sale'))
  await waitFor(() => expect(page.queryByText('Precios en todas partes')).toBeNull())
  const most = page.getByRole('list', { name: 'Las más expuestas' })
  expect(within(most).getAllByRole('listitem')).toHaveLength(1)
})

test('without a probability none is invented; who sees only their own is told why there is nothing', async () => {
  const firm = await aPortfolio()
  const page = await show(<DependencyPage />, firm.lead, { at: '/portfolio/dependency' })
  await page.findByText(/aquí no se inventa ninguna/)
  const own = firm.join('manager', { sees: 'own' })
  const closed = await show(<DependencyPage />, own, { at: '/portfolio/dependency' })
  await closed.findByText(/tú ves las tuyas/)
})

test('in English too', async () => {
  const { lead, ids } = await aPortfolio()
  const page = await show(<DependencyPage />, lead, {
    at: `/portfolio/dependency?account=${ids['BIG']}`,
    locale: 'en',
  })
  await page.findByText(/hang on one client/i, { selector: 'dt' })
  await page.findByText(/60% of the firm/)
  await page.findByText('Exposure to the world')
  expect(page.container.textContent).not.toMatch(/cuentas|ventas/)
})

test('the figures of an account say what would go with it, and lead to the simulator', async () => {
  const { lead, ids } = await aPortfolio()
  const about = { asOf: '2026-11-02', valuation: 'EUR' }
  const page = await show(<LossLinkCard accountId={ids['BIG']!} portfolio={about} />, lead)
  await page.findByText(
    /Se irían 600 €, el 60 % de las ventas de la empresa, y reponerlos llevaría unos 60 meses/,
  )
  // Ana sells to two, and BIG makes three quarters of it, as it does of the north.
  await page.findByText(/Lo que más se resiente: zona Norte, que pierde el 75 %/)
  const link = page.getByRole('link', { name: 'Abrir el simulador' })
  expect(link.getAttribute('href')).toBe(`/portfolio/dependency?account=${ids['BIG']}`)
})
