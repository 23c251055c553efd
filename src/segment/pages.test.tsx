// @vitest-environment jsdom
import { fireEvent, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { refreshPortfolio } from '../identify/keeping.store.ts'
import { tellLedger } from '../identify/testing.ledger.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import { keepCriteria, readCriteria, spreadMetric } from './criteria.api.ts'
import { criteriaRoutes } from './criteria.routes.ts'
import { CriteriaPage } from './CriteriaPage.tsx'
import { listStrategies } from './strategy.api.ts'
import { strategyRoutes } from './strategy.routes.ts'
import { StrategyPage } from './StrategyPage.tsx'
import { aCriterion } from './testing.ts'

const firm = () => aFirm([...criteriaRoutes, ...strategyRoutes])

async function opened(...given: Parameters<typeof show>) {
  const page = await show(...given)
  await page.findByRole('heading', { name: 'Selección' })
  return page
}

const criteria = [
  aCriterion({ key: 'revenue', name: 'Ventas', weight: 50, looksAhead: true }),
  aCriterion({ key: 'fit', name: 'Encaje', axis: 'strategic', weight: 30 }),
  aCriterion({ key: 'brand', name: 'Marca', axis: 'strategic', weight: 20 }),
]

test('a strategy is written, ended and taken up again', async () => {
  const { lead } = firm()
  const page = await opened(<StrategyPage />, lead, { at: '/selection' })
  expect(page.container.textContent).toContain('ninguna cuenta será clave')
  fireEvent.change(page.getByLabelText(/Qué se quiere conseguir/), {
    target: { value: 'Crecer en México' },
  })
  fireEvent.click(page.getByRole('button', { name: 'Añadir' }))
  await page.findByRole('heading', { name: 'Crecer en México' })
  fireEvent.click(page.getByRole('button', { name: 'Dar por terminada' }))
  fireEvent.click(await page.findByRole('button', { name: 'Retomar' }))
  await page.findByRole('button', { name: 'Dar por terminada' })
  expect(await lead.ask(listStrategies, {})).toMatchObject([{ endedOn: null }])
})

test('who may not write reads strategies and criteria without a button to change them', async () => {
  const { lead, viewer } = firm()
  await lead.ask(keepCriteria, { criteria })
  const strategies = await opened(<StrategyPage />, viewer, { session: { role: 'viewer' } })
  expect(strategies.queryByRole('button', { name: 'Añadir' })).toBeNull()
  const page = await opened(<CriteriaPage />, viewer, { session: { role: 'viewer' } })
  await page.findByRole('heading', { name: 'Ventas' })
  expect(page.container.textContent).toMatch(/el que más pesa es «Ventas» \(50\s%\)/)
  expect(page.queryByRole('button', { name: 'Guardar los criterios' })).toBeNull()
})

test('a criterion of the library arrives measured by its figure, parted by the accounts', async () => {
  const { lead, db } = firm()
  await db(async (tx) => {
    const amounts = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100]
    await tellLedger(
      tx,
      amounts.map((amount, at) => ({ code: `C${at}`, day: '2026-10-01', amount })),
    )
    await refreshPortfolio(tx, TODAY)
  })
  const page = await opened(<CriteriaPage />, lead)
  const add = async (name: string) => {
    fireEvent.click(page.getByRole('button', { name: 'Añadir un criterio' }))
    fireEvent.click(await page.findByRole('menuitem', { name: new RegExp(`^${name}`) }))
    await page.findByRole('heading', { name })
  }
  await add('Ventas')
  await add('Potencial de crecimiento a tres años')
  await add('Nos abre mercados')
  const keep = () => page.getByRole('button', { name: 'Guardar los criterios' })
  await waitFor(() => expect(keep().getAttribute('aria-disabled')).toBeNull())
  fireEvent.click(keep())
  await page.findByText('Versión 1', { selector: 'button' })
  const { suggested } = (await lead.ask(spreadMetric, { metric: 'salesLast12', thresholds: [] }))!
  expect(suggested).not.toBeNull()
  const { chosen } = await lead.ask(readCriteria, {})
  expect(chosen!.criteria.map(({ measured }) => measured)).toEqual([
    { metric: 'salesLast12', thresholds: suggested, better: 'more' },
    null,
    null,
  ])
})

