import { expect, test } from 'vitest'
import { importPriceIndices } from '../gather/priceIndex.api.ts'
import { priceIndexRoutes } from '../gather/priceIndex.routes.ts'
import { Role } from '../kernel/actor.ts'
import { serve } from '../platform/serve.ts'
import { aFirm, testWorld } from '../platform/testing.ts'
import { refreshPortfolio } from './keeping.store.ts'
import { portfolioAt } from './portfolio.store.ts'
import { readRetention } from './retention.api.ts'
import { retentionRoutes } from './retention.routes.ts'
import { makeRetention } from './retention.store.ts'
import { retentionStudy } from './retentionStudy.ts'
import { keepStudy } from './study.store.ts'
import { tellLedger, type ToldFactor, type ToldLine } from './testing.ledger.ts'

/**
 * Two years to 31 October 2026. The peso was 0.05 EUR in the first and 0.04 in the second: constant
 * currency values both at 0.04.
 */
const LINES: ToldLine[] = [
  { code: 'LEV', day: '2024-11-01', amount: 1000, country: 'España', zone: 'Levante' },
  { code: 'LEV', day: '2026-10-31', amount: 1300, country: 'España', zone: 'Levante' },
  { code: 'NER', day: '2025-03-01', amount: 500, country: 'España', zone: 'Norte' },
  { code: 'NER', day: '2026-03-01', amount: 200, country: 'España', zone: 'Norte' },
  { code: 'TAJ', day: '2025-10-31', amount: 400, country: 'España', zone: 'Norte' },
  { code: 'TAJ', day: '2025-11-01', amount: -50, country: 'España', zone: 'Norte' },
  { code: 'MEX', day: '2025-05-05', amount: 10_000, currency: 'MXN', country: 'México' },
  { code: 'MEX', day: '2026-05-05', amount: 10_000, currency: 'MXN', country: 'México' },
  { code: 'NEW', day: '2026-06-01', amount: 250, country: 'España', zone: 'Sur' },
]
const FACTORS: ToldFactor[] = [
  { currency: 'MXN', day: '2025-05-05', factor: '0.05' },
  { currency: 'MXN', day: '2026-05-05', factor: '0.04' },
]

async function aLedger(lines = LINES, factors = FACTORS) {
  const firm = aFirm([...retentionRoutes, ...priceIndexRoutes])
  const study = () =>
    firm.db(async (db) => {
      await refreshPortfolio(db, '2026-10-31')
      const portfolio = (await portfolioAt(db, {}))!
      await keepStudy(db, portfolio, retentionStudy, await makeRetention(db, portfolio))
    })
  await firm.db(async (db) => {
    await tellLedger(db, lines, { factors })
    if (factors.length === 0) return
    await db`insert into rate (base, currency, day, rate) values ('EUR', 'MXN', '2025-05-05', 20), ('EUR', 'MXN', '2026-05-05', 25)`
  })
  await study()
  return { ...firm, study }
}

test('two years side by side, in constant currency and as reported', async () => {
  const { lead } = await aLedger()
  const { state, told } = await lead.ask(readRetention, {})
  expect(state).toBe('ready')
  const [pair, ...older] = told!.periods.year.pairs
  expect(older).toEqual([])
  expect(pair).toMatchObject({ from: '2025-11-01', to: '2026-10-31' })
  expect(pair!.constant).toEqual({
    clients: 4,
    kept: 3,
    gained: 1,
    start: 2300,
    expansion: 300,
    contraction: 300,
    churn: 450,
    won: 250,
    other: 0,
    nrr: 1850 / 2300,
    grr: 1550 / 2300,
    logo: 0.75,
  })
  expect(pair!.reported).toMatchObject({ start: 2400, contraction: 400, nrr: 1850 / 2400 })
  // The peso's last rate is of May.
  expect(told!.stale).toEqual([{ currency: 'MXN', rateDay: '2026-05-05' }])
})

