/** The demonstration's tiers before this year's list, and the remedy for the account that costs most. */
import { listMembers } from '../access/member.api.ts'
import { listAccounts } from '../identify/portfolio.api.ts'
import { addMonths } from '../kernel/day.ts'
import type { Client } from '../../samples/clients.ts'
import { MANAGERS } from '../../samples/people.ts'
import { REMEDY, stoodBefore } from '../../samples/standings.ts'
import { openRemedy } from '../segment/remedy.api.ts'
import { listServed } from '../segment/served.api.ts'
import { moveAccount } from '../segment/standing.api.ts'
import type { Remote } from './importing.ts'

type Told = { clients: readonly Client[]; today: string }

/** Beyond so many nobody was thought of as key. */
const LARGE = 40

/** Once there are figures, and it is known which strategies accounts serve. */
export async function tellTiers(there: Remote, { clients, today }: Told): Promise<void> {
  const { rows } = await there.ask(listAccounts, { size: clients.length, sort: 'sales' })
  const byCode = new Map(clients.map((client) => [client.code, client]))
  const idOf = new Map(rows.map(({ code, accountId }) => [code, accountId]))
  const large: Client[] = []
  for (const { code, accountId } of rows.slice(0, LARGE)) {
    const client = byCode.get(code ?? '')
    if (client && (await there.ask(listServed, { accountId })).length > 0) large.push(client)
  }
  for (const { client, on, ...move } of stoodBefore(clients, large, today)) {
    const accountId = idOf.get(client.code)
    if (accountId) await there.ask(moveAccount, { accountId, effectiveOn: on, ...move })
  }
}

/** Once it is worked out what serving it costs, so that its year before stands beside it. */
export async function tellRemedy(there: Remote, { clients, today }: Told): Promise<void> {
  const { story, months, ...given } = REMEDY
  const client = clients.find((one) => one.story === story)!
  const { rows } = await there.ask(listAccounts, { q: client.code })
  const members = await there.ask(listMembers, {})
  const owner = members.find(({ name }) => name === MANAGERS[client.seller]!.name)
  if (!rows[0] || !owner) return
  await there.ask(openRemedy, {
    ...given,
    accountId: rows[0].accountId,
    ownerId: owner.personId,
    dueOn: addMonths(today, months),
  })
}
