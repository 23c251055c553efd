// @vitest-environment jsdom
import { fireEvent, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { accountRoutes } from '../accounts/account.routes.ts'
import { aFirm } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import { criteriaRoutes } from './criteria.routes.ts'
import { answerExecution, listOpenStalled, readStalledAccount } from './stalled.api.ts'
import { StalledFigures } from './stalled.ts'
import { stalledJobs } from './stalled.jobs.ts'
import { stalledRoutes } from './stalled.routes.ts'
import { openCase } from './stalled.store.ts'
import { StalledCard } from './StalledCard.tsx'
import { StalledPage } from './StalledPage.tsx'
import { StalledPanel } from './StalledPanel.tsx'
import { standingRoutes } from './standing.routes.ts'

const firm = () =>
  aFirm([...stalledRoutes, ...standingRoutes, ...criteriaRoutes, ...accountRoutes], stalledJobs)

const year = (from: string, to: string, change: number) => ({
  from,
  to,
  constant: 990,
  constantBefore: 1000,
  real: 990,
  realBefore: 1030,
  change: { constant: change, real: change - 0.03 },
  spent: 1200,
})

const FIGURES = StalledFigures.parse({
  asOf: '2026-11-20',
  valuation: 'EUR',
  settings: {},
  tier: 'strategic',
  keySince: '2024-01-15',
  since: '2024-11-21',
  country: 'España',
  spent: 2400,
  used: [{ activity: 'Visita', unit: 'visita', units: 44, cost: 2400 }],
  periods: [year('2024-11-21', '2025-11-20', -0.01), year('2025-11-21', '2026-11-20', -0.02)],
})

async function aCase() {
  const here = firm()
  const accountId = await here.anAccount('Metalúrgica Tajo')
  const caseId = await here.db((db) =>
    openCase(db, { accountId, openedOn: '2026-11-21', figures: FIGURES }),
  )
  return { ...here, accountId, caseId }
}

test('the plan is answered for, and only then the criteria are asked about and decided', async () => {
  const { lead, accountId } = await aCase()
  const page = await show(<StalledPage />, lead, { at: '/selection/stalled' })
  await page.findByRole('heading', { name: 'Metalúrgica Tajo' })
  expect(page.container.textContent).toContain('Antes de dudar de los criterios')
  expect(page.container.textContent).toMatch(
    /Estratégica desde el 15 ene 2024. En los 2 periodos juzgados se gastaron en ella 2,4.mil.€: Visita \(44\)\./,
  )
  expect(page.container.textContent).toMatch(/al menos el 70\s% del plan/)
  expect(page.queryByLabelText(/Qué se decide/)).toBeNull()
  fireEvent.change(page.getByLabelText('Cuánto se ejecutó del plan'), { target: { value: '90' } })
  fireEvent.change(page.getByLabelText('Cómo se sabe'), { target: { value: 'Actas de visita' } })
  fireEvent.click(page.getByRole('button', { name: 'Responder' }))
  fireEvent.click(await page.findByLabelText('Qué se decide', { selector: 'input' }))
  fireEvent.click(await page.findByRole('option', { name: /Los criterios acertaron/ }))
  fireEvent.change(page.getByLabelText('Por qué'), { target: { value: 'Abre otro sector' } })
  fireEvent.click(page.getByRole('button', { name: 'Decidir' }))
  const steps = page.getByRole('list', { name: 'Pasos del caso de Metalúrgica Tajo' })
  await within(steps).findByText('Los criterios acertaron: sigue siendo clave.')
  expect(await lead.ask(listOpenStalled, {})).toEqual([])
  fireEvent.click(page.getByRole('button', { name: /Retirar lo último/ }))
  await within(steps).findByText('retirado')
  const { cases } = await lead.ask(readStalledAccount, { accountId })
  expect(cases[0]!.state).toBe('questioned')
})

test('a plan that was not carried out is carried out first; the criteria stay out of it', async () => {
  const { lead, caseId, accountId } = await aCase()
  await lead.ask(answerExecution, { caseId, share: 0.2, how: 'Una visita de doce' })
  const page = await show(<StalledCard accountId={accountId} />, lead)
  await page.findByText('No se ponen en duda: el plan no se ejecutó.')
  fireEvent.change(page.getByLabelText('Qué se va a ejecutar'), { target: { value: 'Visitas' } })
  fireEvent.change(page.getByLabelText('Para cuándo'), { target: { value: '2027-03-31' } })
  fireEvent.click(page.getByRole('button', { name: 'Ejecutar primero el plan' }))
  await page.findByText('Primero se ejecuta el plan, para el 31 mar 2027.')
})

test('who may not answer reads why; Hoy tells what is open', async () => {
  const { viewer } = await aCase()
  const session = { session: { role: 'viewer' as const } }
  const page = await show(<StalledPage />, viewer, { at: '/selection/stalled', ...session })
  await page.findByRole('heading', { name: 'Metalúrgica Tajo' })
  expect(page.queryByRole('button', { name: 'Responder' })).toBeNull()
  expect(page.queryByText('Cuándo está estancada una cuenta')).toBeNull()
  const panel = await show(<StalledPanel />, viewer, session)
  await panel.findByText('falta saber si se ejecutó', { selector: '.Limits-told *' })
})
