/** The demonstration's choice: a closed round of five raters, and a decided list in which an old friend was forced in. */
import { setTimeout as pause } from 'node:timers/promises'
import { listMembers } from '../access/member.api.ts'
import { listAccounts } from '../identify/portfolio.api.ts'
import { SEED } from '../../samples/sample.ts'
import type { Client } from '../../samples/clients.ts'
import { FORCED, RATERS, ratingsOf, ROUND } from '../../samples/ratings.ts'
import {
  finishRating,
  moveRound,
  openRound,
  rateSheet,
  readRatingSheet,
} from '../segment/rating.api.ts'
import {
  decideSelection,
  openSelection,
  readSelection,
  wishAccount,
} from '../segment/selection.api.ts'
import { listServed, serveStrategy } from '../segment/served.api.ts'
import { listStrategies } from '../segment/strategy.api.ts'
import type { Remote } from './importing.ts'

type Told = {
  clients: readonly Client[]
  today: string
  /** As one of the firm's people. */
  as: (personId: string, role: 'manager') => Remote
}

/** Once there are figures to choose by. */
export async function chooseKeyAccounts(there: Remote, { clients, today, as }: Told) {
  const members = await there.ask(listMembers, {})
  const lead = members.find(({ role }) => role === 'lead')!
  const others = RATERS.map((name) => members.find((one) => one.name === name)!)
  const raters = [lead, ...others].map(({ personId }) => personId)
  const { title, candidates: most } = ROUND
  const { roundId } = await there.ask(openRound, { title, raters, most })
  const byCode = new Map(clients.map((client) => [client.code, client]))
  for (const [at, personId] of raters.entries()) {
    const rater = personId === lead.personId ? there : as(personId, 'manager')
    const sheet = await rater.ask(readRatingSheet, { roundId })
    const ratings = sheet.flatMap(({ accountId, code }) => {
      const client = byCode.get(code ?? '')
      return client ? ratingsOf(client, at - 1, SEED).map((given) => ({ accountId, ...given })) : []
    })
    await rater.ask(rateSheet, { roundId, ratings })
    await rater.ask(finishRating, { roundId })
  }
  for (const state of ['discussing', 'closed'] as const) {
    await there.ask(moveRound, { roundId, state })
  }
  await decideList(there, { clients, today })
}

async function decideList(there: Remote, { clients, today }: Pick<Told, 'clients' | 'today'>) {
  const friend = clients.find(({ story }) => story === FORCED.story)!
  const { rows } = await there.ask(listAccounts, { q: friend.code })
  const { accountId } = rows[0]!
  await serveSomething(there, accountId)
  const year = Number(today.slice(0, 4)) + 1
  const title = `Cuentas clave ${year}`
  const { selectionId } = await there.ask(openSelection, { title, candidates: clients.length })
  await worked(there, selectionId)
  await there.ask(wishAccount, { selectionId, accountId, wish: 'in', reason: FORCED.reason })
  await worked(there, selectionId)
  await there.ask(decideSelection, {
    selectionId,
    effectiveOn: today,
    note: `Decidida en el comité de cuentas clave con la ronda de otoño y los criterios nuevos.`,
  })
}

/** Whoever wants a friend in finds a strategy for them. */
async function serveSomething(there: Remote, accountId: string) {
  if ((await there.ask(listServed, { accountId })).length > 0) return
  const strategies = await there.ask(listStrategies, {})
  const { strategyId } = strategies[1]!
  const how = 'Pide que se lo llevemos todo al momento, y eso es servicio.'
  await there.ask(serveStrategy, { accountId, strategyId, how })
}

const WITHIN_MS = 60_000

async function worked(there: Remote, selectionId: string) {
  const until = Date.now() + WITHIN_MS
  while (Date.now() < until) {
    const { selection } = await there.ask(readSelection, { selectionId })
    if (selection.state !== 'solving') return
    await pause(150)
  }
}
