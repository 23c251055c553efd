// @vitest-environment jsdom
import { fireEvent, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { accountRoutes } from '../accounts/account.routes.ts'
import { teamHoursRoutes } from '../accounts/teamHours.routes.ts'
import { putTeamHours } from '../accounts/teamHours.api.ts'
import { aFirm } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import { putTier } from './capacity.api.ts'
import { capacityRoutes } from './capacity.routes.ts'
import { MovesPanel } from './MovesPanel.tsx'
import { moveAccount, readStanding } from './standing.api.ts'
import { standingRoutes } from './standing.routes.ts'
import { StandingCard } from './StandingCard.tsx'
import { StandingChip } from './StandingChip.tsx'
import { TiersPage } from './TiersPage.tsx'

const firm = () =>
  aFirm([...standingRoutes, ...capacityRoutes, ...teamHoursRoutes, ...accountRoutes])
const move = { tier: 'future', effectiveOn: '2026-11-21', reason: 'Abre México' } as const
const aLongWait = { timeout: 20_000 }

test('an account is moved from the table with its reason; the log tells it; undo moves it back', async () => {
  const { lead, anAccount } = firm()
  const accountId = await anAccount('Forjas Levante')
  const page = await show(<TiersPage />, lead, { at: '/selection/tiers' })
  await page.findByText(/Todavía no hay ninguna cuenta clave/)
  const table = await page.findByRole('table', { name: 'Cuentas por nivel' })
  const row = within(await within(table).findByRole('row', { name: /Forjas Levante/ }))
  fireEvent.click(row.getByRole('button', { name: /Acciones|Más/ }))
  fireEvent.click(await page.findByRole('menuitem', { name: 'Mover' }))
  const dialog = within(await page.findByRole('dialog', { name: 'Mover Forjas Levante' }))
  fireEvent.click(await dialog.findByLabelText(/^Nivel/, { selector: 'input' }))
  fireEvent.click(await page.findByRole('option', { name: 'Clave' }))
  await dialog.findByText(/No dice a qué estrategia sirve/)
  fireEvent.click(dialog.getByLabelText(/^Nivel/, { selector: 'input' }))
  fireEvent.click(await page.findByRole('option', { name: 'Clave de mañana' }))
  await waitFor(() => expect(dialog.queryByText(/No dice a qué estrategia/)).toBeNull())
  fireEvent.change(dialog.getByLabelText(/^Motivo/), { target: { value: 'Abre México' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Mover' }))
  await page.findByText('Abre México', { selector: '.Decisions p' })
  expect((await lead.ask(readStanding, { accountId })).standing.tier).toBe('future')
  fireEvent.click(await page.findByRole('button', { name: 'Deshacer' }))
  await page.findByText('Se deshace: Abre México', { selector: '.Decisions p' })
  expect((await lead.ask(readStanding, { accountId })).standing.tier).toBe('standard')
}, 60_000)

test('what tiers promise stands against the hours there are; who may not write only reads', async () => {
  const { lead, viewer, anAccount } = firm()
  const accountId = await anAccount('Forjas Levante')
  await lead.ask(moveAccount, { accountId, ...move, phase: 'growth' })
  await lead.ask(putTier, { tier: 'future', needs: { logística: 12 } })
  await lead.ask(putTeamHours, { personId: lead.id, hours: { logística: 10 } })
  const page = await show(<TiersPage />, viewer, { session: { role: 'viewer' } })
  await page.findByText(/prometen 12 horas de logística al mes y el equipo tiene 10/)
  await page.findByText('una en crecimiento')
  expect(page.getByRole('row', { name: /^logística .*12 10 120/ })).toBeTruthy()
  await page.findByRole('row', { name: /Forjas Levante/ }, aLongWait)
  expect(page.queryByRole('button', { name: /Acciones|Más/ })).toBeNull()
})

test('on the account: a chip says tier and phase, the card their history; the last is taken back', async () => {
  const { lead, viewer, anAccount } = firm()
  const accountId = await anAccount('Forjas Levante')
  const quiet = await show(<StandingChip accountId={accountId} />, viewer)
  await waitFor(() => expect(quiet.container.querySelector('.Chip')).toBeNull())
  await lead.ask(moveAccount, { accountId, ...move, phase: 'growth' })
  const head = await show(<StandingChip accountId={accountId} />, viewer)
  await head.findByText('Clave de mañana en crecimiento')
  const page = await show(<StandingCard accountId={accountId} />, lead)
  await page.findByText(/Clave de mañana en crecimiento, desde el 21 nov 2026/)
  await page.findByText('De Normal a Clave de mañana en crecimiento')
  fireEvent.click(page.getByRole('button', { name: 'Deshacer' }))
  await page.findByText('De Clave de mañana en crecimiento a Normal')
  const read = await show(<StandingCard accountId={accountId} />, viewer, {
    session: { role: 'viewer' },
  })
  await read.findByText('Se deshace: Abre México')
  expect(read.queryByRole('button')).toBeNull()
})

test('Hoy tells moves of these days and is silent where there are none', async () => {
  const { lead, anAccount } = firm()
  const none = await show(<MovesPanel />, lead)
  expect(none.container.querySelector('.Card')).toBeNull()
  const accountId = await anAccount('Forjas Levante')
  await lead.ask(moveAccount, { accountId, ...move, effectiveOn: '2026-12-01' })
  const page = await show(<MovesPanel />, lead)
  await page.findByRole('heading', { name: 'Cambios de nivel' })
  await page.findByText('desde el 1 dic 2026', { selector: '.Chip' })
  expect(page.getByRole('link', { name: 'Forjas Levante' }).getAttribute('href')).toBe(
    `/accounts/${accountId}`,
  )
})
