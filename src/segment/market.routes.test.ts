import { expect, test } from 'vitest'
import { changeManyAccounts } from '../accounts/change.api.ts'
import { changeRoutes } from '../accounts/change.routes.ts'
import { refreshPortfolio } from '../identify/keeping.store.ts'
import { tellLedger } from '../identify/testing.ledger.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import {
  addMarketSegment,
  changeMarketSegment,
  endMarketSegment,
  readMarket,
  resumeMarketSegment,
} from './market.api.ts'
import { marketRoutes } from './market.routes.ts'
import { segmentOfAccounts } from './market.store.ts'
import {
  listPlacementRules,
  listPlacements,
  placeAccounts,
  undoPlacements,
} from './placement.api.ts'
import { placementRoutes } from './placement.routes.ts'

const firm = () => aFirm([...marketRoutes, ...placementRoutes, ...changeRoutes])

const cars = { name: 'Automoción', buysBy: 'framework' as const }
const plant = { who: 'Ingeniería de planta', sways: 'what' as const, weight: 3 as const }
const head = { who: 'Central de compras', sways: 'whom' as const, weight: 2 as const, note: 'Lyon' }

/** Three accounts: two of the north, one of the south that is also tagged. */
async function aLedger({ db, lead }: ReturnType<typeof firm>) {
  await db(async (tx) => {
    const line = { day: '2026-05-04' as const, amount: 100 }
    await tellLedger(tx, [
      { ...line, code: 'A', zone: 'Norte', family: 'Chapa' },
      { ...line, code: 'B', zone: 'Norte', family: 'Correas', amount: 50 },
      { ...line, code: 'C', zone: 'Sur', family: 'Chapa', amount: 25 },
    ])
    await refreshPortfolio(tx, TODAY)
  })
  const { rows } = await lead.ask(listPlacements, { sort: 'name', dir: 'asc' })
  const [a, b, c] = rows.map(({ accountId }) => accountId) as [string, string, string]
  const edit = { kind: 'tags' as const, add: ['Metal'] }
  await lead.ask(changeManyAccounts, { which: { accountIds: [c] }, edit })
  return { a, b, c }
}

test('a segment tells how it buys and who sways it; a change tells what stood before', async () => {
  const { lead, viewer } = firm()
  const added = await lead.ask(addMarketSegment, {
    ...cars,
    distinguishes: 'Series largas, cero defectos',
    size: '12500000.50',
    currency: 'EUR',
    growthPercent: -1.5,
    influencers: [plant, head],
  })
  expect(added).toMatchObject({
    size: '12500000.5',
    endedOn: null,
    influencers: [{ ...plant, note: '' }, head],
  })
  const { marketSegmentId } = added
  const { now, before } = await lead.ask(changeMarketSegment, {
    ...cars,
    marketSegmentId,
    influencers: [head],
  })
  expect(before).toEqual(added)
  expect(now).toMatchObject({ size: null, distinguishes: '', influencers: [head] })
  await lead.ask(changeMarketSegment, before)
  const { segments } = await viewer.ask(readMarket, {})
  expect(segments).toEqual([{ ...added, figures: { accounts: 0, sales: null } }])
})

test('one name is one segment, however it is spelt; a size says its money', async () => {
  const { lead } = firm()
  const { marketSegmentId } = await lead.ask(addMarketSegment, cars)
  const naval = await lead.ask(addMarketSegment, { name: 'Naval', buysBy: 'project' })
  const same = { name: 'AUTOMOCION', buysBy: 'order' as const }
  const taken = { code: 'segment/market-name-taken', values: { name: 'AUTOMOCION' } }
  await expect(lead.ask(addMarketSegment, same)).rejects.toMatchObject(taken)
  await expect(
    lead.ask(changeMarketSegment, { ...same, marketSegmentId: naval.marketSegmentId }),
  ).rejects.toMatchObject(taken)
  await lead.ask(changeMarketSegment, { ...same, marketSegmentId })
  await expect(
    lead.ask(addMarketSegment, { name: 'Papel', buysBy: 'order', size: '5' }),
  ).rejects.toMatchObject({ code: 'segment/market-size-money' })
})

