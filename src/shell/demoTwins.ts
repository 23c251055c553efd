/** The demonstration's client that is there twice, entered again by hand: Duplicadas finds it. */
import { addAccount } from '../accounts/account.api.ts'
import { putMarks } from '../accounts/mark.api.ts'
import { listAccounts } from '../identify/portfolio.api.ts'
import { addContact } from '../know/contact.api.ts'
import { listPlacements, placeAccounts } from '../segment/placement.api.ts'
import type { Client } from '../../samples/clients.ts'
import { SEED } from '../../samples/sample.ts'
import { twiceOf } from '../../samples/twins.ts'
import type { Remote } from './importing.ts'

type Told = { clients: readonly Client[]; asOf: string }

export async function tellTwins(there: Remote, { clients, asOf }: Told): Promise<void> {
  const { client, name, domain, person } = twiceOf(clients, asOf, SEED)
  const { rows } = await there.ask(listAccounts, { q: client.name })
  const ours = rows.find(({ code }) => code === client.code)
  if (!ours) return
  const { accountId, managerId } = ours
  const again = await there.ask(addAccount, { name, managerId: managerId ?? null })
  const { rows: placed } = await there.ask(listPlacements, { q: client.name })
  const its = placed.find((one) => one.accountId === accountId)
  await there.ask(placeAccounts, {
    which: { accountIds: [again.accountId] },
    marketSegmentId: its?.marketSegmentId ?? null,
  })
  for (const id of [accountId, again.accountId]) {
    await there.ask(putMarks, { accountId: id, domains: [domain] })
  }
  await there.ask(addContact, {
    name: person.name,
    reaches: [{ kind: 'mail', value: person.mail }],
    place: { accountId: again.accountId, jobTitle: person.post },
  })
}