test('who moved it is named, and the sentence turns to the largest loss', async () => {
  const { lead } = await aLedger()
  const { told } = await lead.ask(readRetention, {})
  const { moves } = told!.periods.year
  expect(moves!.expansion).toMatchObject([{ name: 'Cuenta LEV', before: 1000, after: 1300 }])
  expect(moves!.churn).toMatchObject([{ name: 'Cuenta TAJ', before: 400, after: -50 }])
  expect(moves!.contraction.map(({ name }) => name)).toEqual(['Cuenta NER'])
  expect(moves!.won.map(({ name }) => name)).toEqual(['Cuenta NEW'])
  expect(told!.opening).toMatchObject([
    { key: 'identify:retention.opening.fellGone', values: { name: 'Cuenta TAJ', amount: 450 } },
    { key: 'identify:retention.opening.then', values: { name: 'Cuenta NER', amount: 300 } },
  ])
})

test('real growth is of the countries whose prices are known, and the others are named', async () => {
  const { lead, study } = await aLedger()
  const before = (await lead.ask(readRetention, {})).told!
  expect(before.growth.year.periods[0]).toMatchObject({ real: null, covered: 0 })
  expect(before.lacking.map(({ country }) => country)).toEqual(['España', 'México'])

  const months = Array.from({ length: 24 }, (_, at) => {
    const month = `${2024 + Math.floor((10 + at) / 12)}-${String(((10 + at) % 12) + 1).padStart(2, '0')}`
    return `ESPANA;${month};${at < 12 ? '100' : '110'}`
  })
  await lead.ask(importPriceIndices, { text: `País;Mes;Índice\n${months.join('\n')}`, country: '' })
  await study()
  const { growth, lacking } = (await lead.ask(readRetention, {})).told!
  expect(lacking.map(({ country }) => country)).toEqual(['México'])
  const [year] = growth.year.periods
  expect(year).toMatchObject({ reported: 2100, constant: 2100, real: 1700 })
  expect(year!.change.reported).toBeCloseTo(2100 / 2400 - 1, 12)
  expect(year!.change.constant).toBeCloseTo(2100 / 2300 - 1, 12)
  expect(year!.change.real).toBeCloseTo(1700 / (1900 * 1.1) - 1, 12)
  // Credit notes weigh as much as sales do.
  expect(year!.covered).toBeCloseTo(3700 / 4500, 12)
  expect(growth.year.countries).toMatchObject([
    { name: 'España', constant: 1700, covered: 1 },
    { name: 'México', constant: 400, covered: 0, real: null },
  ])
  expect(growth.year.zones.map(({ name }) => name)).toEqual(['Levante', '', 'Sur', 'Norte'])
})

test('without rates each currency stands by itself', async () => {
  const { lead } = await aLedger(LINES, [])
  const { told } = await lead.ask(readRetention, { valuation: 'MXN' })
  expect(told).toBeNull()
  const euros = (await lead.ask(readRetention, { valuation: 'EUR' })).told!
  expect(euros.converted).toBe(false)
  expect(euros.periods.year.pairs[0]!.constant).toMatchObject({ clients: 3, start: 1900 })
  expect(euros.periods.year.pairs[0]!.reported).toEqual(euros.periods.year.pairs[0]!.constant)
})

test('a ledger of one year has quarters to compare and no years', async () => {
  const { lead } = await aLedger(LINES.slice(5).filter(({ amount }) => Number(amount) > 0))
  const { told } = await lead.ask(readRetention, {})
  expect(told!.opening).toEqual([])
  expect(told!.periods.year.pairs).toEqual([])
})

test('only who sees every account of the firm reads it', async () => {
  const ours = await aLedger()
  for (const role of Role.options) {
    const response = await ours.join(role).fetch('/api/portfolio/retention')
    expect([role, response.status]).toEqual([role, role === 'client' ? 403 : 200])
  }
  const own = await ours.join('manager', { sees: 'own' }).ask(readRetention, {})
  expect(own).toMatchObject({ state: 'closed', told: null })
  const theirs = aFirm(retentionRoutes)
  expect(await theirs.lead.ask(readRetention, {})).toMatchObject({ state: 'none', told: null })
  const app = serve(retentionRoutes, { ...testWorld, whoIs: async () => null })
  expect((await app.request('/api/portfolio/retention')).status).toBe(401)
})
