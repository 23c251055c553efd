import { expect, test } from 'vitest'
import { Role } from '../kernel/actor.ts'
import { type Job, job } from '../platform/jobs.ts'
import { serve } from '../platform/serve.ts'
import { aFirm, testWorld } from '../platform/testing.ts'
import { refreshFigures } from './figures.ts'
import {
  dropPriceIndices,
  importPriceIndices,
  listPriceIndices,
  putPriceIndices,
  readPriceStatus,
} from './priceIndex.api.ts'
import { priceIndexRoutes } from './priceIndex.routes.ts'

const FILE = 'País;Mes;Índice\nMEXICO;2025-11;100\nMEXICO;2026-11;104,5\nespana;2026-11;118,034\n'

/** A ledger with lines in Spain and Mexico, in its own spelling. */
async function aLedger(jobs: Job[] = []) {
  const firm = aFirm(priceIndexRoutes, jobs)
  await firm.db(async (db) => {
    await db`insert into ledger_day (currency, day, lines) values ('EUR', '2026-10-02', 9), ('EUR', '2026-11-19', 3)`
    await db`insert into label (label_id, kind, name) values (1, 'country', 'España'), (2, 'country', 'México')`
  })
  return firm
}

test('a file is kept in the ledger’s spelling, and the status says what lacks', async () => {
  const { lead } = await aLedger()
  expect(await lead.ask(readPriceStatus, {})).toMatchObject({
    from: '2026-10-02',
    coverage: [
      { country: 'España', kept: 0, missing: 2 },
      { country: 'México', kept: 0, missing: 2 },
    ],
  })
  expect(await lead.ask(importPriceIndices, { text: FILE, country: '' })).toEqual({
    kept: 3,
    countries: ['España', 'México'],
    rejected: 0,
    rejects: [],
    undoId: expect.any(String),
  })
  const { rows, total } = await lead.ask(listPriceIndices, { country: 'mexico' })
  expect(total).toBe(2)
  expect(rows).toEqual([
    { country: 'México', month: '2026-11-01', index: '104.5', yearly: 0.045 },
    { country: 'México', month: '2025-11-01', index: '100', yearly: null },
  ])
  expect((await lead.ask(readPriceStatus, {})).coverage).toMatchObject([
    { country: 'España', kept: 1, missing: 1, missingFrom: '2026-10-01' },
    { country: 'México', kept: 2, missing: 1 },
  ])
})

test('one month, or a whole country, is taken away and put back as it was', async () => {
  const { lead } = await aLedger()
  await lead.ask(importPriceIndices, { text: FILE, country: '' })
  const before = await lead.ask(listPriceIndices, {})
  const one = await lead.ask(dropPriceIndices, { country: 'España', month: '2026-11' })
  expect(one.prices).toEqual([{ country: 'España', month: '2026-11-01', index: '118.034' }])
  const all = await lead.ask(dropPriceIndices, { country: 'MÉXICO', month: null })
  expect(all.prices).toHaveLength(2)
  expect(await lead.ask(listPriceIndices, {})).toMatchObject({ total: 0 })
  await lead.ask(putPriceIndices, { prices: [...one.prices, ...all.prices] })
  expect(await lead.ask(listPriceIndices, {})).toEqual(before)
})

test('lines without a country can have an index too; a month said again is replaced', async () => {
  const { lead } = await aLedger()
  await lead.ask(importPriceIndices, { text: 'Mes;Índice\n2026-10;100\n2026-10;101', country: '' })
  expect((await lead.ask(listPriceIndices, {})).rows).toMatchObject([{ country: '', index: '101' }])
})

test('each change is recorded, and asks for the figures anew', async () => {
  const asked: string[] = []
  const firm = await aLedger([
    job(refreshFigures, async ({ firmId }) => {
      asked.push(firmId)
    }),
  ])
  const prices = [{ country: 'España', month: '2026-10', index: '1' }]
  await firm.lead.ask(putPriceIndices, { prices })
  await firm.work()
  expect(asked.filter((one) => one === firm.firmId)).toHaveLength(1)
  await firm.lead.ask(dropPriceIndices, { country: 'España', month: '2026-10' })
  const happened = await firm.db(
    (db) => db`select what from happening where firm_id = ${db.firm} order by what`,
  )
  expect(happened.map(({ what }) => what)).toEqual(['priceIndex.dropped', 'priceIndex.kept'])
})

test('what is no table of prices is refused in words', async () => {
  const { lead } = await aLedger()
  await expect(
    lead.ask(importPriceIndices, { text: 'hola\nadiós', country: '' }),
  ).rejects.toMatchObject({ status: 422, code: 'gather/no-prices' })
})

test('readers read, leads write, other firms and clients stay out', async () => {
  const ours = await aLedger()
  const theirs = await aLedger()
  await ours.lead.ask(importPriceIndices, { text: FILE, country: '' })
  expect(await ours.viewer.ask(listPriceIndices, {})).toMatchObject({ total: 3 })
  expect(await theirs.lead.ask(listPriceIndices, {})).toMatchObject({ total: 0 })
  expect((await theirs.lead.ask(readPriceStatus, {})).coverage).toMatchObject([
    { kept: 0 },
    { kept: 0 },
  ])
  await expect(
    theirs.lead.ask(dropPriceIndices, { country: 'España', month: null }),
  ).rejects.toMatchObject({ status: 404 })
  for (const role of Role.options) {
    const person = ours.join(role)
    for (const { endpoint } of priceIndexRoutes) {
      const body = endpoint.verb === 'GET' ? {} : { body: '{}' }
      const { status } = await person.fetch(`/api${endpoint.path}`, {
        method: endpoint.verb,
        ...body,
      })
      const may = (endpoint.may as readonly string[]).includes(role)
      expect([endpoint.path, role, status === 403]).toEqual([endpoint.path, role, !may])
    }
  }
  const app = serve(priceIndexRoutes, { ...testWorld, whoIs: async () => null })
  for (const { endpoint } of priceIndexRoutes) {
    const { status } = await app.request(`/api${endpoint.path}`, { method: endpoint.verb })
    expect([endpoint.path, status]).toEqual([endpoint.path, 401])
  }
})