test('accounts are placed by rule and by hand; a rule leaves alone what has its place', async () => {
  const house = firm()
  const { lead } = house
  const { a, b, c } = await aLedger(house)
  const one = await lead.ask(addMarketSegment, cars)
  const two = await lead.ask(addMarketSegment, { name: 'Metal', buysBy: 'stock' })
  expect(await lead.ask(listPlacementRules, { by: 'zone' })).toEqual([
    { name: 'Norte', accounts: 2, unplaced: 2 },
    { name: 'Sur', accounts: 1, unplaced: 1 },
  ])
  const byZone = { rule: { by: 'zone' as const, name: 'Norte' } }
  const { placed } = await lead.ask(placeAccounts, {
    which: byZone,
    marketSegmentId: one.marketSegmentId,
  })
  expect(placed.map(({ accountId }) => accountId)).toEqual([a, b].toSorted())
  const byFamily = { rule: { by: 'family' as const, name: 'Chapa' } }
  const second = await lead.ask(placeAccounts, {
    which: byFamily,
    marketSegmentId: two.marketSegmentId,
  })
  expect(second.placed.map(({ accountId }) => accountId)).toEqual([c])
  const told = await lead.ask(readMarket, {})
  expect(told.segments.map(({ figures }) => figures)).toEqual([
    { accounts: 2, sales: 150 },
    { accounts: 1, sales: 25 },
  ])
  expect(told).toMatchObject({ unplaced: { accounts: 0, sales: 0 }, valuation: 'EUR' })
  expect(await house.db(segmentOfAccounts)).toEqual(
    new Map([
      [a, 'Automoción'],
      [b, 'Automoción'],
      [c, 'Metal'],
    ]),
  )

  const { rows, total } = await lead.ask(listPlacements, {
    segment: [one.marketSegmentId],
    sort: 'sales',
  })
  expect([total, rows.map(({ sales }) => sales)]).toEqual([2, [100, 50]])
  await lead.ask(placeAccounts, { which: { accountIds: [a] }, marketSegmentId: null })
  const none = await lead.ask(listPlacements, { segment: ['none'], q: 'cuenta' })
  expect(none.rows.map(({ accountId }) => accountId)).toEqual([a])
  expect((await lead.ask(listPlacements, { q: 'nadie' })).total).toBe(0)
  const all = await lead.ask(placeAccounts, {
    which: { filter: { tag: ['Metal'] } },
    marketSegmentId: one.marketSegmentId,
  })
  expect(all.placed).toEqual([
    { accountId: c, marketSegmentId: one.marketSegmentId, was: two.marketSegmentId },
  ])
})

test('undoing puts back what nobody has moved since', async () => {
  const house = firm()
  const { lead } = house
  const { a, b } = await aLedger(house)
  const one = await lead.ask(addMarketSegment, cars)
  const two = await lead.ask(addMarketSegment, { name: 'Metal', buysBy: 'stock' })
  const { placed } = await lead.ask(placeAccounts, {
    which: { accountIds: [a, b] },
    marketSegmentId: one.marketSegmentId,
  })
  await lead.ask(placeAccounts, {
    which: { accountIds: [b] },
    marketSegmentId: two.marketSegmentId,
  })
  const back = await lead.ask(undoPlacements, { placed })
  expect(back.placed.map(({ accountId }) => accountId)).toEqual([a])
  expect(await house.db(segmentOfAccounts)).toEqual(new Map([[b, 'Metal']]))
})

