import { expect, test } from 'vitest'
import { accountRoutes } from '../accounts/account.routes.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { AccountList } from './accountList.ts'
import { pageOfAccounts } from './accountList.store.ts'
import { refreshPortfolio } from './keeping.store.ts'
import type { ReportCard } from './models/card.ts'
import { expectedSpend, type GammaGammaParameter } from './models/gammaGamma.ts'
import type { RhythmParameter } from './models/rhythmLikelihood.ts'
import { predictRhythm } from './models/rhythmPrediction.ts'
import { valueLedger } from './models/valueLedger.ts'
import { numberOfDay } from './portfolio.ts'
import { portfolioJobs } from './portfolio.jobs.ts'
import { listAccounts } from './portfolio.api.ts'
import { portfolioRoutes } from './portfolio.routes.ts'
import { portfolioAt } from './portfolio.store.ts'
import { purchaseDaysOf } from './purchaseDay.store.ts'
import { askStudies } from './study.store.ts'
import { studyJobs } from './study.jobs.ts'
import { tellLedger, type ToldLine } from './testing.ledger.ts'
import { chooseValueSettings, readAccountValue, readValue } from './value.api.ts'
import { isShown } from './value.store.ts'
import { valueRoutes } from './value.routes.ts'
import { LAST_DAY, rhythmicLines } from './value.testing.ts'

const ANY = expect.any(Number)

const routes = [...portfolioRoutes, ...valueRoutes, ...accountRoutes]

async function aValuedFirm(lines: ToldLine[] = rhythmicLines()) {
  const firm = aFirm(routes, [...portfolioJobs, ...studyJobs])
  await firm.db(async (db) => {
    await tellLedger(db, lines)
    await refreshPortfolio(db, TODAY)
    await askStudies(db)
  })
  await firm.work()
  return firm
}

test('accounts are valued by the model that would have forecast best, as the pure rules say', async () => {
  const { lead, db } = await aValuedFirm()
  const { state, told, valuation } = await lead.ask(readValue, {})
  expect({ state, valuation, fittedOn: told?.fittedOn }).toEqual({
    state: 'ready',
    valuation: 'EUR',
    fittedOn: LAST_DAY,
  })
  expect(told).toMatchObject({ chosen: 'cnbd', choice: { noHoldout: null, refused: null } })
  expect(told!.k).toBeGreaterThan(1)
  expect(told!.cards.map(({ horizonDays }) => horizonDays)).toEqual([90, 180, 365])

  const { keys, purchases } = await db((tx) =>
    purchaseDaysOf(tx, { asOf: LAST_DAY, currency: 'EUR', converted: true }),
  )
  const { summary, forecast } = valueLedger(purchases, {
    accounts: keys.length,
    asOf: numberOfDay(LAST_DAY),
    unitDays: 1,
    model: 'auto',
    horizonDays: 365,
    yearlyDiscount: 0.1,
    quietDays: [90],
  })
  const { rows, total } = await lead.ask(listAccounts, { sort: 'value', size: 100 })
  expect(total).toBe(keys.length)
  const clvs = rows.map(({ clv }) => clv!)
  expect(clvs).toEqual(clvs.toSorted((a, b) => b - a))
  for (const row of rows) {
    const at = summary.account.indexOf(keys.indexOf(row.accountId))
    expect(row.clv).toBeCloseTo(forecast!.values.clv!.value[at]!, 1)
    expect(row.clvLow! <= row.clv! && row.clv! <= row.clvHigh!).toBe(true)
    expect(row.expectedPurchases).toBeCloseTo(forecast!.values.expectedPurchases.value[at]!, 6)
  }
  const sum = rows.reduce((all, { clv }) => all + clv!, 0)
  expect(told!.total!.clv!.value).toBeCloseTo(sum, 0)
})

test('a tenth of each purchase was margin, so is a tenth of the value', async () => {
  const { lead } = await aValuedFirm()
  const { rows } = await lead.ask(listAccounts, { sort: 'value', size: 1 })
  const value = await lead.ask(readAccountValue, { accountId: rows[0]!.accountId })
  expect(value!.clvMargin! / value!.clv!.value).toBeCloseTo(0.1, 3)
  expect(value!.madeBy).toEqual({
    model: 'cnbd',
    k: expect.any(Number),
    fittedOn: LAST_DAY,
    yearlyDiscount: 0.1,
    parameters: { r: ANY, alpha: ANY, a: ANY, b: ANY },
    spend: { p: ANY, q: ANY, gamma: ANY },
  })
})

