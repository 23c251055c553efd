import { expect, test } from 'vitest'
import { aFirm } from '../platform/testing.ts'
import {
  changeHome,
  dropRate,
  importRates,
  listRates,
  putRate,
  readRatesStatus,
} from './rates.api.ts'
import { ratesRoutes } from './rates.routes.ts'

const ECB = `Date,USD,MXN,\n2026-11-20,1.10,N/A,\n2026-11-19,1.09,20.1,\n`

test('a new ledger lacks rates, and says which; a file of rates fills them', async () => {
  const { lead } = await aLedger()
  expect(await lead.ask(readRatesStatus, {})).toMatchObject({ home: null, commonest: 'EUR' })
  const bare = await lead.ask(changeHome, { currency: 'EUR' })
  expect(bare.coverage.find(({ currency }) => currency === 'USD')).toMatchObject({
    days: 2,
    missingDays: 2,
    missingFrom: '2026-11-19',
    missingTo: '2026-12-15',
  })

  expect(await lead.ask(importRates, { text: ECB })).toMatchObject({
    layout: 'wide',
    base: 'EUR',
    kept: 3,
    currencies: ['MXN', 'USD'],
  })
  const { coverage } = await lead.ask(readRatesStatus, {})
  expect(coverage.find(({ currency }) => currency === 'USD')).toMatchObject({
    missingDays: 0,
    staleDays: 1,
    lastRateOn: '2026-11-20',
    through: null,
  })
})

test('against another home than the euro, rates are crossed, and it is said through what', async () => {
  const { lead, factorOn } = await aLedger()
  await lead.ask(changeHome, { currency: 'USD' })
  await lead.ask(importRates, { text: 'Date,USD,GBP\n2026-11-19,1.25,0.5\n' })
  const { coverage } = await lead.ask(readRatesStatus, {})
  expect(coverage.find(({ currency }) => currency === 'GBP')).toMatchObject({
    missingDays: 0,
    through: 'EUR',
  })
  expect(await factorOn('GBP', '2026-11-19')).toBe('2.500000000000000')
  expect(await factorOn('EUR', '2026-11-19')).toBe('1.250000000000000')
})

test('one rate changed and taken away again leaves all as it was', async () => {
  const { lead, factorOn } = await aLedger()
  await lead.ask(changeHome, { currency: 'EUR' })
  await lead.ask(importRates, { text: ECB })
  const before = await factorOn('USD', '2026-12-15')
  const rate = { base: 'EUR', currency: 'USD', day: '2026-12-14', rate: '2' }
  await lead.ask(putRate, rate)
  expect(await factorOn('USD', '2026-12-15')).toBe('0.500000000000000')
  expect(await lead.ask(dropRate, { base: 'EUR', currency: 'USD', day: '2026-12-14' })).toEqual(
    rate,
  )
  expect(await factorOn('USD', '2026-12-15')).toBe(before)
  expect(await lead.ask(listRates, { currency: 'USD' })).toMatchObject({ total: 2 })
})

test('what is no rate is refused in words', async () => {
  const { lead } = await aLedger()
  await expect(lead.ask(importRates, { text: 'hola\nadiós' })).rejects.toMatchObject({
    code: 'gather/no-rates',
  })
  await expect(
    lead.ask(putRate, { base: 'EUR', currency: 'EUR', day: '2026-11-19', rate: '1' }),
  ).rejects.toMatchObject({ code: 'gather/rate-of-itself' })
})

test('readers read, leads write, other firms and clients stay out', async () => {
  const ours = await aLedger()
  const theirs = await aLedger()
  await ours.lead.ask(importRates, { text: ECB })
  expect(await ours.viewer.ask(listRates, {})).toMatchObject({ total: 3 })
  expect(await theirs.lead.ask(listRates, {})).toMatchObject({ total: 0 })
  await expect(
    theirs.lead.ask(dropRate, { base: 'EUR', currency: 'USD', day: '2026-11-20' }),
  ).rejects.toMatchObject({ status: 404 })
  const rate = { base: 'EUR', currency: 'USD', day: '2026-11-20', rate: '1' }
  for (const who of [ours.manager, ours.expert, ours.viewer, ours.client]) {
    await expect(who.ask(putRate, rate)).rejects.toMatchObject({ status: 403 })
    await expect(who.ask(changeHome, { currency: 'USD' })).rejects.toMatchObject({ status: 403 })
    await expect(who.ask(importRates, { text: ECB })).rejects.toMatchObject({ status: 403 })
  }
  await expect(ours.client.ask(listRates, {})).rejects.toMatchObject({ status: 403 })
})

/** A firm with lines in three currencies: euros most often. */
async function aLedger() {
  const firm = aFirm(ratesRoutes)
  await firm.db(
    (db) => db`
    insert into ledger_day (currency, day, lines)
    values ('EUR', '2026-11-19', 9), ('USD', '2026-11-19', 3), ('USD', '2026-12-15', 2),
      ('GBP', '2026-11-19', 1)
  `,
  )
  const factorOn = (currency: string, day: string) =>
    firm.db(async (db) => {
      const [row] = await db`
        select factor from day_factor where currency = ${currency} and day = ${day}
      `
      return row?.['factor'] as string | undefined
    })
  return { ...firm, factorOn }
}