test('an ended segment takes no more accounts; taken up again it still has its own', async () => {
  const house = firm()
  const { lead } = house
  const { a } = await aLedger(house)
  const { marketSegmentId } = await lead.ask(addMarketSegment, cars)
  await lead.ask(placeAccounts, { which: { accountIds: [a] }, marketSegmentId })
  expect((await lead.ask(endMarketSegment, { marketSegmentId })).endedOn).toBe(TODAY)
  expect((await lead.ask(readMarket, {})).unplaced.accounts).toBe(3)
  expect((await house.db(segmentOfAccounts)).size).toBe(0)
  await expect(
    lead.ask(placeAccounts, { which: { accountIds: [a] }, marketSegmentId }),
  ).rejects.toMatchObject({ code: 'segment/market-ended', values: { name: 'Automoción' } })
  await lead.ask(resumeMarketSegment, { marketSegmentId })
  expect((await house.db(segmentOfAccounts)).get(a)).toBe('Automoción')
})

test('before there is a ledger there are segments, tags and no sales', async () => {
  const house = firm()
  const { lead } = house
  const accountId = await house.anAccount()
  const { marketSegmentId } = await lead.ask(addMarketSegment, cars)
  await lead.ask(placeAccounts, { which: { accountIds: [accountId] }, marketSegmentId })
  expect(await lead.ask(listPlacementRules, { by: 'zone' })).toEqual([])
  const { segments, asOf } = await lead.ask(readMarket, {})
  expect([segments[0]!.figures, asOf]).toEqual([{ accounts: 1, sales: null }, null])
})

test('only leads and admins write; another firm sees and moves nothing of it', async () => {
  const house = firm()
  const other = firm()
  const { a } = await aLedger(house)
  const { marketSegmentId } = await house.lead.ask(addMarketSegment, cars)
  const { placed } = await house.lead.ask(placeAccounts, {
    which: { accountIds: [a] },
    marketSegmentId,
  })
  const writes = [
    [addMarketSegment, cars],
    [changeMarketSegment, { ...cars, marketSegmentId }],
    [endMarketSegment, { marketSegmentId }],
    [resumeMarketSegment, { marketSegmentId }],
    [placeAccounts, { which: { accountIds: [a] }, marketSegmentId }],
    [undoPlacements, { placed }],
  ] as const
  const { lead } = other
  for (const [endpoint, input] of writes) {
    for (const one of [house.manager, house.expert, house.viewer]) {
      await expect(one.ask(endpoint as never, input)).rejects.toMatchObject({ status: 403 })
    }
    if (!('marketSegmentId' in input)) continue
    await expect(lead.ask(endpoint as never, input)).rejects.toMatchObject({ status: 404 })
  }
  expect(
    await lead.ask(placeAccounts, { which: { accountIds: [a] }, marketSegmentId: null }),
  ).toEqual({ placed: [] })
  expect(await lead.ask(undoPlacements, { placed })).toEqual({ placed: [] })
  expect(await lead.ask(listPlacements, {})).toEqual({ rows: [], total: 0 })
  expect(await lead.ask(listPlacementRules, { by: 'tag' })).toEqual([])
  expect((await lead.ask(readMarket, {})).segments).toEqual([])
  expect((await house.db(segmentOfAccounts)).get(a)).toBe('Automoción')
})

test('who sees only their own accounts counts and reads only those', async () => {
  const house = firm()
  const { a } = await aLedger(house)
  const own = house.join('manager', { sees: 'own' })
  await house.db(
    (tx) =>
      tx`insert into account_carer (account_id, person_id, part) values (${a}, ${own.id}, 'manager')`,
  )
  const { marketSegmentId } = await house.lead.ask(addMarketSegment, cars)
  await house.lead.ask(placeAccounts, {
    which: { rule: { by: 'zone', name: 'Norte' } },
    marketSegmentId,
  })
  const { segments, unplaced } = await own.ask(readMarket, {})
  expect([segments[0]!.figures.accounts, unplaced.accounts]).toEqual([1, 0])
  expect((await own.ask(listPlacements, {})).rows.map(({ accountId }) => accountId)).toEqual([a])
})
