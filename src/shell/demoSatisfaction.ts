/** The demonstration's satisfaction: three yearly rounds, bad answers of which most were put right, complaints and reviews. */
import { addDays, type Day } from '../kernel/day.ts'
import { putComplaint } from '../monitor/satisfaction/complaint.api.ts'
import { heldOf } from '../monitor/satisfaction/answer.store.ts'
import { badIn } from '../monitor/satisfaction/answer.ts'
import { setLoopEnd } from '../monitor/satisfaction/loop.store.ts'
import { loopAfter } from '../monitor/satisfaction/loopAfter.store.ts'
import { actionsFrom, setEnded } from '../accounts/action.store.ts'
import { putOurReview } from '../monitor/satisfaction/ourReview.api.ts'
import {
  type Asked,
  type PastAnswer,
  pastRound,
  setPastSales,
  writePastAnswers,
} from '../monitor/satisfaction/past.store.ts'
import { type Db, inFirm, type Sql } from '../platform/db.ts'
import type { Client } from '../../samples/clients.ts'
import { strand } from '../../samples/random.ts'
import { SEED } from '../../samples/sample.ts'
import {
  answerOf,
  COMPLAINTS,
  ENDINGS,
  REVIEWS,
  ROUND_DAYS,
  ROUNDS,
  SERVICES_ASKED,
} from '../../samples/satisfaction.ts'
import { accountIds } from './demoIds.ts'
import type { Remote } from './importing.ts'

type Told = { clients: readonly Client[]; asOf: Day; sql: Sql; firmId: string; leadId: string }
type Whose = ReadonlyMap<string, Client>

/** Loops of the last round whose task is still open. */
const LEFT_OPEN = 3
/** So many of a round are told in full, whom the stories are of first; the others have no loop. */
const MOST_LOOPS = 8

export async function tellSatisfaction(there: Remote, told: Told): Promise<void> {
  const { clients, asOf, sql, firmId, leadId } = told
  const idOf = await accountIds(there)
  const whose: Whose = new Map(
    clients.flatMap((client) => {
      const accountId = idOf.get(client.code)
      return accountId ? [[accountId, client] as const] : []
    }),
  )
  await inFirm(sql, { firmId, id: leadId }, async (db) => {
    for (const round of ROUNDS.keys()) await tellRound(db, round, { whose, asOf, leadId })
  })
  const ofStory = (story: string | null) =>
    [...whose].find(([, client]) => story !== null && client.story === story)?.[0]
  for (const { story, daysAgo, closedAfter, ...given } of COMPLAINTS) {
    const accountId = ofStory(story)
    const receivedOn = addDays(asOf, -daysAgo)
    const closedOn = closedAfter === null ? null : addDays(receivedOn, closedAfter)
    if (accountId) await there.ask(putComplaint, { ...given, accountId, receivedOn, closedOn })
  }
  for (const { story, daysAgo, reply, ...given } of REVIEWS) {
    const writtenOn = addDays(asOf, -daysAgo)
    const replied = reply === '' ? {} : { reply, repliedOn: addDays(writtenOn, 3) }
    const accountId = ofStory(story) ?? null
    await there.ask(putOurReview, { ...given, ...replied, accountId, writtenOn })
  }
}

type Of = { whose: Whose; asOf: Day; leadId: string }

async function tellRound(db: Db, round: number, { whose, asOf, leadId }: Of): Promise<void> {
  const { title, daysAgo } = ROUNDS[round]!
  const openedOn = addDays(asOf, -daysAgo)
  const closesOn = addDays(openedOn, ROUND_DAYS)
  const about = { title, services: SERVICES_ASKED, openedOn, closesOn }
  const { roundId, asked } = await pastRound(db, about)
  if (round < ROUNDS.length - 1) await setPastSales(db, roundId, openedOn)
  const said = asked.flatMap((one) => saidBy(one, round, { whose, openedOn }))
  await writePastAnswers(db, said)
  const bad = said
    .filter((one) => badIn(one))
    .toSorted((a, b) => Number(b.told) - Number(a.told) || a.nps - b.nps)
    .slice(0, MOST_LOOPS)
  for (const [at, one] of bad.entries()) {
    const { answerId, accountId, answeredOn } = one
    const name = (await heldOf(db, answerId))?.name ?? null
    await loopAfter(db, { ...one, name, accountId }, answeredOn)
    const isLast = round === ROUNDS.length - 1
    if (isLast && at >= 1 && at <= LEFT_OPEN) continue
    const end = ENDINGS[at % ENDINGS.length]!
    const closedOn = addDays(answeredOn, 3 + (at % 4))
    const calledOn = addDays(answeredOn, 2)
    await setLoopEnd(db, answerId, { ...end, calledOn, closedOn, closedBy: leadId })
    for (const { actionId } of await actionsFrom(db, 'answer', [answerId]))
      await setEnded(db, actionId, { state: 'done', outcome: end.outcome, link: '' })
  }
}

type Said = PastAnswer & { accountId: string; told: boolean }

function saidBy(
  { answerId, accountId, place }: Asked,
  round: number,
  { whose, openedOn }: { whose: Whose; openedOn: Day },
): Said[] {
  const client = whose.get(accountId)
  if (!client) return []
  const random = strand(SEED, 'said', client.code, round, place)
  const answer = answerOf(client.story, round, random)
  if (!answer) return []
  const answeredOn = addDays(openedOn, random.whole(1, ROUND_DAYS - 3))
  return [{ ...answer, answerId, accountId, answeredOn, told: client.story !== null }]
}
