/** The demonstration's promises to its key accounts, told by whoever manages each; some are accepted by their link. */
import { answerAcceptance } from '../accounts/acceptance.api.ts'
import { readAccount } from '../accounts/account.api.ts'
import {
  askToAccept,
  breakCommitment,
  draftAcceptance,
  keepCommitment,
  putCommitment,
  redateCommitment,
  withdrawCommitment,
} from '../commit/commitment.api.ts'
import { handleExpectation, putExpectation } from '../commit/expectation.api.ts'
import { addDays } from '../kernel/day.ts'
import { listAccountContacts } from '../know/contact.api.ts'
import { listSelectionAccounts, listSelections } from '../segment/selection.api.ts'
import type { Client } from '../../samples/clients.ts'
import { expectationTold, type Promised, promisesTold } from '../../samples/commitments.ts'
import { SEED } from '../../samples/sample.ts'
import { accountIds } from './demoIds.ts'
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
  for (const { client, accountId } of await keyAccounts(there, clients)) {
    const { carers } = await there.ask(readAccount, { accountId })
    const ownerId = carers.find(({ part }) => part === 'manager')?.personId
    if (!ownerId) continue
    const own = as(ownerId, 'manager')
    const contacts = await there.ask(listAccountContacts, { accountId })
    await tellExpectation(own, {
      client,
      accountId,
      asOf,
      contactId: contacts[0]?.contactId ?? null,
    })
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

type Believing = { client: Client; accountId: string; contactId: string | null; asOf: string }

async function tellExpectation(own: Remote, { client, asOf, ...whose }: Believing) {
  const told = expectationTold({ client, asOf, seed: SEED })
  if (!told) return
  const { now } = await own.ask(putExpectation, { ...told.given, ...whose })
  const { expectationId } = now
  if (told.cleared)
    await own.ask(handleExpectation, { expectationId, handling: 'cleared', outcome: told.cleared })
}

/** Those of the list that was decided, and those that a story tells of. */
export async function keyAccounts(there: Remote, clients: readonly Client[]) {
  const lists = await there.ask(listSelections, {})
  const { selectionId } = lists.find(({ decidedAt }) => decidedAt !== null)!
  const chosen = await there.ask(listSelectionAccounts, { selectionId, shown: 'chosen' })
  const ids = new Set(chosen.rows.map(({ accountId }) => accountId))
  const idOf = await accountIds(there)
  return clients.flatMap((client) => {
    const accountId = idOf.get(client.code)
    return accountId && (ids.has(accountId) || client.story) ? [{ client, accountId }] : []
  })
}
