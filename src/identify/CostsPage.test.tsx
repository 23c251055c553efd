// @vitest-environment jsdom
import { fireEvent, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { accountRoutes } from '../accounts/account.routes.ts'
import { aFirm } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import './testing.pages.ts'
import { AccountCosts } from './AccountCosts.tsx'
import { putCostActivity, putCostRate } from './cost.api.ts'
import { costRoutes } from './cost.routes.ts'
import { CostActivitiesPage } from './CostActivitiesPage.tsx'
import { CostRatesPage } from './CostRatesPage.tsx'
import { costsJobs } from './costs.jobs.ts'
import { CostsPage } from './CostsPage.tsx'
import { costsRoutes } from './costs.routes.ts'
import { refreshPortfolio } from './keeping.store.ts'
import { SalesCostsPage } from './SalesCostsPage.tsx'
import { studyJobs } from './study.jobs.ts'
import { askStudies } from './study.store.ts'
import { tellLedger } from './testing.ledger.ts'

async function aFirmOfCosts() {
  const firm = aFirm(
    [...costRoutes, ...costsRoutes, ...accountRoutes],
    [...studyJobs, ...costsJobs],
  )
  await firm.db(async (db) => {
    await tellLedger(db, [
      { code: 'LEV', day: '2026-10-01', amount: 60_000, cost: 40_000 },
      { code: 'PON', day: '2026-09-01', amount: 9000, cost: 8000 },
      { code: 'LUZ', day: '2026-09-01', amount: 300 },
    ])
    await refreshPortfolio(db, '2026-11-21')
    await askStudies(db)
  })
  const ids = await firm.db(async (db) => {
    const rows = await db`select code, account_id from account where firm_id = ${db.firm}`
    return new Map(rows.map((row) => [row['code'] as string, row['accountId'] as string]))
  })
  const price = (activity: string, rate: string) =>
    firm.lead.ask(putCostRate, {
      activity,
      unit: 'vez',
      rate,
      currency: 'EUR',
      day: '2026-01-01',
    })
  const did = (code: string, activity: string, units: string) =>
    firm.lead.ask(putCostActivity, {
      accountId: ids.get(code)!,
      activity,
      day: '2026-09-15',
      units,
    })
  return { ...firm, ids, price, did }
}

const words = (element: HTMLElement) => element.textContent.replace(/[\u00a0\u202f]/g, ' ')

test('before anything is entered the page teaches, and leads to the rates', async () => {
  const firm = await aFirmOfCosts()
  await firm.work()
  const page = await show(<CostsPage />, firm.lead, { at: '/portfolio/costs' })
  await page.findByText(/pon tus tarifas y apunta lo que haces/)
  fireEvent.click(await page.findByRole('button', { name: 'Poner tarifas' }))
  await waitFor(() => expect(page.where()).toBe('/portfolio/costs/rates'))
})

test('the page names who eats its margin and what to do, and each figure says how it was made', async () => {
  const firm = await aFirmOfCosts()
  await firm.price('Visita', '100')
  await firm.price('Pedido urgente', '50')
  await firm.did('PON', 'Visita', '4')
  await firm.did('PON', 'Pedido urgente', '28')
  await firm.did('PON', 'Hora', '2')
  await firm.work()
  const page = await show(<CostsPage />, firm.lead, { at: '/portfolio/costs' })
  const link = await page.findByRole('link', { name: 'Cuenta PON' })
  expect(words(link.closest('p')!)).toBe(
    'Servir a Cuenta PON cuesta 1,8 mil € y su margen es de 1 mil €. Renegocia «Pedido urgente»: que lo pague quien lo pide. Mira qué se está haciendo.',
  )
  fireEvent.click(await page.findByRole('button', { name: /^Beneficio tras servir|19,2/ }))
  await page.findByText(/2 unidades de «Hora» no tienen tarifa/)
  await page.findByText(/Una cuenta queda fuera de la curva/)
  const table = await page.findByRole('table', { name: 'Cuentas por lo que dejan tras servirlas' })
  const row = (await within(table).findByText('Cuenta PON')).closest('tr')!
  expect(words(row)).toContain('«Pedido urgente» se come el 140 % de su margen')
  within(row).getByText('Malo')
})

test('who sees only their own is told why there is nothing', async () => {
  const firm = await aFirmOfCosts()
  await firm.work()
  const page = await show(<CostsPage />, firm.join('manager', { sees: 'own' }))
  await page.findByText(/abarca todas las cuentas/)
})

test('a rate is entered with a comma, and undone', async () => {
  const firm = await aFirmOfCosts()
  const page = await show(<CostRatesPage />, firm.lead, { at: '/portfolio/costs/rates' })
  await page.findByText(/Todavía no hay tarifas/)
  fireEvent.change(page.getByLabelText('Actividad', { selector: 'form input' }), {
    target: { value: 'Día de pago aplazado' },
  })
  await page.findByText(/Prestar 1\.000 EUR un día al 6.% anual cuesta 0,1644 EUR/)
  fireEvent.change(page.getByLabelText('Tarifa'), { target: { value: '1.234,5' } })
  fireEvent.change(page.getByLabelText('Unidad (opcional)'), { target: { value: '1.000 € y día' } })
  fireEvent.click(page.getByRole('button', { name: 'Guardar la tarifa' }))
  await page.findByText('Tarifa de «Día de pago aplazado» guardada.')
  await page.findByText(/1\.234,50/)
  fireEvent.click(page.getByRole('button', { name: /Deshacer/ }))
  await page.findByText(/Todavía no hay tarifas/)
})

test('an activity is noted for an account that is looked for, and its cost stands beside it', async () => {
  const firm = await aFirmOfCosts()
  await firm.price('Visita', '100')
  const page = await show(<CostActivitiesPage />, firm.manager, {
    at: '/portfolio/costs/activities',
  })
  await page.findByText(/Todavía no hay actividades/)
  const account = page.getByRole('combobox', { name: 'Cuenta' })
  account.focus()
  fireEvent.input(account, { target: { value: 'PON' } })
  fireEvent.click(await page.findByRole('option', { name: /Cuenta PON/ }))
  fireEvent.change(page.getByLabelText('Actividad', { selector: 'form input' }), {
    target: { value: 'Visita' },
  })
  fireEvent.change(page.getByLabelText('Unidades'), { target: { value: '1,5' } })
  fireEvent.click(page.getByRole('button', { name: 'Apuntar' }))
  await page.findByText(/«Visita» apuntada el 21 nov 2026: 1,5/)
  await page.findByText(/^150,00/)
})

test('what was spent on winning clients is entered by month; a viewer only reads', async () => {
  const firm = await aFirmOfCosts()
  const page = await show(<SalesCostsPage />, firm.lead, { at: '/portfolio/costs/selling' })
  fireEvent.change(await page.findByLabelText('Concepto', { selector: 'form input' }), {
    target: { value: 'Feria' },
  })
  fireEvent.change(page.getByLabelText('Importe'), { target: { value: '2500' } })
  fireEvent.click(page.getByRole('button', { name: 'Guardar el gasto' }))
  await page.findByText(/^2\.500,00/)
  const read = await show(<SalesCostsPage />, firm.viewer, { at: '/portfolio/costs/selling' })
  await read.findByText(/^2\.500,00/)
  expect(read.queryByRole('button', { name: 'Guardar el gasto' })).toBeNull()
  const again = await show(<SalesCostsPage />, firm.lead, { at: '/portfolio/costs/selling' })
  fireEvent.change(await again.findByLabelText('Concepto', { selector: 'form input' }), {
    target: { value: 'Feria' },
  })
  fireEvent.change(again.getByLabelText('Importe'), { target: { value: '900' } })
  fireEvent.click(again.getByRole('button', { name: 'Guardar el gasto' }))
  await again.findByText(/«Feria» de .*: ahora 900,00.€, antes 2\.500,00.€\./)
})

test('an account tells its way from sales to profit', async () => {
  const firm = await aFirmOfCosts()
  await firm.price('Visita', '100')
  await firm.did('PON', 'Visita', '4')
  await firm.work()
  const page = await show(<AccountCosts accountId={firm.ids.get('PON')!} />, firm.lead)
  fireEvent.click(
    await page.findByRole('button', { name: 'Ver tabla: De las ventas al beneficio' }),
  )
  const cells = page.getAllByRole('row').map((row) => words(row))
  expect(cells).toEqual([
    'PasoImporteUnidades',
    'Ventas9.000,00 €',
    'Mercancía−8.000,00 €',
    'Margen1.000,00 €',
    'Visita−400,00 €4 vez',
    'Beneficio600,00 €',
  ])
  const other = await show(<AccountCosts accountId={firm.ids.get('LUZ')!} />, firm.viewer)
  await other.findByText(/Solo se sabe lo que costó el 0/)
})
