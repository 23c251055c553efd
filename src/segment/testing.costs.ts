/** A firm of which one account costs more to serve than it earns, worked out as the jobs do. */
import { putCostActivity, putCostRate } from '../identify/cost.api.ts'
import { costRoutes } from '../identify/cost.routes.ts'
import { costsJobs } from '../identify/costs.jobs.ts'
import { refreshPortfolio } from '../identify/keeping.store.ts'
import { studyJobs } from '../identify/study.jobs.ts'
import { askStudies } from '../identify/study.store.ts'
import { tellLedger } from '../identify/testing.ledger.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import type { Route } from '../platform/serve.ts'

/** PONS earns 300 and takes 610 of visits and rush orders; NORTE earns 600 and takes 100. */
export async function aCostlyFirm(routes: Route[]) {
  const firm = aFirm([...routes, ...costRoutes], [...studyJobs, ...costsJobs])
  await firm.db(async (db) => {
    await tellLedger(db, [
      { code: 'PONS', day: '2026-03-01', amount: 3000, cost: 2700 },
      { code: 'NORTE', day: '2026-10-01', amount: 1000, cost: 400 },
    ])
    await refreshPortfolio(db, TODAY)
    await askStudies(db)
  })
  const ids = await firm.db(async (db) => {
    const rows = await db`select code, account_id from account where firm_id = ${db.firm}`
    return new Map(rows.map((row) => [row['code'] as string, row['accountId'] as string]))
  })
  const idOf = (code: string) => ids.get(code)!
  const rate = (activity: string, price: string) =>
    firm.lead.ask(putCostRate, {
      activity,
      unit: 'vez',
      rate: price,
      currency: 'EUR',
      day: '2020-01-01',
    })
  const did = (code: string, activity: string, units: string) =>
    firm.lead.ask(putCostActivity, { accountId: idOf(code), activity, day: '2026-06-01', units })
  await rate('Visita', '130')
  await rate('Pedido urgente', '50')
  await did('PONS', 'Visita', '2')
  await did('PONS', 'Pedido urgente', '7')
  await did('NORTE', 'Pedido urgente', '2')
  await firm.work()
  return { ...firm, idOf }
}
