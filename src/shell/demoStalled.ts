/** The demonstration's stalled accounts: what their manager says of their plans, and that they stay until it is settled. */
import { setTimeout as pause } from 'node:timers/promises'
import { listMembers } from '../access/member.api.ts'
import type { Day } from '../kernel/day.ts'
import { answerExecution, chooseStalled, listOpenStalled } from '../segment/stalled.api.ts'
import { moveAccount, readStanding } from '../segment/standing.api.ts'
import { isKey } from '../segment/tier.ts'
import type { Client } from '../../samples/clients.ts'
import { MANAGERS } from '../../samples/people.ts'
import { KEPT, STALLED } from '../../samples/stalled.ts'
import type { Remote } from './importing.ts'

type Clients = { clients: readonly Client[] }

const WITHIN_MS = 60_000

type As = { as: (personId: string, role: 'manager') => Remote }

/** Once they have been found. */
export async function answerStalled(there: Remote, { clients, as }: Clients & As) {
  await there.ask(chooseStalled, {})
  const members = await there.ask(listMembers, {})
  const until = Date.now() + WITHIN_MS
  const left = new Map(STALLED.map((told) => [clientOf(clients, told.story), told.execution]))
  while (left.size > 0 && Date.now() < until) {
    const open = await there.ask(listOpenStalled, {})
    for (const [client, execution] of left) {
      const found = open.find(({ account }) => account === client.name)
      const manager = members.find(({ name }) => name === MANAGERS[client.seller]!.name)
      if (!found || !manager) continue
      left.delete(client)
      const { caseId } = found
      await as(manager.personId, 'manager').ask(answerExecution, { ...execution, caseId })
    }
    if (left.size > 0) await pause(150)
  }
}

function clientOf(clients: readonly Client[], story: Client['story']): Client {
  return clients.find((one) => one.story === story)!
}

/** This year's list leaves them out; who leads key accounts wants the answer first. */
export async function keepWhileAsked(there: Remote, today: Day) {
  for (const { accountId } of await there.ask(listOpenStalled, {})) {
    const { standing } = await there.ask(readStanding, { accountId })
    if (isKey(standing.tier)) continue
    const move = { accountId, tier: 'key', phase: 'growth', effectiveOn: today } as const
    await there.ask(moveAccount, { ...move, reason: KEPT })
  }
}
