import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contractRoutes } from '../accounts/contract.routes.ts'
import { putContract, dropContract, listContracts } from '../accounts/contract.api.ts'
import { addDays } from '../kernel/day.ts'
import { aFirm } from '../platform/testing.ts'
import { readContracts } from './contracts.api.ts'
import { retentionFound } from './contracts.ts'
import { contractsRoutes } from './contracts.routes.ts'
import { refreshPortfolio } from './keeping.store.ts'
import { dropTarget, listTargets, putTarget } from './target.api.ts'
import { elapsedOn, Period, spanOf } from './target.ts'
import { targetRoutes } from './target.routes.ts'
import { tellLedger } from './testing.ledger.ts'
import { chooseValueSettings } from './value.api.ts'
import { valueRoutes } from './value.routes.ts'
import { ValueSettings } from './value.ts'

const routes = [...contractRoutes, ...contractsRoutes, ...targetRoutes, ...valueRoutes]

test('periods are years, quarters and months, also as Spain writes them', () => {
  expect(Period.parse('2026-t1')).toBe('2026-Q1')
  expect(spanOf('2026')).toEqual({ from: '2026-01-01', to: '2026-12-31' })
  expect(spanOf('2026-Q4')).toEqual({ from: '2026-10-01', to: '2026-12-31' })
  expect(spanOf('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
  for (const wrong of ['2026-13', '0000', '9999-12']) {
    expect(Period.safeParse(wrong).success).toBe(false)
  }
})

test('what is over of a period rises with the days, from 0 to 1', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('2026', '2026-Q2', '2026-02'),
      fc.integer({ min: -400, max: 800 }),
      (period, days) => {
        const day = addDays('2026-01-01', days)
        const share = elapsedOn(period, day)
        expect(share >= 0 && share <= 1).toBe(true)
        expect(elapsedOn(period, addDays(day, 1))).toBeGreaterThanOrEqual(share)
        expect(elapsedOn(period, spanOf(period).to)).toBe(1)
      },
    ),
  )
})

async function aFirmWithSales() {
  const firm = aFirm(routes)
  const ids = await firm.db(async (db) => {
    await tellLedger(
      db,
      [
        { code: 'LEV', day: '2026-10-05', amount: 1000, salesperson: 'Marta Gil' },
        { code: 'LEV', day: '2026-06-30', amount: 100, currency: 'USD', salesperson: 'Marta Gil' },
        { code: 'PON', day: '2026-11-15', amount: 300, salesperson: 'Iker' },
        { code: 'PON', day: '2025-11-15', amount: 9, salesperson: 'Iker' },
      ],
      { factors: [{ currency: 'USD', day: '2026-06-30', factor: '0.5' }] },
    )
    await refreshPortfolio(db, '2026-11-21')
    const rows = await db`select code, account_id from account where firm_id = ${db.firm}`
    return new Map(rows.map((row) => [row['code'] as string, row['accountId'] as string]))
  })
  return { ...firm, lev: ids.get('LEV')!, pon: ids.get('PON')! }
}

test('each target is measured against its own sales, to the day, and the accounts weighed', async () => {
  const { lead, lev } = await aFirmWithSales()
  const put = (more: object) =>
    lead.ask(putTarget, { period: '2026', amount: '2000', currency: 'EUR', ...more })
  await put({})
  await put({ accountId: lev, amount: '1500' })
  await put({ salesperson: 'MARTA GIL', period: '2026-T4', amount: '4000' })
  await put({ salesperson: 'Iker', amount: '10', currency: 'JPY' })
  const { rows, worst, firm, asOf, years } = await lead.ask(listTargets, { sort: 'goal' })
  expect(asOf).toBe('2026-11-15')
  expect(years).toEqual([2026])
  const told = rows.map(({ kind, actual, goal, weight }) => [kind, actual, goal, weight])
  expect(told).toContainEqual(['firm', 1350, 2000, null])
  expect(told).toContainEqual(['account', 1050, 1500, 0.75])
  expect(told).toContainEqual(['salesperson', 1000, 4000, null])
  // No rate reaches the yen: never a silent 1.
  expect(told).toContainEqual(['salesperson', null, null, null])
  expect(firm!.reached).toBe(0.675)
  expect(worst).toMatchObject({ salesperson: 'MARTA GIL', ahead: -1000 })
  const found = await lead.ask(listTargets, { q: 'lev' })
  expect(found.total).toBe(1)
})

test('a target that is said again is replaced, and what is taken away can come back', async () => {
  const { lead } = await aFirmWithSales()
  const target = { period: '2026', amount: '2000', currency: 'EUR' }
  expect((await lead.ask(putTarget, target)).before).toBeNull()
  expect((await lead.ask(putTarget, { ...target, amount: '9' })).before?.amount).toBe('2000')
  const gone = await lead.ask(dropTarget, { period: '2026', accountId: null, salesperson: null })
  expect(gone.amount).toBe('9')
  await lead.ask(putTarget, gone)
  expect((await lead.ask(listTargets, {})).total).toBe(1)
})

const TERMS = {
  code: 'CT-1',
  title: 'Mantenimiento',
  startsOn: '2026-01-01',
  endsOn: '2026-12-31' as string | null,
  recurring: '12000',
  oneOff: '500.25',
  currency: 'EUR',
  noticeDays: 30,
}

