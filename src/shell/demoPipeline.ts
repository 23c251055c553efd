/** The demonstration's opportunities of five years with their stages, and its promotions: brought in by a few calls. */
import { addOpportunityHistory } from '../grow/history.api.ts'
import { putPromotion } from '../grow/promotion.api.ts'
import { addDays, type Day } from '../kernel/day.ts'
import type { Client } from '../../samples/clients.ts'
import { MANAGERS } from '../../samples/people.ts'
import { pipelineTold } from '../../samples/pipeline.ts'
import { PROMOTIONS } from '../../samples/promotions.ts'
import { SEED } from '../../samples/sample.ts'
import { accountIds, memberIds } from './demoIds.ts'
import type { Remote } from './importing.ts'

/** So many of the largest are told of. */
const TOLD = 160
const AT_ONCE = 500

type Told = { clients: readonly Client[]; asOf: Day }

export async function tellPipeline(there: Remote, { clients, asOf }: Told): Promise<void> {
  const members = await memberIds(there)
  const idOf = await accountIds(there)
  const opportunities = clients
    .toSorted((a, b) => b.size / b.gap - a.size / a.gap || a.no - b.no)
    .slice(0, TOLD)
    .flatMap((client, rank) => {
      const accountId = idOf.get(client.code)
      if (!accountId) return []
      const ownerId = members.get(MANAGERS[client.seller]!.name) ?? null
      const told = pipelineTold({ client, rank, asOf, seed: SEED })
      return told.map((one) => ({ ...one, accountId, ownerId }))
    })
  for (let at = 0; at < opportunities.length; at += AT_ONCE) {
    await there.ask(addOpportunityHistory, { opportunities: opportunities.slice(at, at + AT_ONCE) })
  }
  for (const { name, family, began, weeks, cost, note } of PROMOTIONS) {
    const fromOn = addDays(asOf, -began)
    const untilOn = addDays(fromOn, weeks * 7 - 1)
    const about = { name, families: [family], fromOn, untilOn, cost, note }
    await there.ask(putPromotion, { ...about, currency: 'EUR' })
  }
}
