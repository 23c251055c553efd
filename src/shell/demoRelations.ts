/** What the demonstration's managers know of their largest clients, said by each of them. */
import { listMembers } from '../access/member.api.ts'
import { putPotential } from '../accounts/potential.api.ts'
import { putReferral } from '../accounts/referral.api.ts'
import { putStage } from '../accounts/stageView.api.ts'
import type { Client } from '../../samples/clients.ts'
import { MANAGERS } from '../../samples/people.ts'
import { broughtOf, relationsOf } from '../../samples/relations.ts'
import { SEED } from '../../samples/sample.ts'
import { putInterest } from '../segment/interest.api.ts'
import { serveStrategy } from '../segment/served.api.ts'
import { listStrategies } from '../segment/strategy.api.ts'
import { accountIds } from './demoIds.ts'
import type { Remote } from './importing.ts'

type Told = {
  clients: readonly Client[]
  /** The last day of the demonstration's ledger. */
  asOf: string
  /** As one of the firm's people. */
  as: (personId: string, role: 'manager') => Remote
}

/** After the strategies are written and the accounts have found their managers. */
export async function tellRelations(there: Remote, { clients, asOf, as }: Told): Promise<void> {
  const idOf = await accountIds(there)
  const strategies = await there.ask(listStrategies, {})
  const members = await there.ask(listMembers, {})
  const managerOf = ({ seller }: Client) =>
    as(members.find(({ name }) => name === MANAGERS[seller]!.name)!.personId, 'manager')

  for (const relation of relationsOf(clients, asOf, SEED)) {
    const { client, stages, potential, serves, interest } = relation
    const accountId = idOf.get(client.code)
    if (!accountId) continue
    const manager = managerOf(client)
    for (const stage of stages) await manager.ask(putStage, { ...stage, accountId })
    await manager.ask(putPotential, { ...potential, accountId })
    if (interest) await manager.ask(putInterest, { ...interest, accountId })
    if (serves) {
      const { strategyId } = strategies[serves.strategy]!
      await manager.ask(serveStrategy, { accountId, strategyId, how: serves.how })
    }
  }
  for (const { by, brought, broughtOn, note } of broughtOf(clients, asOf, SEED)) {
    const [accountId, broughtId] = [idOf.get(by.code), idOf.get(brought.code)]
    if (accountId && broughtId) {
      await managerOf(by).ask(putReferral, { accountId, broughtId, broughtOn, note })
    }
  }
}
