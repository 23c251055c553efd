/** The demonstration's proposals for the matrix: by the managers of the accounts, some accepted already. */
import { listMembers } from '../access/member.api.ts'
import type { Client } from '../../samples/clients.ts'
import { MANAGERS } from '../../samples/people.ts'
import { POSITIONS } from '../../samples/positions.ts'
import { proposePosition, rulePosition } from '../segment/position.api.ts'
import { accountIds } from './demoIds.ts'
import type { Remote } from './importing.ts'

type Told = { clients: readonly Client[]; as: (personId: string, role: 'manager') => Remote }

/** Once the list is decided. */
export async function tellPositions(there: Remote, { clients, as }: Told): Promise<void> {
  const idOf = await accountIds(there)
  const members = await there.ask(listMembers, {})
  // The last one told is the first one read.
  for (const { story, isAccepted, ...given } of POSITIONS) {
    const client = clients.find((one) => one.story === story)
    const accountId = client && idOf.get(client.code)
    const manager = client && members.find(({ name }) => name === MANAGERS[client.seller]!.name)
    if (!accountId || !manager) continue
    const { positionId } = await as(manager.personId, 'manager').ask(proposePosition, {
      ...given,
      accountId,
    })
    if (isAccepted) await there.ask(rulePosition, { positionId, state: 'accepted' })
  }
}
