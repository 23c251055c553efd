/** The demonstration's groups as trees: made out of the ledger, then divided, dated and related. */
import { addMember, makeTree, putBelongings } from '../accounts/tree.api.ts'
import { putRelation } from '../accounts/relation.api.ts'
import type { Client } from '../../samples/clients.ts'
import { SEED } from '../../samples/sample.ts'
import { structureOf } from '../../samples/structure.ts'
import { accountIdsNow } from './demoIds.ts'
import type { Remote } from './importing.ts'

type Told = {
  clients: readonly Client[]
  /** The last day of the demonstration's ledger. */
  asOf: string
}

/** After the accounts are there and chosen: groups and divisions aren't candidates. */
export async function tellStructure(there: Remote, { clients, asOf }: Told): Promise<void> {
  await there.ask(makeTree, {})
  const ids = await accountIdsNow(there)
  const { units, placed, related } = structureOf(clients, asOf, SEED)
  for (const { key, name, kind, under } of units) {
    const accountId = ids.get(under)
    if (!accountId) continue
    const added = await there.ask(addMember, { accountId, name, kind })
    ids.set(key, added.accountId)
  }
  for (const { client, places } of placed) {
    const belongings = places.flatMap(({ under, ...days }) => {
      const parentId = ids.get(under)
      return parentId ? [{ parentId, ...days }] : []
    })
    const accountId = ids.get(client.code)
    if (accountId) await there.ask(putBelongings, { accountId, belongings })
  }
  for (const { from, to, ...about } of related) {
    const [accountId, otherId] = [ids.get(from.code), ids.get(to.code)]
    if (accountId && otherId) await there.ask(putRelation, { ...about, accountId, otherId })
  }
}
