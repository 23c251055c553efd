/** The demonstration's promises to its key accounts, told by whoever manages each; some are accepted by their link. */
import { listMembers } from '../access/member.api.ts'
import { answerAcceptance } from '../accounts/acceptance.api.ts'
import {
  askToAccept,
  breakCommitment,
  draftAcceptance,
  keepCommitment,
  putCommitment,
  redateCommitment,
  withdrawCommitment,
} from '../commit/commitment.api.ts'
import { addDays } from '../kernel/day.ts'
import { listAccountContacts } from '../know/contact.api.ts'
import { listAccounts } from '../identify/portfolio.api.ts'
import { listSelectionAccounts, listSelections } from '../segment/selection.api.ts'
import type { Client } from '../../samples/clients.ts'
import { type Promised, promisesTold } from '../../samples/commitments.ts'
import { MANAGERS } from '../../samples/people.ts'
import { SEED } from '../../samples/sample.ts'
import type { Remote } from './importing.ts'

type Told = {
  clients: readonly Client[]
  asOf: string
  as: (personId: string, role: 'manager') => Remote
}

const ENDS = { kept: keepCommitment, broken: breakCommitment, withdrawn: withdrawCommitment }

/** How long the links of the demonstration are open. */
const OPEN_DAYS = 30

export async function tellCommitments(there: Remote, { clients, asOf, as }: Told): Promise<void> {
  const members = new Map((await there.ask(listMembers, {})).map((one) => [one.name, one.personId]))
  for (const { client, accountId } of await keyAccounts(there, clients)) {
    const ownerId = members.get(MANAGERS[client.seller]!.name)
    if (!ownerId) continue
    const own = as(ownerId, 'manager')
    const contacts = await there.ask(listAccountContacts, { accountId })
    for (const told of promisesTold({ client, asOf, seed: SEED })) {
      const contact = contacts[told.contact % Math.max(1, contacts.length)]
      await tell(own, told, { accountId, ownerId, contactId: contact?.contactId ?? null, asOf })
    }
  }
}

type Of = { accountId: string; ownerId: string; contactId: string | null; asOf: string }

async function tell(own: Remote, { given, end, redated, answer, reason }: Promised, of: Of) {
  const { asOf, ...whose } = of
  const { now } = await own.ask(putCommitment, { ...given, ...whose })
  const { commitmentId } = now
  if (end) await own.ask(ENDS[end.how], { commitmentId, ...end })
  if (redated) await own.ask(redateCommitment, { commitmentId, ...redated })
  if (!answer || !whose.contactId) return
  const draft = await own.ask(draftAcceptance, { commitmentId })
  const expiresOn = addDays(asOf, OPEN_DAYS)
  const { path, acceptance } = await own.ask(askToAccept, { ...draft, commitmentId, expiresOn })
  if (answer === 'waiting') return
  const token = new URLSearchParams(path.split('?')[1]).get('token')!
  const { name, textHash } = acceptance
  await own.ask(answerAcceptance, {
    token,
    answer,
    name,
    textHash,
    ...(answer === 'declined' ? { reason } : {}),
  })
}

/** Those of the list that was decided, and those that a story tells of. */
async function keyAccounts(there: Remote, clients: readonly Client[]) {
  const lists = await there.ask(listSelections, {})
  const { selectionId } = lists.find(({ decidedAt }) => decidedAt !== null)!
  const chosen = await there.ask(listSelectionAccounts, { selectionId, shown: 'chosen' })
  const ids = new Set(chosen.rows.map(({ accountId }) => accountId))
  const { rows } = await there.ask(listAccounts, { size: clients.length })
  const idOf = new Map(rows.map(({ code, accountId }) => [code, accountId]))
  return clients.flatMap((client) => {
    const accountId = idOf.get(client.code)
    return accountId && (ids.has(accountId) || client.story) ? [{ client, accountId }] : []
  })
}
