import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accountRoutes } from '../../accounts/account.routes.ts'
import { addDays } from '../../kernel/day.ts'
import type { Db } from '../../platform/db.ts'
import { TODAY } from '../../platform/testing.ts'
import { shareDifference } from '../shareDifference.ts'
import { monitored } from '../testing.monitor.ts'
import { listSupply, readSupply, readSupplyFirm } from './supply.api.ts'
import { supplyJobs } from './supply.jobs.ts'
import { supplyRoutes } from './supply.routes.ts'
import { countsBetween } from './supplyCount.store.ts'
import { fellSince, otifFalls, rateOf } from './supply.ts'

const routes = [...accountRoutes, ...supplyRoutes]

type Line = { promisedOn: string; late: number | null; ordered: number; delivered: number }

function deliver(
  db: Db,
  accountId: string,
  order: string,
  lines: readonly Line[],
  family = 'Tubos',
) {
  const rows = lines.map(({ promisedOn, late, ordered, delivered }, at) => ({
    account_id: accountId,
    order_no: `${order}-${at}`,
    family,
    promised_on: promisedOn,
    delivered_on: late === null ? null : addDays(promisedOn, late),
    ordered,
    delivered: late === null ? 0 : delivered,
  }))
  return db`
    insert into delivery (account_id, order_no, family, promised_on, delivered_on, ordered, delivered)
    select account_id, order_no, family, promised_on, delivered_on, ordered, delivered
    from jsonb_to_recordset(${db.json(rows)}) as r(account_id uuid, order_no text, family text, promised_on date,
      delivered_on date, ordered numeric, delivered numeric)
  `
}

/** Every four days from 350 days ago: well delivered, but half of the last 80 days too late. */
const FALLING = Array.from({ length: 87 }, (_, at): Line => {
  const promisedOn = addDays(TODAY, -350 + 4 * at)
  const late = promisedOn > addDays(TODAY, -80) && at % 2 === 0 ? 3 : at % 15 === 0 ? 1 : 0
  return { promisedOn, late, ordered: 10, delivered: at % 30 === 7 ? 8 : 10 }
})

test('whom we serve worse is found, with its numbers, since when, and once', async () => {
  const firm = monitored(routes, supplyJobs)
  const { lead, viewer } = firm
  await firm.tell()
  const [falls, steady] = [await firm.idOf('STEADY'), await firm.idOf('FALLS')]
  await firm.db(async (db) => {
    await deliver(db, falls, 'A', FALLING)
    await deliver(
      db,
      steady,
      'B',
      FALLING.map((line) => ({ ...line, late: 0, delivered: line.ordered })),
      'Chapas',
    )
    await db`insert into stock_out (family, from_on, until_on) values ('tubos', '2026-10-01', '2026-10-10'),
      ('Tubos', '2026-11-12', null), ('Nadie', '2026-11-01', '2026-11-02')`
  })
  await firm.work()
  const list = await viewer.ask(listSupply, {})
  expect(list.total).toBe(2)
  expect(list.rows[0]).toMatchObject({ account: 'Cuenta STEADY', falls: true, asOf: TODAY })
  expect(list.rows[0]!.sinceOn! > '2026-09-01').toBe(true)
  expect(list.rows[1]).toMatchObject({ falls: false, sinceOn: null, atRisk: 0 })
  expect((await lead.ask(listSupply, { falls: ['yes'] })).total).toBe(1)

  const told = await viewer.ask(readSupply, { accountId: falls })
  expect(told.falls).toBe(true)
  expect(told.now.lines).toBe(list.rows[0]!.lines)
  expect(told.now.both).toBe(list.rows[0]!.both)
  expect(told.failed[0]).toMatchObject({ late: true, short: false, family: 'Tubos' })
  // One buys 100 every 30 days of this family alone: what it buys in a year, by the day.
  const [open] = told.stockOuts.filter(({ untilOn }) => untilOn === null)
  expect(open).toMatchObject({ days: 10, accounts: 1 })
  expect(open!.atRisk).toBeCloseTo((list.rows[0]!.sales! * 10) / 365, 6)

  const all = await viewer.ask(readSupplyFirm, {})
  expect(all).toMatchObject({ accounts: 2, falling: 1, stockOutDays: 22 })
  expect(all.families[0]).toMatchObject({ family: 'Tubos' })
  expect(all.stockOuts.map(({ family }) => family)).toContain('Nadie')
  expect(all.all.lines).toBe(2 * FALLING.length)
  const recorded = () =>
    firm.db((db) => db`select 1 from happening where firm_id = ${db.firm} and what = 'supply.fell'`)
  expect(await recorded()).toHaveLength(1)
  await firm.db((db) => db`update delivery set family = family where firm_id = ${db.firm}`)
  await firm.work()
  expect(await recorded()).toHaveLength(1)

  const own = firm.join('manager', { sees: 'own' })
  expect((await own.ask(listSupply, {})).total).toBe(0)
  expect((await own.ask(readSupplyFirm, {})).all.lines).toBe(0)
  await expect(own.ask(readSupply, { accountId: falls })).rejects.toMatchObject({ status: 404 })
  const stranger = monitored(routes).lead
  expect((await stranger.ask(readSupplyFirm, {})).stockOuts).toEqual([])
  await expect(stranger.ask(readSupply, { accountId: falls })).rejects.toMatchObject({
    status: 404,
  })
  await expect(firm.client.ask(listSupply, {})).rejects.toMatchObject({ status: 403 })
})

