/** The demonstration's needs, signals, SWOT and crossings of its key accounts, told by whoever manages each. */
import { endAction } from '../accounts/action.api.ts'
import { putAudience } from '../know/audience.api.ts'
import { listAccountContacts } from '../know/contact.api.ts'
import { putCrossings } from '../know/crossing.api.ts'
import { endNeed, putNeeds } from '../know/need.api.ts'
import { addPublicReviews } from '../know/publicReview.api.ts'
import { dismissSignal, putSignals } from '../know/signal.api.ts'
import { putSwot } from '../know/swot.api.ts'
import type { Client } from '../../samples/clients.ts'
import { type NeedsTold, needsTold } from '../../samples/needs.ts'
import { MANAGERS } from '../../samples/people.ts'
import { SEED } from '../../samples/sample.ts'
import { listSelectionAccounts, listSelections } from '../segment/selection.api.ts'
import { accountIds, memberIds } from './demoIds.ts'
import type { Remote } from './importing.ts'

type Told = {
  clients: readonly Client[]
  asOf: string
  /** As one of the firm's people. */
  as: (personId: string, role: 'manager') => Remote
}
type Of = { accountId: string; idOf: (name: string) => string }

/** So many accounts side by side. */
const ABREAST = 4

/** Those of a story are told of as well, whether the list has them or not. */
export async function tellNeeds(there: Remote, { clients, asOf, as }: Told): Promise<void> {
  const members = await memberIds(there)
  const queue = (await accountsOf(there, clients)).values()
  const work = async () => {
    for (const { client, accountId } of queue) {
      const managerId = members.get(MANAGERS[client.seller]!.name)
      if (!managerId) continue
      const contacts = await there.ask(listAccountContacts, { accountId })
      const people = contacts.map(({ contactId, places }) => {
        const place = places.find((one) => one.accountId === accountId)
        return { contactId, jobTitle: place?.jobTitle ?? '' }
      })
      const idOf = (name: string) => members.get(name) ?? managerId
      const told = needsTold({ client, people, asOf, seed: SEED })
      await tell(as(managerId, 'manager'), told, { accountId, idOf })
    }
  }
  await Promise.all(Array.from({ length: ABREAST }, work))
}

async function accountsOf(there: Remote, clients: readonly Client[]) {
  const lists = await there.ask(listSelections, {})
  const { selectionId } = lists.find(({ decidedAt }) => decidedAt !== null)!
  const { rows } = await there.ask(listSelectionAccounts, { selectionId, shown: 'chosen' })
  const idOf = await accountIds(there)
  const chosen = new Set(rows.map(({ code }) => code))
  const isTold = ({ code, story }: Client) =>
    chosen.has(code) || (story !== null && TOLD_STORIES.includes(story))
  return clients
    .filter(isTold)
    .flatMap((client) => ({ client, accountId: idOf.get(client.code) ?? '' }))
    .filter(({ accountId }) => accountId !== '')
}

const TOLD_STORIES = ['leaving', 'star', 'unattended', 'flat']

async function tell(manager: Remote, told: NeedsTold, { accountId, idOf }: Of) {
  await tellOfNeeds(manager, told, { accountId, idOf })
  await manager.ask(putAudience, { accountId, audience: told.audience })
  await manager.ask(addPublicReviews, { accountId, reviews: told.reviews })
  await tellSwot(manager, told, { accountId, idOf })
}

async function tellOfNeeds(manager: Remote, told: NeedsTold, { accountId, idOf }: Of) {
  const signals = told.signals.map(({ noticed, place, by, noticedOn }) => ({
    noticed,
    place,
    noticedBy: idOf(by),
    noticedOn,
  }))
  const noted = await manager.ask(putSignals, { accountId, signals })
  const needs = told.needs.map(({ given, signal }) => ({
    ...given,
    signalId: signal === null ? null : noted.now[signal]!.signalId,
  }))
  const { now } = await manager.ask(putNeeds, { accountId, needs })
  for (const [at, { dismissed }] of told.signals.entries()) {
    const { signalId } = noted.now[at]!
    if (dismissed) await manager.ask(dismissSignal, { signalId, reason: dismissed })
  }
  for (const [at, { end }] of told.needs.entries()) {
    if (end) await manager.ask(endNeed, { needId: now[at]!.needId, ...end })
  }
}

async function tellSwot(manager: Remote, told: NeedsTold, { accountId, idOf }: Of) {
  const { now } = await manager.ask(putSwot, { accountId, items: told.items })
  const { actionIds } = await manager.ask(putCrossings, {
    accountId,
    crossings: told.crossings.map(({ inner, outer, action, ...ends }) => ({
      ...ends,
      innerId: now[inner]!.itemId,
      outerId: now[outer]!.itemId,
      ...(action && { action: { ...action, ownerId: idOf(action.owner) } }),
    })),
  })
  const acted = told.crossings.flatMap(({ action }) => action ?? [])
  for (const [at, { done }] of acted.entries()) {
    const actionId = actionIds[at]!
    if (done) await manager.ask(endAction, { actionId, state: 'done', outcome: done })
  }
}
