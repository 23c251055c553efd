/** A whole map of deciders over HTTP. */
import { mayOwn } from '../accounts/carer.store.ts'
import { heedWriting } from '../accounts/writing.store.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../platform/history.ts'
import { heed, Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/serve.ts'
import { insertPosition, say } from './decider.store.ts'
import { insertRoles, keepDecision } from './decision.store.ts'
import { tellMap } from './mapTold.api.ts'
import { type MapTold, namedIn, whyNotTellMap } from './mapTold.ts'
import { heedPeople } from './personThere.store.ts'
import { keepTie, lockTies, tiesOf } from './tie.store.ts'

export const mapToldRoutes: Route[] = [
  route(tellMap, async ({ input: { accountId, ...told }, actor, db, today }) => {
    await heedWriting(db, actor, accountId)
    const people = namedIn(told)
    await heedPeople(db, accountId, people)
    for (const personId of new Set(told.positions.map((one) => one.personId))) {
      if (!(await mayOwn(db, personId))) throw new Problem(422, 'know/not-a-colleague')
    }
    await lockTies(db, accountId)
    heed(whyNotTellMap(told, await tiesOf(db, accountId), today))
    await write(db, accountId, told)
    await record(db, actor, 'decider.mapTold', { accountId, people: people.length })
    return { people: people.length }
  }),
]

/** All on their way at once: one does not wait for another. */
async function write(db: Db, accountId: string, { said, positions, ties, decisions }: MapTold) {
  const of = ({ contactId }: { contactId: string }) => ({ accountId, contactId })
  await Promise.all([
    ...said.map((one) => say(db, of(one), one)),
    ...positions.map((one) => insertPosition(db, of(one), one)),
    ...ties.map((tie) => keepTie(db, accountId, tie)),
    ...decisions.map(async ({ parts, ...given }) => {
      const decisionId = await keepDecision(db, accountId, given)
      await Promise.all(parts.map((part) => insertRoles(db, { ...of(part), decisionId }, part)))
    }),
  ])
}