const someLine = fc.record({
  promisedOn: fc.integer({ min: -60, max: 20 }).map((days) => addDays(TODAY, days)),
  late: fc.option(fc.integer({ min: -3, max: 5 }), { nil: null }),
  ordered: fc.integer({ min: 1, max: 5 }),
  delivered: fc.integer({ min: 0, max: 6 }),
})

test('what is counted is what the definition says, and nothing that came after the day', async () => {
  const firm = monitored(routes)
  const accountId = await firm.anAccount()
  await fc.assert(
    fc.asyncProperty(fc.array(someLine, { maxLength: 25 }), async (lines) => {
      const counts = await firm.db(async (db) => {
        await db`delete from delivery where firm_id = ${db.firm}`
        await deliver(db, accountId, 'P', lines)
        return countsBetween(db, db`true`, { from: '2020-01-01', day: TODAY })
      })
      const due = lines.filter(({ promisedOn }) => promisedOn <= TODAY)
      const onTime = ({ late }: Line) => late !== null && late <= 0
      const inFull = ({ late, promisedOn, ordered, delivered }: Line) =>
        late !== null && addDays(promisedOn, late) <= TODAY && delivered >= ordered
      expect(counts).toEqual({
        lines: due.length,
        onTime: due.filter(onTime).length,
        inFull: due.filter(inFull).length,
        both: due.filter((line) => onTime(line) && inFull(line)).length,
      })
    }),
    { numRuns: 40 },
  )
})

test('since when goes back to the first gap', () => {
  const days = ['2026-11-21', '2026-10-22', '2026-09-22', '2026-08-23']
  const at = (falls: boolean[]) =>
    fellSince(days.map((day, place) => ({ day, falls: falls[place]! })))
  expect(at([true, true, false, true])).toBe('2026-10-22')
  expect(at([true, true, true, true])).toBe('2026-08-23')
  expect(at([false, true, true, true])).toBeNull()
})

test('the page of the method works the same example', () => {
  const text = readFileSync('docs/methods/supply.md', 'utf8')
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`.replace('-', '−')
  const { share, low, high } = rateOf(33, 44)
  const found = shareDifference({ hits: 33, total: 44 }, { hits: 118, total: 127 })!
  for (const one of [share!, low, high, found.difference, found.low, found.high])
    expect(text).toContain(percent(one))
  expect(otifFalls({ lines: 44, both: 33 }, { lines: 127, both: 118 })).toBe(true)
})
