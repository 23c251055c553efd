/** Files of costs taken back, and costs told anew afterwards. */
import { expect, test } from 'vitest'
import { Role } from '../kernel/actor.ts'
import { aFirm } from '../platform/testing.ts'
import {
  importCosts,
  listCostActivities,
  listCostRates,
  listSalesCosts,
  putCostRate,
  undoCostFile,
} from './cost.api.ts'
import { costRoutes } from './cost.routes.ts'
import { costsJobs } from './costs.jobs.ts'
import { costsRoutes } from './costs.routes.ts'
import { readCosts } from './costs.api.ts'
import { refreshPortfolio } from './keeping.store.ts'
import { tellLedger } from './testing.ledger.ts'

const RATES = 'Actividad;Tarifa;Desde\nVisita;100;01/01/2026\n'
const ACTIVITIES =
  'Fecha;Cliente;Actividad;Unidades\n01/10/2026;C1;Visita;3\n30/09/2026;C1;visita;4\n'
const SELLING = 'Mes;Concepto;Para;Importe\n2026-03;Ferias;captar;1200\n'

async function aFirmThatSold() {
  const firm = aFirm([...costRoutes, ...costsRoutes], costsJobs)
  await firm.db(async (db) => {
    await tellLedger(db, [{ code: 'C1', day: '2026-10-01', amount: 1000, cost: 600 }])
    await refreshPortfolio(db, '2026-11-21')
  })
  return firm
}

test('each kind of file is taken back as it came, and once', async () => {
  const { lead } = await aFirmThatSold()
  await lead.ask(importCosts, { text: RATES })
  await lead.ask(importCosts, { text: ACTIVITIES })
  await lead.ask(importCosts, { text: SELLING })
  const read = async () => [
    (await lead.ask(listCostRates, {})).rows,
    (await lead.ask(listCostActivities, {})).rows,
    (await lead.ask(listSalesCosts, {})).rows,
  ]
  const before = await read()
  const files = [
    'Actividad;Unidad;Tarifa;Desde\nVISITA;hora;250,5;01/01/2026\nVisita;hora;300;01/06/2026\n',
    'Fecha;Cliente;Actividad;Unidades\n01/10/2026;C1;VISITA;9\n03/10/2026;C1;Pedido urgente;1\n',
    'Mes;Concepto;Para;Importe\n2026-03;FERIAS;captar;1,5\n2026-04;Ferias;captar;2\n',
  ]
  for (const text of files) {
    const { undoId } = await lead.ask(importCosts, { text })
    expect(await read()).not.toEqual(before)
    const undone = { restored: 1, removed: 1, changedSince: 0 }
    expect(await lead.ask(undoCostFile, { undoId: undoId! })).toEqual(undone)
    expect(await read()).toEqual(before)
    await expect(lead.ask(undoCostFile, { undoId: undoId! })).rejects.toMatchObject({
      code: 'gather/already-undone',
    })
  }
})

test('costs are told anew without what was taken back', async () => {
  const firm = await aFirmThatSold()
  const { lead } = firm
  await lead.ask(putCostRate, {
    activity: 'Visita',
    rate: '50',
    currency: 'EUR',
    day: '2026-01-01',
  })
  const serving = async () => {
    await firm.work()
    const [row] = await firm.db(
      (db) => db`select serving from account_cost where firm_id = ${db.firm}`,
    )
    return row!['serving'] as number
  }
  expect(await serving()).toBe(0)
  const { undoId } = await lead.ask(importCosts, { text: ACTIVITIES })
  expect(await serving()).toBe(350)
  await lead.ask(undoCostFile, { undoId: undoId! })
  expect(await lead.ask(readCosts, {})).toMatchObject({ told: null })
  expect(await serving()).toBe(0)
})

test('only who leads takes back, and only their own firm’s', async () => {
  const ours = await aFirmThatSold()
  const theirs = aFirm(costRoutes)
  const { undoId } = await ours.lead.ask(importCosts, { text: RATES })
  await expect(theirs.lead.ask(undoCostFile, { undoId: undoId! })).rejects.toMatchObject({
    status: 404,
  })
  for (const role of Role.options.filter((one) => one !== 'lead' && one !== 'admin')) {
    const asked = ours.join(role).ask(undoCostFile, { undoId: undoId! })
    await expect(asked).rejects.toMatchObject({ status: 403 })
  }
  expect(await ours.lead.ask(listCostRates, {})).toMatchObject({ total: 1 })
  await ours.admin.ask(undoCostFile, { undoId: undoId! })
  expect(await ours.lead.ask(listCostRates, {})).toMatchObject({ total: 0 })
})

test('fifty thousand activities are taken in and back in moderate time', async () => {
  const firm = await aFirmThatSold()
  const lines = Array.from({ length: 50_000 }, (_, at) => `01/10/2026;C1;Actividad ${at};1`)
  const text = `Fecha;Cliente;Actividad;Unidades\n${lines.join('\n')}\n`
  const { undoId, kept } = await firm.lead.ask(importCosts, { text })
  expect(kept).toBe(50_000)
  const begun = performance.now()
  expect(await firm.lead.ask(undoCostFile, { undoId: undoId! })).toMatchObject({ removed: 50_000 })
  expect(performance.now() - begun).toBeLessThan(10_000)
}, 60_000)
