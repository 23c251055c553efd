/** In the demonstration: a change of ours that nine clients feel, and a champion who left with someone new in the place. */
import { listMembers } from '../access/member.api.ts'
import { endAction, listActions } from '../accounts/action.api.ts'
import { listAccounts } from '../identify/portfolio.api.ts'
import { PortfolioFilter } from '../identify/accountList.ts'
import { addDays, addMonths } from '../kernel/day.ts'
import { readContact } from '../know/contact.api.ts'
import { readDeciderMap } from '../know/decider.api.ts'
import { levelOf } from '../know/deciderMap.ts'
import { tellDeparture } from '../know/departure.api.ts'
import { addOwnChange, listAffected, putImpact } from '../know/ownChange.api.ts'
import { addPrivateNote } from '../know/privateNote.api.ts'
import type { Client } from '../../samples/clients.ts'
import { CHAMPION, SERVICE_MOVES, serviceMoves } from '../../samples/knowStories.ts'
import { MANAGERS } from '../../samples/people.ts'
import type { Remote } from './importing.ts'

type Told = {
  clients: readonly Client[]
  asOf: string
  as: (personId: string, role: 'manager') => Remote
}

/** Once the maps of deciders are there. */
export async function tellKnown(there: Remote, told: Told): Promise<void> {
  await moveService(there, told.asOf)
  await loseChampion(there, told)
}

async function moveService(there: Remote, asOf: string): Promise<void> {
  const filter = PortfolioFilter.parse(SERVICE_MOVES.filter)
  const { changeId } = await there.ask(addOwnChange, { ...serviceMoves(asOf), filter })
  const affected = await there.ask(listAffected, { changeId })
  for (const [at, impact] of SERVICE_MOVES.impacts.entries()) {
    const { accountId } = affected[at]!
    await there.ask(putImpact, { changeId, accountId, impact })
    const [task] = await there.ask(listActions, { accountId })
    if (task && at < 2) {
      const outcome = 'Hablado por teléfono; lo esperaba.'
      await there.ask(endAction, { actionId: task.actionId, state: 'done', outcome })
    }
  }
}

async function loseChampion(there: Remote, { clients, asOf, as }: Told): Promise<void> {
  const client = clients.find(({ story }) => story === CHAMPION.story)!
  const { rows } = await there.ask(listAccounts, { q: client.code, size: 1 })
  const { accountId } = rows[0]!
  const { people } = await there.ask(readDeciderMap, { accountId })
  const champion = people
    .filter((person) => (levelOf(person, 'support') ?? 0) > 0)
    .toSorted((a, b) => (levelOf(b, 'influence') ?? 0) - (levelOf(a, 'influence') ?? 0))[0]
  const members = await there.ask(listMembers, {})
  const manager = members.find(({ name }) => name === MANAGERS[client.seller]!.name)
  if (!champion || !manager) return
  const { contactId, name } = champion
  const { places } = await there.ask(readContact, { contactId })
  const leftOn = addDays(asOf, -CHAMPION.leftDaysAgo)
  const { goesTo, note, newcomer, remember } = CHAMPION
  const ownerId = manager.personId
  const own = as(ownerId, 'manager')
  await own.ask(tellDeparture, {
    contactId,
    placeId: places.find((place) => place.accountId === accountId)!.placeId,
    leftOn,
    goesTo,
    note,
    newcomer,
    actions: [
      { title: `Presentarse a ${newcomer.name}`, ownerId, dueOn: addDays(leftOn, 7) },
      {
        title: `Preguntar a ${newcomer.name} cómo y cada cuánto quiere hablar`,
        ownerId,
        dueOn: addDays(asOf, 6),
      },
      { title: 'Encontrar otro apoyo que tenga peso', ownerId, dueOn: addDays(asOf, 20) },
      { title: `Llamar a ${name} en ${goesTo}`, ownerId, dueOn: addDays(asOf, 9) },
    ],
  })
  const [first] = await own.ask(listActions, { accountId })
  if (first) {
    const outcome = 'Visita de media hora; pidió ver los plazos del último año.'
    await own.ask(endAction, { actionId: first.actionId, state: 'done', outcome })
  }
  const untilOn = addMonths(asOf, 12)
  await own.ask(addPrivateNote, { ...remember, contactId, ground: 'told', untilOn })
}
