/** What is known of clients over HTTP. */
import { accountOf } from '../accounts/account.store.ts'
import { whyNotSeen } from '../accounts/said.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import { record, recordEach } from '../platform/history.ts'
import { found, heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { heedSince } from '../platform/since.ts'
import {
  addFacts,
  confirmFact,
  dropFact,
  listFacts,
  listSectors,
  putFact,
  putSectors,
} from './profileFact.api.ts'
import {
  factForChange,
  factsOf,
  insertFacts,
  keepFact,
  removeFact,
  replaceSectors,
  sectorsOf,
} from './profileFact.store.ts'
import { ofItsTopic, whyNotSay } from './profileFact.ts'
import { sectorLines, sectorText, whyNotSectors } from './sector.ts'

export const profileFactRoutes: Route[] = [
  route(listFacts, async ({ input: { accountId }, db }) => {
    found(await accountOf(db, accountId))
    return factsOf(db, accountId)
  }),

  route(putFact, async ({ input: { was, ...input }, actor, db, today }) => {
    await heedWriting(db, actor, input.accountId)
    heed(whyNotSeen(input.seenOn, today))
    const given = ofItsTopic(input)
    heed(whyNotSay(given))
    const before = input.factId ? ((await factForChange(db, input.factId)) ?? null) : null
    if (before && before.accountId !== input.accountId) throw new Problem(404, 'request/not-found')
    heedSince(was, before, 'know/fact-changed-since')
    const now = found(await factForChange(db, await keepFact(db, given)))
    const { accountId, topic } = now
    await record(db, actor, 'fact.kept', { accountId, topic, title: toldOf(now), now, before })
    return { now, before }
  }),

  route(addFacts, async ({ input: { facts }, actor, db, today }) => {
    for (const accountId of new Set(facts.map((fact) => fact.accountId))) {
      await heedWriting(db, actor, accountId)
    }
    const given = facts.map(ofItsTopic)
    for (const fact of given) heed(whyNotSay(fact) ?? whyNotSeen(fact.seenOn, today))
    await insertFacts(db, given)
    await recordEach(
      db,
      actor,
      'fact.kept',
      given.map((now) => ({ accountId: now.accountId, topic: now.topic, title: toldOf(now), now })),
    )
    return { added: given.length }
  }),

  route(dropFact, async ({ input: { factId }, actor, db }) => {
    const before = found(await factForChange(db, factId))
    await heedWriting(db, actor, before.accountId)
    await removeFact(db, factId)
    const { accountId, topic } = before
    await record(db, actor, 'fact.dropped', { accountId, topic, title: toldOf(before), before })
    return before
  }),

  route(confirmFact, async ({ input: { factId, seenOn, was }, actor, db, today }) => {
    const before = found(await factForChange(db, factId))
    await heedWriting(db, actor, before.accountId)
    heedSince(was, before, 'know/fact-changed-since')
    heed(whyNotSeen(seenOn, today))
    if (seenOn < before.seenOn) throw new Problem(422, 'know/confirmed-back')
    await keepFact(db, { ...before, seenOn, confidence: 'confirmed' })
    const now = found(await factForChange(db, factId))
    const { accountId, topic } = now
    await record(db, actor, 'fact.confirmed', { accountId, topic, title: toldOf(now), seenOn })
    return { now, before }
  }),

  route(listSectors, ({ db }) => sectorsOf(db)),

  route(putSectors, async ({ input: { text }, actor, db }) => {
    const sectors = sectorLines(text)
    heed(whyNotSectors(sectors))
    const before = sectorText(await sectorsOf(db))
    await replaceSectors(db, sectors)
    await record(db, actor, 'sectors.kept', { sectors: sectors.length })
    return { sectors: sectors.length, before }
  }),
]

/** What the history calls it. */
function toldOf({
  name,
  text,
  link,
  amount,
}: {
  name: string
  text: string
  link: string
  amount: string | null
}) {
  return name || text.slice(0, 120) || link || (amount ?? '')
}
