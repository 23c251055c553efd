// @vitest-environment jsdom
import { fireEvent } from '@testing-library/react'
import { expect, test } from 'vitest'
import { show } from '../ui/testing.tsx'
import { aServer } from '../ui/testingServer.ts'
import { simulateLedger } from './models/ledger.testing.ts'
import { reportCard } from './models/reportCard.ts'
import { MBG_NBD } from './models/rhythm.ts'
import { valueLedger } from './models/valueLedger.ts'
import { plainSpaces } from './testing.ts'
import { ValueSettings, type ValueStudy } from './value.ts'
import { ValueCards } from './ValueCards.tsx'
import { ValueModels } from './ValueModels.tsx'
import { ValueStrip } from './ValueStrip.tsx'

const { person } = aServer({ title: '' })

const DAYS = 900
const ACCOUNTS = 700

function studied(): ValueStudy {
  const shop = simulateLedger({ r: 1, alpha: 40, a: 0.8, b: 6 }, MBG_NBD, {
    accounts: ACCOUNTS,
    days: DAYS,
    arriving: 300,
    seed: 3,
  })
  const about = { accounts: ACCOUNTS, asOf: DAYS, unitDays: 1 }
  const valued = valueLedger(shop, {
    ...about,
    model: 'mbgnbd',
    horizonDays: 365,
    yearlyDiscount: 0.1,
    quietDays: [],
  })
  const { choice, summary, spend, forecast } = valued
  return {
    madeWith: ValueSettings.parse({}),
    fittedOn: '2026-11-20',
    chosen: 'mbgnbd',
    k: 1,
    choice,
    cards: [90, 365].map((horizonDays) =>
      reportCard(shop, { ...about, horizonDays, model: 'mbgnbd' }),
    ),
    declineCard: null,
    spend: {
      refused: spend.refused ?? null,
      parameters: spend.refused ? null : spend.parameters,
      correlation: spend.correlation,
    },
    accounts: summary.x.length,
    total: forecast!.values.total,
    lastYear: { purchases: 900, sales: 200_000 },
  }
}

const told = studied()
const correlated = { ...told, spend: { ...told.spend, correlation: -0.42 } }

test('the report card tells all of its scores, and of a year why none is shown', async () => {
  const page = await show(<ValueCards told={told} />, person)
  const text = plainSpaces(page.container.textContent)
  for (const score of [
    'Acierta a ordenar (AUC)',
    'Error cuadrático (Brier)',
    'Pérdida logarítmica',
  ])
    expect(text).toContain(score)
  const { brier } = told.cards[0]!.scores!
  expect(text).toContain(brier.value.toFixed(3).replace('.', ','))
  expect(text).toContain('¿Se puede creer el riesgo a 365 días?')
  expect(text).toContain('El libro no llega para probarlo dos veces')
})

test('risk opens into what each horizon was tried on', async () => {
  const page = await show(<ValueStrip told={told} currency="EUR" />, person)
  fireEvent.click(await page.findByRole('button', { name: /A 90 días|90/ }))
  await page.findByText(/^mejora sobre los días de silencio = 1 − Brier/)
  const text = plainSpaces(document.body.textContent)
  expect(text).toMatch(/90 días\s*\d+ % \(\d+ % a \d+ %\)/)
  expect(text).toContain('365 días: El libro no llega para probarlo dos veces')
})

test('where count and spend go together, the page warns of it', async () => {
  const calm = await show(<ValueModels told={told} />, person)
  expect(calm.container.textContent).not.toContain('correlación')
  const page = await show(<ValueModels told={correlated} />, person)
  expect(plainSpaces(page.container.textContent)).toContain(
    'Quien compra más veces gasta menos cada vez (correlación −0,42)',
  )
})
