import { expect, test } from 'vitest'
import { accountRoutes } from '../accounts/account.routes.ts'
import { refreshPortfolio } from '../identify/keeping.store.ts'
import { maker, studiesWith } from '../identify/study.jobs.ts'
import { askStudies } from '../identify/study.store.ts'
import { tellLedger, type ToldLine } from '../identify/testing.ledger.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { putOpportunity } from './opportunity.api.ts'
import { opportunityRoutes } from './opportunity.routes.ts'
import { makeRecommender } from './recommender.store.ts'
import {
  dismissSuggestion,
  listAccountSuggestions,
  listSuggestions,
  readRecommender,
  recallSuggestion,
} from './suggestion.api.ts'
import { suggestionRoutes } from './suggestion.routes.ts'
import { recommenderStudy } from './suggestion.ts'

const routes = [...accountRoutes, ...opportunityRoutes, ...suggestionRoutes]

/** Two trades; one account of each ten lacks what its trade buys. */
function lines(): ToldLine[] {
  return Array.from({ length: 60 }, (_, no) => no).flatMap((no) => {
    const trade = no % 2 === 0 ? ['Anillos', 'Bridas', 'Chapas'] : ['Tubos', 'Vigas', 'Zócalos']
    const buys = no % 10 < 2 ? trade.slice(0, 2) : trade
    return buys.flatMap((family) =>
      ['2024-03-05', '2025-03-05', '2026-03-05'].map((day) => ({
        code: `C${no}`,
        day,
        amount: 100,
        family,
      })),
    )
  })
}

async function aFirmWithSales() {
  const firm = aFirm(routes, studiesWith([maker(recommenderStudy, makeRecommender)]))
  await firm.db(async (db) => {
    await tellLedger(db, lines())
    await refreshPortfolio(db, TODAY)
    await askStudies(db)
  })
  await firm.work()
  return firm
}

test('an account is offered what its trade buys, with how many, and becomes an opportunity', async () => {
  const { lead } = await aFirmWithSales()
  const { state, told } = await lead.ask(readRecommender, {})
  expect(state).toBe('ready')
  expect(told).toMatchObject({ accounts: 60, families: 6, tried: { card: { scores: null } } })
  const { rows, total, families } = await lead.ask(listSuggestions, { family: ['Chapas'] })
  expect(families).toContain('Zócalos')
  expect(total).toBeGreaterThanOrEqual(6)
  const first = rows.find(({ place, buyers }) => place === 1 && buyers >= 10)!
  expect(first).toMatchObject({
    family: 'Chapas',
    similarAccounts: 20,
    median: 100,
    way: 'similar',
  })
  const { accountId, family } = first
  const given = { accountId, title: family, family, origin: 'suggestion' as const }
  expect((await lead.ask(putOpportunity, given)).now).toMatchObject({ originTold: 'Chapas' })
  const mine = await lead.ask(listAccountSuggestions, { accountId })
  expect(mine[0]).toMatchObject({ family: 'Chapas', isUnderWay: true })
  expect((await lead.ask(listSuggestions, { family: ['Chapas'] })).total).toBe(total - 1)
})

test('one is dismissed with its reason, and recalled', async () => {
  const { lead } = await aFirmWithSales()
  const { rows, total } = await lead.ask(listSuggestions, {})
  const { accountId, family } = rows[0]!
  await lead.ask(dismissSuggestion, { accountId, family, reason: 'Lo fabrica él' })
  expect((await lead.ask(listSuggestions, {})).total).toBe(total - 1)
  expect((await lead.ask(listSuggestions, { show: 'dismissed' })).rows).toMatchObject([
    { accountId, family, dismissedBecause: 'Lo fabrica él' },
  ])
  await lead.ask(recallSuggestion, { accountId, family })
  expect((await lead.ask(listSuggestions, {})).total).toBe(total)
  await expect(lead.ask(recallSuggestion, { accountId, family })).rejects.toMatchObject({
    status: 404,
  })
})

test('who may not see or change the account; another firm', async () => {
  const { lead, viewer, join } = await aFirmWithSales()
  const { accountId, family } = (await lead.ask(listSuggestions, {})).rows[0]!
  const dismissal = { accountId, family, reason: 'No' }
  await expect(viewer.ask(dismissSuggestion, dismissal)).rejects.toMatchObject({ status: 403 })
  for (const person of [aFirm(routes).lead, join('manager', { sees: 'own' })]) {
    expect((await person.ask(listSuggestions, {})).total).toBe(0)
    await expect(person.ask(listAccountSuggestions, { accountId })).rejects.toMatchObject({
      status: 404,
    })
    await expect(person.ask(dismissSuggestion, dismissal)).rejects.toMatchObject({ status: 404 })
    await expect(person.ask(recallSuggestion, { accountId, family })).rejects.toMatchObject({
      status: 404,
    })
  }
  expect((await join('manager', { sees: 'own' }).ask(readRecommender, {})).state).toBe('closed')
})