test('contracts come to ARR and TCV at home; what no rate reaches stands apart', async () => {
  const { lead, lev, pon, db } = await aFirmWithSales()
  await db(
    (tx) => tx`insert into rate (base, currency, day, rate) values ('EUR', 'USD', '2026-01-01', 2)`,
  )
  await lead.ask(putContract, { ...TERMS, accountId: lev })
  await lead.ask(putContract, {
    ...TERMS,
    accountId: pon,
    code: 'CT-2',
    currency: 'USD',
    endsOn: '2028-12-31',
    recurring: '6000',
    oneOff: '0',
  })
  await lead.ask(putContract, {
    ...TERMS,
    accountId: pon,
    code: 'CT-3',
    currency: 'JPY',
    endsOn: '',
  })
  const told = await lead.ask(readContracts, {})
  expect(told.totals).toEqual([
    { currency: 'EUR', arr: 13_000, tcv: 15_500.25, running: 2, aheadArr: 12_000, ahead: 1 },
    { currency: 'JPY', arr: 12_000, tcv: 12_500.25, running: 1, aheadArr: 0, ahead: 0 },
  ])
  expect(told.next).toMatchObject({ code: 'CT-1', next: { on: '2026-12-01', what: 'notice' } })
  expect(told.retention).toMatchObject({ refused: 'few', share: null })
})

test('what contracts are worth is discounted as the firm chose', async () => {
  const { lead } = await aFirmWithSales()
  expect((await lead.ask(readContracts, {})).discount).toBe(0.1)
  await lead.ask(chooseValueSettings, { ...ValueSettings.parse({}), yearlyDiscount: 0.25 })
  expect((await lead.ask(readContracts, {})).discount).toBe(0.25)
})

test('a contract is changed, taken away and put back as it was; two cannot share a code', async () => {
  const { lead, lev } = await aFirmWithSales()
  const { now } = await lead.ask(putContract, { ...TERMS, accountId: lev })
  const changed = await lead.ask(putContract, { ...now, title: 'Otro' })
  expect(changed.before).toEqual(now)
  const gone = await lead.ask(dropContract, { contractId: now.contractId })
  await lead.ask(putContract, gone)
  expect((await lead.ask(listContracts, { state: 'running' })).rows).toMatchObject([
    { contractId: now.contractId, title: 'Otro', state: 'running' },
  ])
  await expect(lead.ask(putContract, { ...TERMS, accountId: lev })).rejects.toMatchObject({
    code: 'accounts/contract-code-taken',
  })
  await expect(
    lead.ask(putContract, { ...TERMS, code: 'X', accountId: lev, endsOn: '2025-01-01' }),
  ).rejects.toMatchObject({ code: 'accounts/contract-ends-first' })
})

test('of two who change a contract at once the second is told, and neither is lost silently', async () => {
  const { lead, lev } = await aFirmWithSales()
  const { now: was } = await lead.ask(putContract, { ...TERMS, accountId: lev, recurring: '1.50' })
  const refused = { status: 409, code: 'accounts/contract-changed-since' }
  const { now } = await lead.ask(putContract, { ...was, title: 'Suyo', was })
  await expect(lead.ask(putContract, { ...was, title: 'Mío', was })).rejects.toMatchObject(refused)
  expect((await lead.ask(listContracts, {})).rows).toMatchObject([{ title: 'Suyo' }])
  // Undone against what it was left as, not against what someone made of it since.
  await lead.ask(putContract, { ...was, was: now })
  await lead.ask(dropContract, { contractId: was.contractId })
  await expect(lead.ask(putContract, { ...was, was })).rejects.toMatchObject(refused)
  expect((await lead.ask(listContracts, {})).total).toBe(0)
})

test('a far day, as other programs write it for none, is no end; what can be told is told', async () => {
  const { lead, lev } = await aFirmWithSales()
  const put = (code: string, endsOn: string) =>
    lead.ask(putContract, { ...TERMS, code, accountId: lev, endsOn })
  expect((await put('CT-1', '9999-11-30')).now.endsOn).toBeNull()
  expect((await put('CT-2', '9999-12-31')).now.endsOn).toBeNull()
  expect((await put('CT-3', '2199-12-31')).now.endsOn).toBe('2199-12-31')
  expect((await lead.ask(readContracts, {})).contracts).toBe(3)
})

test('a curve of renewals only where enough is known; it falls, and more slowly each year', () => {
  const stays: (0 | 1)[] = [1, 1, 1]
  const goes: (0 | 1)[] = [1, 0]
  expect(retentionFound(Array(29).fill(goes)).refused).toBe('few')
  expect(retentionFound(Array(40).fill(stays)).refused).toBe('few-left')
  const late: (0 | 1)[] = [1, 1, 0]
  const told = retentionFound([
    ...Array(60).fill(stays),
    ...Array(14).fill(goes),
    ...Array(6).fill(late),
  ])
  expect(told).toMatchObject({ due: 146, renewed: 126, refused: null })
  expect(told.survival).toHaveLength(5)
  told.survival.reduce((before, now) => {
    expect(now).toBeLessThan(before)
    return now
  }, 1)
  expect(told.first!).toBeLessThan(told.survival[1]! / told.survival[0]!)
})
