/** The demonstration's requests: of all kinds, an extra that starves small accounts, and help from colleagues. */
import { readAccount } from '../accounts/account.api.ts'
import { decideExtra, keepRequestSettings, checkFairness } from '../engage/extra.api.ts'
import { answerHelp, putHelp, thankHelp } from '../engage/help.api.ts'
import { endRequest, putRequest, tellWaiting } from '../engage/request.api.ts'
import { REQUEST_TYPES } from '../engage/request.ts'
import { addDays, addMonths, type Day } from '../kernel/day.ts'
import { listAccountContacts } from '../know/contact.api.ts'
import type { Role } from '../kernel/actor.ts'
import type { Sql } from '../platform/db.ts'
import type { Client } from '../../samples/clients.ts'
import { EXPERTS } from '../../samples/people.ts'
import { ASKED, type Asked, EXTRAS, HELPS, UNANSWERED } from '../../samples/requests.ts'
import { BREACHED } from '../../samples/serviceLevels.ts'
import { keyAccounts } from './demoCommitments.ts'
import { tellBeyond } from './demoGoodwill.ts'
import { tellEscalations } from './demoEscalations.ts'
import { memberIds } from './demoIds.ts'
import type { Remote } from './importing.ts'

type Told = {
  clients: readonly Client[]
  today: Day
  as: (personId: string, role: Role) => Remote
  sql: Sql
  firmId: string
}
export type Place = {
  client: Client
  accountId: string
  ownerId: string
  own: Remote
  contactId: string | null
}

/** So many accounts are told of, each with some of the requests. */
const ACCOUNTS = 14
const EACH = 3

export async function tellRequests(there: Remote, told: Told): Promise<void> {
  const { clients, today, as } = told
  await there.ask(keepRequestSettings, { types: [...REQUEST_TYPES], hourPrice: 55 })
  const all = await keyAccounts(there, clients)
  const key = all.filter(({ client }) => client.story !== 'starved' && client.story !== 'lost')
  const places: Place[] = []
  for (const one of key.toSorted(byStory).slice(0, ACCOUNTS)) {
    const place = await placeOf(there, one, as)
    if (place) places.push(place)
  }
  for (const [at, place] of places.entries())
    for (let no = 0; no < EACH; no += 1)
      await tellAsked(place, ASKED[(at * EACH + no) % ASKED.length]!, today)
  await tellUnanswered(there, all, { as, today })
  for (const [at, extra] of EXTRAS.entries()) await tellExtra(there, places[at]!, { extra, today })
  await tellHelp(there, places, { as, today })
  await tellEscalations(there, places, told)
  await tellBeyond(places, today)
}

/** Whoever has a story comes first. */
const byStory = (a: { client: Client }, b: { client: Client }) =>
  Number(b.client.story === BREACHED) - Number(a.client.story === BREACHED)

type One = { client: Client; accountId: string }

async function placeOf(there: Remote, one: One, as: Told['as']): Promise<Place | null> {
  const { accountId } = one
  const { carers } = await there.ask(readAccount, { accountId })
  const ownerId = carers.find(({ part }) => part === 'manager')?.personId
  if (!ownerId) return null
  const own = as(ownerId, 'manager')
  const [contact] = await own.ask(listAccountContacts, { accountId })
  return { ...one, ownerId, own, contactId: contact?.contactId ?? null }
}

async function tellAsked(place: Place, asked: Asked, today: Day) {
  const { own, accountId, ownerId, contactId } = place
  const { daysAgo, goes, outcome, ...given } = asked
  const openedOn = addDays(today, -daysAgo)
  const whose = { accountId, ownerId, contactId }
  const { requestId } = (await own.ask(putRequest, { ...given, ...whose, openedOn })).now
  if (goes === 'waits' || goes === 'us')
    await own.ask(tellWaiting, { requestId, waits: goes === 'us' ? 'us' : 'client' })
  if (goes === 'resolved' || goes === 'refused')
    await own.ask(endRequest, {
      requestId,
      closedOn: addDays(openedOn, Math.min(daysAgo, 4)),
      outcome,
      refused: goes === 'refused',
    })
}

async function tellUnanswered(
  there: Remote,
  all: readonly One[],
  { as, today }: Pick<Told, 'as' | 'today'>,
) {
  const starved = all.filter(({ client }) => client.story === 'starved')
  for (const [at, { daysAgo, ...given }] of UNANSWERED.entries()) {
    const place = starved[at] && (await placeOf(there, starved[at], as))
    if (!place) continue
    const { own, accountId, ownerId, contactId } = place
    const openedOn = addDays(today, -daysAgo)
    await own.ask(putRequest, { ...given, accountId, ownerId, contactId, openedOn })
  }
}

type Of = { extra: (typeof EXTRAS)[number]; today: Day }

/** What takes from others is granted by who leads; a cure by whoever looks after the account. */
async function tellExtra(there: Remote, place: Place, { extra, today }: Of) {
  const { own, accountId, ownerId, contactId } = place
  const { title, text, hours, months, from, decided, reason } = extra
  const { requestId } = (
    await own.ask(putRequest, {
      accountId,
      ownerId,
      contactId,
      title,
      text,
      type: 'support',
      outside: true,
      openedOn: addDays(today, -6),
      hours,
      hoursFrom: addMonths(`${today.slice(0, 7)}-01`, from),
      hoursMonths: months,
      source: 'Reunión',
    })
  ).now
  if (decided === null) return
  if (decided !== 'cured') {
    await there.ask(decideExtra, { requestId, decision: decided, reason })
    return
  }
  const { cures } = await own.ask(checkFairness, { requestId })
  const cure = cures.find(({ kind }) => kind === 'less') ?? cures[0]
  if (cure) await own.ask(decideExtra, { requestId, decision: 'cured', cure: cure.kind, reason })
  else await there.ask(decideExtra, { requestId, decision: 'granted', reason })
}

const WORKS = { soporte: 'support', diseño: 'product', logística: 'logistics' } as const

async function tellHelp(
  there: Remote,
  places: readonly Place[],
  { as, today }: Pick<Told, 'as' | 'today'>,
) {
  const members = await memberIds(there)
  for (const [at, { skill, question, answer, thanks }] of HELPS.entries()) {
    const expert = EXPERTS.find(({ works }) => works === WORKS[skill])!
    const personId = members.get(expert.name)
    const { own, accountId, ownerId, contactId } = places[at + EXTRAS.length]!
    if (!personId) continue
    const asked = { accountId, ownerId, contactId, openedOn: addDays(today, -1), type: 'support' }
    const { now } = await own.ask(putRequest, { ...asked, title: question })
    const { requestId } = now
    const dueOn = addDays(today, answer === '' ? 1 : 0)
    const { helpId } = (await own.ask(putHelp, { requestId, personId, skill, question, dueOn })).now
    if (answer !== '') await as(personId, 'expert').ask(answerHelp, { helpId, answer })
    if (thanks !== '') await own.ask(thankHelp, { helpId, thanks })
  }
}