test('an account’s value can be recomputed from what it shows', async () => {
  const { lead } = await aValuedFirm()
  const { rows } = await lead.ask(listAccounts, { sort: 'value', size: 3 })
  for (const { accountId } of rows) {
    const { history, madeBy, ...told } = (await lead.ask(readAccountValue, { accountId }))!
    const { x, tx, T, meanSpend } = history!
    const one = (value: number) => Float64Array.of(value)
    const seen = { x: one(x), tx: one(tx), T: one(T) }
    const rhythm = { k: madeBy.k!, canEndAtStart: true }
    const parameters = madeBy.parameters as Record<RhythmParameter, number>
    const { expectedPurchases, probabilityAlive } = predictRhythm(parameters, rhythm, seen, 365)
    expect(expectedPurchases[0]).toBeCloseTo(told.expectedPurchases.value, 8)
    expect(probabilityAlive[0]).toBeCloseTo(told.probabilityAlive, 8)
    const spend = madeBy.spend as Record<GammaGammaParameter, number>
    const money = expectedSpend(spend, { x: one(x), meanSpend: one(meanSpend) })
    expect(money[0]).toBeCloseTo(told.expectedSpend!, 1)
  }
})

test('each horizon is shown on the strength of its own report card, and of no other', async () => {
  const { lead, db } = await aValuedFirm()
  const { told } = await lead.ask(readValue, {})
  const worth = Object.fromEntries(
    told!.cards.map(({ horizonDays, isWorthShowing }) => [horizonDays, isWorthShowing]),
  )
  // Two years and a half carry one trial of a year, of too few that went quiet.
  expect(told!.cards.at(-1)).toMatchObject({ isWorthShowing: false, whyNot: expect.any(String) })
  const [given] = await db(
    (tx) => tx`
      select bool_or(quiet_90 is not null) as "90", bool_or(quiet_180 is not null) as "180",
        bool_or(quiet_365 is not null) as "365"
      from account_value where firm_id = ${tx.firm}
    `,
  )
  expect(given).toEqual(worth)
  const half = { horizonDays: 180, isWorthShowing: true } as ReportCard
  expect([180, 365].map((days) => isShown({ cards: [half] }, days))).toEqual([true, false])
})

test('the fit of the month is used again while it holds, and made anew when the choices change', async () => {
  const firm = await aValuedFirm()
  const fitted = () =>
    firm.db((db) => db`select made_at from value_model where firm_id = ${db.firm}`)
  const [first] = await fitted()
  const again = () =>
    firm.db(async (db) => {
      await refreshPortfolio(db, TODAY)
      await askStudies(db)
    })
  await again()
  await firm.work()
  expect(await fitted()).toEqual([first])
  const { rows } = await firm.lead.ask(listAccounts, { sort: 'value', size: 1 })
  expect(rows[0]!.clv).toBeGreaterThan(0)

  await firm.lead.ask(chooseValueSettings, { model: 'bgnbd', yearlyDiscount: 0.2 })
  await firm.work()
  const { told } = await firm.lead.ask(readValue, {})
  expect(told).toMatchObject({ chosen: 'bgnbd', madeWith: { yearlyDiscount: 0.2 } })
  expect(await fitted()).not.toEqual([first])
})

test('too few accounts that come back: no model, in words, and the list stands without value', async () => {
  const few = rhythmicLines({ accounts: 12 })
  const { lead } = await aValuedFirm(few)
  const { told } = await lead.ask(readValue, {})
  expect(told).toMatchObject({
    chosen: null,
    choice: { refused: 'too-few-repeat-buyers' },
    cards: [],
  })
  const { rows, total } = await lead.ask(listAccounts, { sort: 'value' })
  expect(total).toBe(12)
  expect(rows.every(({ clv, quiet90 }) => clv === null && quiet90 === null)).toBe(true)
  expect(await lead.ask(readAccountValue, { accountId: rows[0]!.accountId })).toBeNull()
})

test('an account typed by hand stands in the list by value too, at its end', async () => {
  const firm = await aValuedFirm()
  const accountId = await firm.anAccount('Recién llegada')
  const portfolio = await firm.db(async (db) => (await portfolioAt(db, {}))!)
  const list = AccountList.parse({ sort: 'value', size: 200 })
  const { rows, total } = await firm.db((db) => pageOfAccounts(db, list, portfolio))
  expect(total).toBe(rows.length)
  expect(rows.at(-1)).toMatchObject({ accountId, clv: null })
})
