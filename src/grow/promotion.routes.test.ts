import { expect, test } from 'vitest'
import { accountRoutes } from '../accounts/account.routes.ts'
import { refreshPortfolio } from '../identify/keeping.store.ts'
import { tellLedger, type ToldLine } from '../identify/testing.ledger.ts'
import { addDays } from '../kernel/day.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import {
  dropPromotion,
  listFamilies,
  listPromotions,
  measureOnePromotion,
  putPromotion,
} from './promotion.api.ts'
import { promotionRoutes } from './promotion.routes.ts'

const routes = [...accountRoutes, ...promotionRoutes]
const FROM = '2026-06-01'

/** A line a week over three years; in the four weeks of the promotion half as much again, and in the two after less. */
const lines = (): ToldLine[] =>
  Array.from({ length: 180 }, (_, week) => {
    const day = addDays('2023-06-05', week * 7)
    const at = Math.round((Date.parse(day) - Date.parse(FROM)) / 6048e5)
    const more = at >= 0 && at < 4 ? 500 : at === 4 || at === 5 ? -300 : 0
    const amount = 1000 + more
    return { code: 'A', day, amount, cost: amount * 0.7, family: 'Anillos' }
  })

const given = {
  name: 'Anillos de verano',
  families: ['Anillos'],
  fromOn: FROM,
  untilOn: '2026-06-28',
  cost: '300',
  currency: 'EUR',
}

async function aFirmWithSales() {
  const firm = aFirm(routes)
  await firm.db(async (db) => {
    await tellLedger(db, lines())
    await refreshPortfolio(db, TODAY)
  })
  return firm
}

test('a promotion is measured with what it pulled forward, changed and taken back', async () => {
  const { lead } = await aFirmWithSales()
  expect(await lead.ask(listFamilies, {})).toEqual(['Anillos'])
  const { now } = await lead.ask(putPromotion, given)
  const { promotionId } = now
  const { state, told } = await lead.ask(measureOnePromotion, { promotionId })
  expect(state).toBe('ready')
  expect(told!.net.value).toBeCloseTo(1400, 4)
  expect(told!.roi!.value).toBeCloseTo(0.4, 4)
  expect(told!.weeks.map(({ part }) => part)).toEqual([
    ...Array(2).fill('before'),
    ...Array(4).fill('during'),
    ...Array(4).fill('after'),
  ])
  const ahead = { ...now, fromOn: '2027-01-01', untilOn: '2027-01-20' }
  await lead.ask(putPromotion, ahead)
  expect(await lead.ask(measureOnePromotion, { promotionId })).toEqual({
    state: 'running',
    told: null,
  })
  await expect(lead.ask(putPromotion, { ...given, untilOn: '2026-05-01' })).rejects.toMatchObject({
    code: 'grow/promotion-turned',
  })
  expect(await lead.ask(dropPromotion, { promotionId })).toMatchObject({ fromOn: '2027-01-01' })
  expect(await lead.ask(listPromotions, {})).toEqual([])
})

test('who may not; who sees only their own; another firm', async () => {
  const { lead, viewer, join } = await aFirmWithSales()
  const { promotionId } = (await lead.ask(putPromotion, given)).now
  await expect(viewer.ask(putPromotion, given)).rejects.toMatchObject({ status: 403 })
  await expect(viewer.ask(dropPromotion, { promotionId })).rejects.toMatchObject({ status: 403 })
  const own = join('manager', { sees: 'own' })
  expect((await own.ask(measureOnePromotion, { promotionId })).state).toBe('closed')
  const other = aFirm(routes).lead
  expect(await other.ask(listPromotions, {})).toEqual([])
  await expect(other.ask(measureOnePromotion, { promotionId })).rejects.toMatchObject({
    status: 404,
  })
})
