/** What the demonstration knows of its clients, fact by fact. */
import { addFacts } from '../know/profileFact.api.ts'
import type { Client } from '../../samples/clients.ts'
import { profilesOf } from '../../samples/profile.ts'
import { SEED } from '../../samples/sample.ts'
import { accountIds } from './demoIds.ts'
import type { Remote } from './importing.ts'

const AT_ONCE = 1000

type Told = { clients: readonly Client[]; asOf: string }

export async function tellProfiles(there: Remote, { clients, asOf }: Told): Promise<void> {
  const idOf = await accountIds(there)
  const facts = profilesOf(clients, asOf, SEED).flatMap(({ client, facts: own }) => {
    const accountId = idOf.get(client.code)
    return accountId ? own.map((fact) => ({ ...fact, accountId })) : []
  })
  for (let at = 0; at < facts.length; at += AT_ONCE) {
    await there.ask(addFacts, { facts: facts.slice(at, at + AT_ONCE) })
  }
}
