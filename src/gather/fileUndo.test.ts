/** Files of rates and prices taken back: all of it, once, and only where nothing changed since. */
import { expect, test } from 'vitest'
import { Role } from '../kernel/actor.ts'
import { type Job, job } from '../platform/jobs.ts'
import { serve } from '../platform/serve.ts'
import { aFirm, testWorld } from '../platform/testing.ts'
import { refreshFigures } from './figures.ts'
import {
  importPriceIndices,
  listPriceIndices,
  putPriceIndices,
  undoPriceFile,
} from './priceIndex.api.ts'
import { priceIndexRoutes } from './priceIndex.routes.ts'
import { changeHome, importRates, listRates, putRate, undoRateFile } from './rates.api.ts'
import { ratesRoutes } from './rates.routes.ts'

const FIRST = 'Date,USD,GBP\n2026-11-19,1.09,0.87\n'
/** One rate replaced, one as it was, two new. */
const SECOND = 'Date,USD,GBP\n2026-11-20,1.1,0.88\n2026-11-19,1.19,0.87\n'

function aHouse(jobs: Job[] = []) {
  const firm = aFirm([...ratesRoutes, ...priceIndexRoutes], jobs)
  const factorOn = (day: string) =>
    firm.db(async (db) => {
      const [row] = await db`
        select factor from day_factor
        where firm_id = ${db.firm} and currency = 'USD' and day = ${day}
      `
      return row?.['factor'] as string | undefined
    })
  return { ...firm, factorOn }
}

test('a file of rates undone leaves rates and factors as they were before it', async () => {
  const { lead, db, factorOn } = aHouse()
  await db(
    (tx) => tx`insert into ledger_day (currency, day, lines) values ('USD', '2026-11-19', 3)`,
  )
  await lead.ask(changeHome, { currency: 'USD' })
  await lead.ask(changeHome, { currency: 'EUR' })
  await lead.ask(importRates, { text: FIRST })
  const before = await lead.ask(listRates, {})
  const factor = await factorOn('2026-11-19')
  const { undoId, kept } = await lead.ask(importRates, { text: SECOND })
  expect(kept).toBe(4)
  expect(await lead.ask(listRates, {})).toMatchObject({ total: 4 })
  expect(await factorOn('2026-11-19')).not.toBe(factor)
  expect(await lead.ask(undoRateFile, { undoId: undoId! })).toEqual({
    restored: 1,
    removed: 2,
    changedSince: 0,
  })
  expect(await lead.ask(listRates, {})).toEqual(before)
  expect(await factorOn('2026-11-19')).toBe(factor)
  const happened = await db(
    (tx) =>
      tx`select about from happening where firm_id = ${tx.firm} and what = 'rate.importUndone'`,
  )
  expect(happened).toMatchObject([{ about: { undoId, restored: 1, removed: 2 } }])
})

test('it works once, also for two who ask at the same time', async () => {
  const { lead, admin } = aHouse()
  const { undoId } = await lead.ask(importRates, { text: FIRST })
  const asked = await Promise.allSettled(
    [lead, admin].map((one) => one.ask(undoRateFile, { undoId: undoId! })),
  )
  expect(asked.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  await expect(lead.ask(undoRateFile, { undoId: undoId! })).rejects.toMatchObject({
    status: 409,
    code: 'gather/already-undone',
  })
  expect(await lead.ask(listRates, {})).toMatchObject({ total: 0 })
})

test('what was changed since is left alone; where all was, it is refused', async () => {
  const { lead } = aHouse()
  const { undoId } = await lead.ask(importRates, { text: FIRST })
  const since = { base: 'EUR', currency: 'USD', day: '2026-11-19', rate: '2' }
  await lead.ask(putRate, since)
  expect(await lead.ask(undoRateFile, { undoId: undoId! })).toEqual({
    restored: 0,
    removed: 1,
    changedSince: 1,
  })
  expect((await lead.ask(listRates, {})).rows).toEqual([since])

  const again = await lead.ask(importRates, { text: 'Date,USD\n2026-11-19,1.3\n' })
  await lead.ask(putRate, since)
  await expect(lead.ask(undoRateFile, { undoId: again.undoId! })).rejects.toMatchObject({
    status: 409,
    code: 'gather/changed-since',
  })
  expect((await lead.ask(listRates, {})).rows).toEqual([since])
})

test('a file that says what was there already leaves nothing to undo', async () => {
  const { lead } = aHouse()
  await lead.ask(importRates, { text: FIRST })
  expect(await lead.ask(importRates, { text: FIRST })).toMatchObject({ kept: 2, undoId: null })
})

test('price indices come back with their spelling, and the figures are asked for anew', async () => {
  const asked: string[] = []
  const firm = aHouse([
    job(refreshFigures, async ({ firmId }) => {
      asked.push(firmId)
    }),
  ])
  const { lead } = firm
  await lead.ask(putPriceIndices, {
    prices: [{ country: 'México', month: '2026-10', index: '104.5' }],
  })
  const before = await lead.ask(listPriceIndices, {})
  const { undoId } = await lead.ask(importPriceIndices, {
    text: 'País;Mes;Índice\nMEXICO;2026-10;9\nMEXICO;2026-11;10\n',
    country: '',
  })
  expect((await lead.ask(listPriceIndices, {})).rows).toMatchObject([
    { month: '2026-11-01', index: '10' },
    { country: 'MEXICO', index: '9' },
  ])
  await firm.work()
  asked.length = 0
  await lead.ask(undoPriceFile, { undoId: undoId! })
  expect(await lead.ask(listPriceIndices, {})).toEqual(before)
  await firm.work()
  expect(asked).toContain(firm.firmId)
})

test('only who leads undoes, only their own firm’s, and each file by its own name', async () => {
  const ours = aHouse()
  const theirs = aHouse()
  const { undoId } = await ours.lead.ask(importRates, { text: FIRST })
  const gone = { status: 404 }
  await expect(theirs.lead.ask(undoRateFile, { undoId: undoId! })).rejects.toMatchObject(gone)
  await expect(ours.lead.ask(undoPriceFile, { undoId: undoId! })).rejects.toMatchObject(gone)
  for (const role of Role.options.filter((one) => one !== 'lead' && one !== 'admin')) {
    const person = ours.join(role)
    for (const endpoint of [undoRateFile, undoPriceFile]) {
      await expect(person.ask(endpoint, { undoId: undoId! })).rejects.toMatchObject({ status: 403 })
    }
  }
  const app = serve([...ratesRoutes, ...priceIndexRoutes], {
    ...testWorld,
    whoIs: async () => null,
  })
  for (const files of ['rate-files', 'price-index-files']) {
    const { status } = await app.request(`/api/${files}/${undoId}/undoing`, { method: 'POST' })
    expect([files, status]).toEqual([files, 401])
  }
  const seen = await theirs.db((db) => db`select undo_id from file_undo`)
  expect(seen).toHaveLength(0)
  expect(await ours.lead.ask(listRates, {})).toMatchObject({ total: 2 })
})
