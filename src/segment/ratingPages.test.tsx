// @vitest-environment jsdom
import { fireEvent, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { memberRoutes } from '../access/member.routes.ts'
import { refreshPortfolio } from '../identify/keeping.store.ts'
import { tellLedger } from '../identify/testing.ledger.ts'
import { aFirm } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import { keepCriteria } from './criteria.api.ts'
import { criteriaRoutes } from './criteria.routes.ts'
import {
  listRounds,
  moveRound,
  openRound,
  rate,
  readDisagreements,
  readRatingSheet,
} from './rating.api.ts'
import { ratingRoutes } from './rating.routes.ts'
import { RatingPage } from './RatingPage.tsx'
import { RoundPage } from './RoundPage.tsx'
import { aCriterion } from './testing.ts'

const criteria = [
  aCriterion({
    key: 'revenue',
    name: 'Ventas',
    weight: 40,
    looksAhead: true,
    measured: { metric: 'salesLast12', thresholds: [1, 2, 3, 4], better: 'more' },
  }),
  aCriterion({ key: 'fit', name: 'Encaje', axis: 'strategic', weight: 30 }),
  aCriterion({ key: 'brand', name: 'Marca', axis: 'strategic', weight: 30 }),
]

async function aFirmThatRates() {
  const firm = aFirm([...criteriaRoutes, ...ratingRoutes, ...memberRoutes])
  await firm.db(async (db) => {
    await tellLedger(
      db,
      [30, 20].map((amount, at) => ({ code: `C${at}`, day: '2026-10-01', amount })),
    )
    await refreshPortfolio(db, '2026-11-21')
  })
  await firm.lead.ask(keepCriteria, { criteria })
  return firm
}

async function aRound() {
  const firm = await aFirmThatRates()
  const { lead, manager } = firm
  const { roundId } = await lead.ask(openRound, {
    title: 'Noviembre',
    raters: [lead.id, manager.id],
  })
  return { ...firm, roundId }
}

test('before any round the page teaches; without criteria there is nothing to rate by', async () => {
  const { lead } = aFirm([...criteriaRoutes, ...ratingRoutes, ...memberRoutes])
  const page = await show(<RatingPage />, lead)
  await page.findByText(/Guarda primero los criterios/)
  expect(page.queryByRole('button', { name: 'Abrir la ronda' })).toBeNull()
})

test('a rater goes from account to account, and what was given stays', async () => {
  const { manager, roundId } = await aRound()
  const page = await show(<RoundPage roundId={roundId} />, manager, {
    session: { role: 'manager' },
  })
  await page.findByRole('heading', { name: 'Cuenta C0' })
  expect(page.queryByRole('group', { name: /Ventas/ })).toBeNull()
  const fit = () => page.getByRole('group', { name: /Encaje/ })
  fireEvent.click(within(fit()).getByRole('radio', { name: /bastante/ }))
  await waitFor(async () => {
    const [row] = await manager.ask(readRatingSheet, { roundId })
    expect(row!.points).toEqual({ fit: 4 })
  })
  fireEvent.click(page.getByRole('button', { name: 'Siguiente' }))
  await page.findByRole('heading', { name: 'Cuenta C1' })
  fireEvent.click(page.getByRole('button', { name: 'Anterior' }))
  await page.findByRole('heading', { name: 'Cuenta C0' })
  const given = within(fit()).getByRole<HTMLInputElement>('radio', { name: /bastante/ })
  expect(given.checked).toBe(true)
  fireEvent.click(within(fit()).getByRole('button', { name: 'quitar la nota' }))
  await waitFor(() => expect(given.checked).toBe(false))
})

test('who has finished rates no more until they resume', async () => {
  const { manager, roundId } = await aRound()
  const page = await show(<RoundPage roundId={roundId} />, manager, {
    session: { role: 'manager' },
  })
  fireEvent.click(await page.findByRole('button', { name: 'Dejarlo así' }))
  const resume = await page.findByRole('button', { name: 'Retomar' })
  await waitFor(() => expect(page.queryByRole('button', { name: 'Siguiente' })).toBeNull())
  fireEvent.click(resume)
  await page.findByRole('button', { name: 'Siguiente' })
})

test('a lead opens the discussion, sees who lies apart, and closes the round', async () => {
  const { lead, manager, roundId } = await aRound()
  const [row] = await lead.ask(readRatingSheet, { roundId })
  const accountId = row!.accountId
  await lead.ask(rate, { roundId, accountId, key: 'fit', point: 5 })
  await manager.ask(rate, { roundId, accountId, key: 'fit', point: 1 })
  const page = await show(<RoundPage roundId={roundId} />, lead)
  expect(page.queryByText('Donde no estáis de acuerdo')).toBeNull()
  fireEvent.click(await page.findByRole('button', { name: 'Abrir la discusión sin 2 personas' }))
  await page.findByRole('heading', { name: 'Donde no estáis de acuerdo' })
  await page.findByText('una diferencia')
  fireEvent.click(page.getByRole('button', { name: 'Cerrar la ronda' }))
  await page.findByRole('button', { name: 'Volver a discutirla' })
  expect(await lead.ask(listRounds, {})).toMatchObject([{ state: 'closed' }])
})

test('a difference leads to its account in the sheet, and whoever thinks again says why', async () => {
  const { lead, manager, roundId } = await aRound()
  const [, second] = await lead.ask(readRatingSheet, { roundId })
  const points = { roundId, accountId: second!.accountId, key: 'fit' }
  await lead.ask(rate, { ...points, point: 5 })
  await manager.ask(rate, { ...points, point: 1 })
  await lead.ask(moveRound, { roundId, state: 'discussing' })
  const page = await show(<RoundPage roundId={roundId} />, manager, {
    session: { role: 'manager' },
  })
  await page.findByRole('heading', { name: 'Cuenta C0' })
  fireEvent.click(await page.findByRole('button', { name: 'Volver a valorar Cuenta C1' }))
  await page.findByRole('heading', { name: 'Cuenta C1' })
  const fit = within(page.getByRole('group', { name: /Encaje/ }))
  fireEvent.click(fit.getByRole('radio', { name: /poco/ }))
  fireEvent.change(fit.getByLabelText(/Por qué lo ves así ahora/), {
    target: { value: 'Ya nos piden diseño' },
  })
  fireEvent.click(fit.getByRole('button', { name: 'Anotar el porqué' }))
  await page.findByText(/«Ya nos piden diseño»/)
  const [apart] = await lead.ask(readDisagreements, { roundId })
  expect(apart!.opinions).toMatchObject([
    { point: 5, note: '' },
    { point: 2, note: 'Ya nos piden diseño' },
  ])
})

test('the list says which round waits for whoever looks', async () => {
  const { lead, manager, viewer, roundId } = await aRound()
  const page = await show(<RatingPage />, manager, { session: { role: 'manager' } })
  // The person of the test's session is the manager.
  await page.findByText(/«Noviembre» te espera/)
  await lead.ask(moveRound, { roundId, state: 'discussing' })
  const other = await show(<RatingPage />, viewer, { session: { role: 'viewer' } })
  await other.findByText(/Hay una ronda de valoración/)
  expect(other.queryByRole('button', { name: 'Abrir la ronda' })).toBeNull()
})
