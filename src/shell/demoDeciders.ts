/** The demonstration's maps of deciders: each key account's and those of which everyone talks, told by whoever manages them. */
import { putAction } from '../accounts/action.api.ts'
import { listAccountContacts } from '../know/contact.api.ts'
import { tellMap } from '../know/mapTold.api.ts'
import type { Client } from '../../samples/clients.ts'
import { decidersOf, type DeciderStory } from '../../samples/deciders.ts'
import { MANAGERS } from '../../samples/people.ts'
import { SEED } from '../../samples/sample.ts'
import type { Story } from '../../samples/stories.ts'
import { listSelectionAccounts, listSelections } from '../segment/selection.api.ts'
import { accountIds, memberIds } from './demoIds.ts'
import type { Remote } from './importing.ts'

type Told = {
  clients: readonly Client[]
  asOf: string
  /** As one of the firm's people. */
  as: (personId: string, role: 'manager') => Remote
}
type Of = { accountId: string; members: ReadonlyMap<string, string>; managerId: string }

/** Of whom there is nobody left to talk to, or hardly anybody. */
const UNTOLD: readonly Story[] = ['lost', 'starved']
/** So many accounts side by side. */
const ABREAST = 4

/** Once the list is decided and people have come in. */
export async function tellDeciders(there: Remote, { clients, asOf, as }: Told): Promise<void> {
  const lists = await there.ask(listSelections, {})
  const { selectionId } = lists.find(({ decidedAt }) => decidedAt !== null)!
  const { rows } = await there.ask(listSelectionAccounts, { selectionId, shown: 'chosen' })
  const byCode = new Map(clients.map((client) => [client.code, client]))
  const members = await memberIds(there)
  const talkedOf = clients.filter(({ story }) => story !== null && !UNTOLD.includes(story))
  const all = [...(await accountIds(there))]
  const codes = new Set([...rows, ...talkedOf].map(({ code }) => code))
  const told = all
    .filter(([code]) => codes.has(code))
    .map(([code, accountId]) => async () => {
      const client = byCode.get(code)
      const managerId = client && members.get(MANAGERS[client.seller]!.name)
      if (!client || !managerId) return
      const contacts = await there.ask(listAccountContacts, { accountId })
      const people = contacts.map(({ contactId, name, places }) => {
        const place = places.find((one) => one.accountId === accountId)
        return { contactId, name, jobTitle: place?.jobTitle ?? '' }
      })
      const story = decidersOf({ client, people, asOf, seed: SEED })
      await tell(as(managerId, 'manager'), story, { accountId, members, managerId })
    })
  const queue = told.values()
  await Promise.all(
    Array.from({ length: ABREAST }, async () => {
      for (const one of queue) await one()
    }),
  )
}

async function tell(manager: Remote, story: DeciderStory, { accountId, members, managerId }: Of) {
  const { plan, positions, ...told } = story
  const ours = positions.flatMap(({ colleague, ...position }) => {
    const personId = members.get(colleague)
    return personId ? [{ ...position, personId }] : []
  })
  await manager.ask(tellMap, { accountId, ...told, positions: ours })
  for (const { contactId, ...given } of plan) {
    const from = { origin: 'relation', originId: contactId }
    await manager.ask(putAction, { accountId, ownerId: managerId, ...given, ...from })
  }
}
