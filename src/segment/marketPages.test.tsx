// @vitest-environment jsdom
import { fireEvent, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { accountRoutes } from '../accounts/account.routes.ts'
import { refreshPortfolio } from '../identify/keeping.store.ts'
import { tellLedger } from '../identify/testing.ledger.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import { addMarketSegment, readMarket } from './market.api.ts'
import { marketRoutes } from './market.routes.ts'
import { drawMarketMap, readMarketMap } from './marketMap.api.ts'
import { marketMapRoutes } from './marketMap.routes.ts'
import { MarketPage } from './MarketPage.tsx'
import { listPlacements } from './placement.api.ts'
import { placementRoutes } from './placement.routes.ts'
import { PlacementPage } from './PlacementPage.tsx'
import { aMap } from './testing.market.ts'

const firm = () =>
  aFirm([...marketRoutes, ...placementRoutes, ...marketMapRoutes, ...accountRoutes])

type Page = Awaited<ReturnType<typeof show>>

async function choose(page: Page, label: string, option: RegExp | string) {
  fireEvent.click(await page.findByRole('combobox', { name: label }))
  fireEvent.click(await page.findByRole('option', { name: option, hidden: false }))
}

async function ledger({ db }: ReturnType<typeof firm>) {
  await db(async (tx) => {
    const line = { day: '2026-05-04' as const, amount: 100 }
    await tellLedger(tx, [
      { ...line, code: 'A', zone: 'Norte' },
      { ...line, code: 'B', zone: 'Sur' },
    ])
    await refreshPortfolio(tx, TODAY)
  })
}

test('a segment is written with who sways it, changed, and no longer used', async () => {
  const { lead } = firm()
  const page = await show(<MarketPage />, lead)
  await page.findByText(/Antes de elegir cuentas, divide el mercado/)
  fireEvent.change(page.getByLabelText('Nombre'), { target: { value: 'Automoción' } })
  await choose(page, 'Cómo compra', 'con contrato marco')
  fireEvent.click(page.getByRole('button', { name: 'Añadir a alguien' }))
  fireEvent.change(page.getByLabelText('Quién'), { target: { value: 'Compras del grupo' } })
  await choose(page, 'Cuánto', 'mucho')
  fireEvent.change(page.getByLabelText(/Cuánto compra al año \(EUR\)/), {
    target: { value: '2.000.000' },
  })
  fireEvent.click(page.getByRole('button', { name: 'Añadir' }))
  await page.findByRole('heading', { name: 'Automoción' })
  await page.findByText('Compras del grupo influye mucho en qué se compra y a quién')
  const [segment] = (await lead.ask(readMarket, {})).segments
  expect(segment).toMatchObject({ size: '2000000', currency: 'EUR', buysBy: 'framework' })

  fireEvent.click(page.getByRole('button', { name: 'Dejar de usar Automoción' }))
  fireEvent.click(await page.findByRole('button', { name: 'Volver a usar Automoción' }))
  await page.findByRole('button', { name: 'Dejar de usar Automoción' })
})

test('accounts are placed by a rule, and the rest by hand', async () => {
  const house = firm()
  const { lead } = house
  await ledger(house)
  await lead.ask(addMarketSegment, {
    name: 'Automoción',
    buysBy: 'order',
    size: '1000',
    currency: 'EUR',
  })
  const page = await show(<MarketPage />, lead)
  await page.findByRole('link', { name: '2 cuentas no tienen segmento todavía' })
  await choose(page, 'Las cuentas que se distinguen por', 'zona donde más compran')
  await choose(page, 'Cuál', 'Norte · 1 por situar')
  await choose(page, 'Son del segmento', 'Automoción')
  fireEvent.click(page.getByRole('button', { name: 'Situarlas' }))
  await page.findByText('Una cuenta pasa a «Automoción».')
  await page.findByRole('link', { name: 'Una cuenta no tiene segmento todavía' })
  await page.findByRole('button', { name: /nuestra parte, el 10\s%/ })

  const list = await show(<PlacementPage />, lead, { at: '/?segment=none' })
  const row = await list.findByRole('row', { name: /Cuenta B/ })
  fireEvent.click(within(row).getByRole('checkbox'))
  fireEvent.click(await list.findByRole('button', { name: 'Pasar a…' }))
  fireEvent.click(await list.findByRole('menuitem', { name: 'Automoción' }))
  await list.findByText('Una cuenta pasa a «Automoción».')
  fireEvent.click(list.getByRole('button', { name: 'Deshacer' }))
  await waitFor(async () =>
    expect((await lead.ask(listPlacements, { segment: ['none'] })).total).toBe(1),
  )
})

test('the map is drawn step by step; what it lacks is said on its button', async () => {
  const { lead } = firm()
  const page = await show(<MarketPage />, lead)
  fireEvent.click(await page.findByRole('button', { name: 'Dibujar el mapa' }))
  for (const [at, name] of ['Fábrica', 'Uso'].entries()) {
    fireEvent.click(page.getByRole('button', { name: 'Añadir un paso' }))
    fireEvent.change(page.getByLabelText(`Paso ${at + 1}`), { target: { value: name } })
  }
  const [, maker, user] = page.getAllByRole('button', { name: 'Añadir a alguien' })
  fireEvent.click(maker!)
  const save = () => page.getByRole('button', { name: 'Guardar el mapa' })
  expect(save().getAttribute('aria-disabled')).toBe('true')
  const form = () => within(save().closest('form')!)
  fireEvent.change(form().getByLabelText('Quién'), { target: { value: 'Nosotros' } })
  fireEvent.click(user!)
  fireEvent.change(form().getAllByLabelText('Quién')[1]!, { target: { value: 'Planta' } })
  fireEvent.change(form().getAllByLabelText('Usan, de todo el mercado')[1]!, {
    target: { value: '100' },
  })
  await choose(page, 'Dónde estamos (opcional)', 'Nosotros')
  fireEvent.click(page.getByRole('button', { name: 'Añadir una compra' }))
  await choose(page, 'Compra', 'Planta')
  await choose(page, 'A', 'Nosotros')
  fireEvent.change(form().getByLabelText('De lo que compra'), { target: { value: '40' } })
  await choose(page, 'Lo decide (opcional)', 'Planta')
  expect(save().getAttribute('aria-disabled')).toBeNull()
  fireEvent.click(save())
  await page.findByText(/Por nosotros pasa el 40\s% de lo que usa el mercado/)
  const { boxes, flows } = await lead.ask(readMarketMap, {})
  expect(boxes.map(({ name }) => name)).toEqual(['Nosotros', 'Planta'])
  expect(flows).toMatchObject([{ percent: 40, decidedBy: boxes[1]!.key }])
})

test('who may not write reads the map in its table', async () => {
  const { lead, viewer } = firm()
  await lead.ask(drawMarketMap, aMap())
  const page = await show(<MarketPage />, viewer, { session: { role: 'viewer' } })
  const table = within(await page.findByRole('table'))
  const row = table.getByRole('row', { name: /^plant / }).textContent!
  expect(row).toMatch(/us 50\s%maker 20\s% · decide builder/)
  expect(row).toMatch(/50\s%–$/)
  expect(page.queryByRole('button', { name: 'Cambiar el mapa' })).toBeNull()
  expect(page.container.querySelectorAll('svg path[data-ours]')).toHaveLength(3)
})
