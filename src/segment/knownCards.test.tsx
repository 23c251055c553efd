// @vitest-environment jsdom
import { fireEvent, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { readAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { putPotential, readPotential } from '../accounts/potential.api.ts'
import { potentialRoutes } from '../accounts/potential.routes.ts'
import { putReferral } from '../accounts/referral.api.ts'
import { referralRoutes } from '../accounts/referral.routes.ts'
import { putStage, readStage } from '../accounts/stageView.api.ts'
import { stageViewRoutes } from '../accounts/stageView.routes.ts'
import { refreshPortfolio } from '../identify/keeping.store.ts'
import { tellLedger } from '../identify/testing.ledger.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { show } from '../ui/testing.tsx'
import { putInterest } from './interest.api.ts'
import { interestRoutes } from './interest.routes.ts'
import { InterestCard } from './InterestCard.tsx'
import { PotentialCard } from './PotentialCard.tsx'
import { ReferralCard } from './ReferralCard.tsx'
import { listServed } from './served.api.ts'
import { servedRoutes } from './served.routes.ts'
import { ServedCard } from './ServedCard.tsx'
import { shareNowRoutes } from './shareNow.routes.ts'
import { StageCard } from './StageCard.tsx'
import { addStrategy } from './strategy.api.ts'
import { strategyRoutes } from './strategy.routes.ts'

async function aTab() {
  const firm = aFirm([
    ...accountRoutes,
    ...strategyRoutes,
    ...servedRoutes,
    ...interestRoutes,
    ...shareNowRoutes,
    ...potentialRoutes,
    ...referralRoutes,
    ...stageViewRoutes,
  ])
  const [accountId, broughtId] = await firm.db(async (tx) => {
    await tellLedger(tx, [
      { code: 'A', day: '2026-10-01', amount: 300 },
      { code: 'B', day: '2026-10-01', amount: 50 },
    ])
    await refreshPortfolio(tx, TODAY)
    const rows = await tx`select account_id from account order by code`
    return rows.map((row) => row['accountId'] as string) as [string, string]
  })
  return { ...firm, accountId: accountId!, broughtId: broughtId! }
}

const CARDS = [ServedCard, StageCard, PotentialCard, InterestCard, ReferralCard]

/** The cards of the tab that tell what is known. */
function Known({ accountId }: { accountId: string }) {
  return CARDS.map((Shown) => <Shown key={Shown.name} accountId={accountId} />)
}

/** The card of this title. */
async function cardOf(page: Awaited<ReturnType<typeof show>>, title: string) {
  const heading = await page.findByRole('heading', { name: title })
  return within(heading.closest('section')!)
}

test('a strategy is named with how it is served, and taken away again', async () => {
  const { lead, accountId } = await aTab()
  await lead.ask(addStrategy, { title: 'Crecer en México' })
  const page = await show(<Known accountId={accountId} />, lead)
  const card = await cardOf(page, 'A qué estrategia sirve')
  card.getByText(/ninguna cuenta llega a ser clave/)
  fireEvent.click(card.getByRole('button', { name: 'Nombrar una estrategia' }))
  fireEvent.change(await page.findByLabelText('Cómo sirve a ella'), {
    target: { value: 'Abre planta en Puebla' },
  })
  fireEvent.click(page.getByText('Guardar'))
  await card.findByLabelText('Quitar «Crecer en México»')
  expect(await lead.ask(listServed, { accountId })).toHaveLength(1)
  fireEvent.click(card.getByLabelText('Quitar «Crecer en México»'))
  await card.findByText(/ninguna cuenta llega a ser clave/)
})

test('both views stand on the five steps, with the gap in words and what was said before', async () => {
  const { lead, accountId } = await aTab()
  await lead.ask(putStage, { accountId, ours: 'basic', seenOn: '2026-01-10' })
  await lead.ask(putStage, {
    accountId,
    ours: 'interdependent',
    theirs: 'basic',
    target: 'cooperative',
    targetOn: '2027-06-30',
    theirTarget: 'basic',
    evidence: 'Pide oferta a otros dos',
    seenOn: TODAY,
  })
  const page = await show(<Known accountId={accountId} />, lead)
  const card = await cardOf(page, 'Cómo de cerca estamos')
  const steps = card.getByRole('list', { name: 'Los cinco escalones de la relación' })
  const [basic] = within(steps)
    .getAllByRole('listitem')
    .filter((one) => one.getAttribute('aria-current') === 'step')
  expect(basic!.textContent).toBe('BásicaEl clienteMeta del cliente')
  card.getByText(
    /Nosotros decimos interdependiente, el cliente dice básica: se trabaja como básica/,
  )
  const table = within(card.getByRole('table'))
  expect(table.getByRole('row', { name: /^Nosotros/ }).textContent).toBe(
    'NosotrosInterdependienteCooperativa30 jun 2027',
  )
  expect(table.getByRole('row', { name: /^El cliente/ }).textContent).toBe('El clienteBásicaBásica')
  card.getByText(/Nos creemos 2 escalones más cerca.*Falta un escalón hasta la meta/)
  card.getByText(/Nosotros: Básica · El cliente: no se sabe/)
  fireEvent.click(card.getByRole('button', { name: 'Decir cómo está' }))
  fireEvent.change(await page.findByLabelText(/En qué se nota/), { target: { value: 'Ya no' } })
  fireEvent.click(page.getByText('Guardar'))
  await card.findByText('Lo que se dijo antes (2)')
  expect((await lead.ask(readStage, { accountId })).map(({ theirs }) => theirs)).toEqual([
    'basic',
    'basic',
    null,
  ])
})

test('a potential is said, and our share of it follows; undo takes it back', async () => {
  const { lead, accountId } = await aTab()
  const page = await show(<Known accountId={accountId} />, lead)
  const card = await cardOf(page, 'Qué podría comprar')
  fireEvent.click(card.getByRole('button', { name: 'Decir el potencial' }))
  fireEvent.change(await page.findByLabelText('Al año, dentro de tres años'), {
    target: { value: '1.200' },
  })
  fireEvent.click(page.getByText('Guardar'))
  await card.findByText(/^25\s%$/)
  fireEvent.click(await page.findByText('Deshacer'))
  await card.findByText(/Nadie lo ha estimado todavía/)
  expect((await lead.ask(readPotential, { accountId })).map(({ amount }) => amount)).toEqual([
    null,
    '1200',
  ])
})

test('undo of what was said anew says again what stood', async () => {
  const { lead, accountId } = await aTab()
  const said = {
    accountId,
    currency: 'EUR',
    confidence: 'confirmed' as const,
    seenOn: '2026-03-01',
  }
  await lead.ask(putPotential, { ...said, amount: '900', source: 'Su presupuesto' })
  const page = await show(<Known accountId={accountId} />, lead)
  const card = await cardOf(page, 'Qué podría comprar')
  fireEvent.click(card.getByRole('button', { name: 'Decir el potencial' }))
  fireEvent.change(await page.findByLabelText(/De dónde sale/), { target: { value: 'De oídas' } })
  fireEvent.click(page.getByText('Guardar'))
  await card.findByText('Lo que se dijo antes (1)')
  fireEvent.click(await page.findByText('Deshacer'))
  await card.findByText('Lo que se dijo antes (2)')
  const [now] = await lead.ask(readPotential, { accountId })
  expect(now).toMatchObject({ amount: '900', source: 'Su presupuesto', seenOn: '2026-03-01' })
})

test('what the client wants and whom it brought stand there; who only reads can change nothing', async () => {
  const { lead, viewer, accountId, broughtId } = await aTab()
  const { name } = await lead.ask(readAccount, { accountId: broughtId })
  await lead.ask(putInterest, { accountId, wants: 'yes', expects: 'Plazos', seenOn: TODAY })
  await lead.ask(putReferral, { accountId, broughtId, broughtOn: '2026-02-01' })
  const page = await show(<Known accountId={accountId} />, viewer, {
    session: { role: 'viewer' },
  })
  const interest = await cardOf(page, 'Interés mutuo')
  interest.getByText('El interés es mutuo.')
  const referral = await cardOf(page, 'A quién nos ha traído')
  referral.getByText(/Nos ha traído una cuenta, que nos ha comprado 50\s€/)
  referral.getByRole('link', { name })
  for (const button of page.getAllByRole('button').filter((one) => one.closest('header'))) {
    expect(button.getAttribute('aria-disabled')).toBe('true')
  }
})
