/** The demonstration's usage, deliveries, stock-outs, and how key work takes its people from small accounts. */
import { insertTalks } from '../engage/talkHistory.store.ts'
import type { Day } from '../kernel/day.ts'
import { askNeglect } from '../monitor/neglect/neglect.api.ts'
import { inFirm, type Sql } from '../platform/db.ts'
import { FITTED, fittings, smallCalls } from '../../samples/attention.ts'
import type { Client } from '../../samples/clients.ts'
import type { Order } from '../../samples/orders.ts'
import { deliveryLines, stockOutLines, usageLines } from '../../samples/outside.ts'
import { SEED } from '../../samples/sample.ts'
import { keyAccounts } from './demoCommitments.ts'
import { accountIds } from './demoIds.ts'
import type { Remote } from './importing.ts'

type Told = {
  clients: readonly Client[]
  orders: readonly Order[]
  asOf: Day
  sql: Sql
  firmId: string
  leadId: string
  takeIn: (target: string, name: string, text: string) => Promise<void>
}

export async function tellMonitor(there: Remote, told: Told): Promise<void> {
  const { clients, orders, asOf, sql, firmId, leadId, takeIn } = told
  const given = { clients, asOf, seed: SEED }
  const textOf = (lines: Iterable<string>) => `${[...lines].join('\n')}\n`
  await takeIn('usage', 'uso.csv', textOf(usageLines(given)))
  await takeIn('deliveries', 'entregas.csv', textOf(deliveryLines(orders, given)))
  await takeIn('stock-outs', 'roturas.csv', textOf(stockOutLines(asOf)))
  const keys = await keyAccounts(there, clients)
  const chosen = new Set(keys.map(({ client }) => client.code))
  const idOf = await accountIds(there)
  const calls = clients
    .filter(({ code }) => !chosen.has(code))
    .flatMap((client) => {
      const accountId = idOf.get(client.code)
      return accountId ? smallCalls(client, asOf, SEED).map((talk) => ({ ...talk, accountId })) : []
    })
  const fitted = keys
    .filter(({ client }) => client.story === null)
    .slice(0, FITTED)
    .flatMap(({ client, accountId }) =>
      fittings(client, asOf, SEED).map((talk) => ({ ...talk, accountId })),
    )
  // Thousands of talks in one statement: asked one by one they would take minutes.
  await inFirm(sql, { firmId, id: leadId }, (db) =>
    insertTalks(
      db,
      [...calls, ...fitted].map((talk) => ({
        ...talk,
        id: crypto.randomUUID(),
        sentiment: null,
        contact: 0,
      })),
    ),
  )
  await there.ask(askNeglect, {})
}