test('three criteria from the library become the first version', async () => {
  const { lead } = firm()
  const page = await opened(<CriteriaPage />, lead)
  const add = async (name: string) => {
    fireEvent.click(page.getByRole('button', { name: 'Añadir un criterio' }))
    fireEvent.click(await page.findByRole('menuitem', { name: new RegExp(`^${name}`) }))
    await page.findByRole('heading', { name })
  }
  const keep = () => page.getByRole('button', { name: 'Guardar los criterios' })
  await add('Potencial de crecimiento a tres años')
  expect(keep().getAttribute('aria-disabled')).toBe('true')
  await add('Nos abre mercados')
  await add('Encaja con la estrategia')
  await waitFor(() => expect(keep().getAttribute('aria-disabled')).toBeNull())
  fireEvent.click(keep())
  await page.findByText('Versión 1', { selector: 'button' })
  const { chosen } = await lead.ask(readCriteria, {})
  expect(chosen!.criteria.map(({ weight }) => weight).reduce((a, b) => a + b)).toBe(100)
  expect(chosen!.criteria.map(({ key }) => key)).toEqual([
    'growthPotential',
    'newMarkets',
    'strategyFit',
  ])
})

test('a change needs its reason; weights keep their sum; an old version can be seen', async () => {
  const { lead } = firm()
  await lead.ask(keepCriteria, { criteria })
  const page = await opened(<CriteriaPage />, lead)
  const slider = page.getByRole('slider', { name: 'Peso de Ventas' })
  fireEvent.keyDown(slider, { key: 'ArrowRight' })
  await page.findByText('51 %', { selector: 'output' })
  const keep = () => page.getByRole('button', { name: 'Guardar los criterios' })
  expect(keep().getAttribute('aria-disabled')).toBe('true')
  fireEvent.change(page.getByLabelText(/Por qué cambian/), { target: { value: 'Vender más' } })
  fireEvent.click(keep())
  await page.findByText('Versión 2', { selector: 'button' })
  fireEvent.click(page.getByText('Versión 1', { selector: 'button' }))
  await page.findByRole('heading', { name: 'Así era la versión 1' })
  expect(page.container.textContent).toMatch(/50\s%/)
})

test('a criterion is bound to a figure: fifths are proposed, and the accounts counted', async () => {
  const { lead, db } = firm()
  await db(async (tx) => {
    await tellLedger(
      tx,
      [10, 20, 30, 40, 50].map((amount, at) => ({ code: `C${at}`, day: '2026-10-01', amount })),
    )
    await refreshPortfolio(tx, '2026-11-21')
  })
  await lead.ask(keepCriteria, { criteria })
  const page = await opened(<CriteriaPage />, lead)
  fireEvent.click(page.getAllByRole('button', { name: 'Abrir' })[0]!)
  fireEvent.click(page.getByLabelText('La nota sale de', { selector: 'input' }))
  fireEvent.click(await page.findByRole('option', { name: 'ventas de los últimos 12 meses' }))
  fireEvent.click(await page.findByRole('button', { name: 'Poner umbrales por quintos' }))
  const spread = await page.findByRole('figure', { name: 'Cuentas por punto' })
  await waitFor(() => expect(within(spread).getAllByText('una cuenta')).toHaveLength(5))
  expect((page.getByLabelText('Umbral del punto 2') as HTMLInputElement).value).toBe('20 EUR')
})

test('weights by comparing in pairs are taken over', async () => {
  const { lead } = firm()
  await lead.ask(keepCriteria, { criteria })
  const page = await opened(<CriteriaPage />, lead)
  fireEvent.click(page.getByRole('button', { name: 'Comparar' }))
  fireEvent.click(page.getByLabelText('Ventas o Marca', { selector: 'input' }))
  fireEvent.click(await page.findByRole('option', { name: 'Ventas, 3 veces más', hidden: false }))
  fireEvent.click(page.getByRole('button', { name: 'Tomar estos pesos' }))
  await page.findByText('46 %', { selector: 'output' })
})
