import { expect, test } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { putRelation } from '../accounts/relation.api.ts'
import { relationRoutes } from '../accounts/relation.routes.ts'
import { PortfolioFilter } from '../identify/accountList.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { putAudience } from './audience.api.ts'
import { audienceRoutes } from './audience.routes.ts'
import { addContact, putPlace, readContact } from './contact.api.ts'
import { contactRoutes } from './contact.routes.ts'
import { putCrossings } from './crossing.api.ts'
import { crossingRoutes } from './crossing.routes.ts'
import { putDecision } from './decision.api.ts'
import { decisionRoutes } from './decision.routes.ts'
import { addOwnChange, putImpact } from './ownChange.api.ts'
import { ownChangeRoutes } from './ownChange.routes.ts'
import { putSwot } from './swot.api.ts'
import { swotRoutes } from './swot.routes.ts'
import { putTie } from './tie.api.ts'
import { tieRoutes } from './tie.routes.ts'

const ROUTES = [
  ...accountRoutes,
  ...relationRoutes,
  ...audienceRoutes,
  ...contactRoutes,
  ...crossingRoutes,
  ...decisionRoutes,
  ...ownChangeRoutes,
  ...swotRoutes,
  ...tieRoutes,
]

/** What each keeps of one thing: how it stands, and how it is changed by whoever began from `was`. */
async function things() {
  const { lead } = aFirm(ROUTES)
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas', managerId: lead.id })
  const { accountId: otherId } = await lead.ask(addAccount, { name: 'Otra', managerId: lead.id })
  const person = async (name: string) =>
    (await lead.ask(addContact, { name, reaches: [], place: { accountId } })).contactId
  const [ana, eva] = [await person('Ana Ruiz'), await person('Eva Sanz')]
  const seen = { seenOn: TODAY, confidence: 'assumed' as const }
  const audience = (
    await lead.ask(putAudience, {
      accountId,
      audience: [{ kind: 'persona', name: 'Jefe', ...seen }],
    })
  ).now[0]!
  const decision = (await lead.ask(putDecision, { accountId, title: 'Prensa' })).now
  const tie = (await lead.ask(putTie, { accountId, fromId: ana, toId: eva, kind: 'influences' }))
    .now
  const place = (await lead.ask(readContact, { contactId: ana })).places[0]!
  const relation = (await lead.ask(putRelation, { accountId, otherId, kind: 'partner' })).now
  const { changeId } = await lead.ask(addOwnChange, {
    title: 'Tarifa',
    kind: 'price',
    fromOn: TODAY,
    task: 'Avisar',
    dueOn: TODAY,
    filter: PortfolioFilter.parse({}),
  })
  const swot = (
    await lead.ask(putSwot, {
      accountId,
      items: [
        { subject: 'us', kind: 'strength', title: 'Plazo', weight: 1, ...seen },
        { subject: 'us', kind: 'threat', title: 'Precio', weight: 1, ...seen },
      ],
    })
  ).now
  const pair = { innerId: swot[0]!.itemId, outerId: swot[1]!.itemId }
  return {
    audience: (word: string) =>
      lead.ask(putAudience, { accountId, audience: [{ ...audience, name: word, was: audience }] }),
    decision: (word: string) =>
      lead.ask(putDecision, { accountId, ...decision, title: word, was: decision }),
    tie: (word: string) => lead.ask(putTie, { accountId, ...tie, source: word, was: tie }),
    place: (word: string) =>
      lead.ask(putPlace, { contactId: ana, ...place, jobTitle: word, was: place }),
    relation: (word: string) => lead.ask(putRelation, { ...relation, note: word, was: relation }),
    impact: (word: string) => lead.ask(putImpact, { changeId, accountId, impact: word, was: '' }),
    crossing: (word: string) =>
      lead.ask(putCrossings, {
        accountId,
        crossings: [{ ...pair, impact: 1, rejection: word, was: null }],
      }),
  }
}

test('of two who change the same thing, whoever comes second is told', async () => {
  for (const [noun, change] of Object.entries(await things())) {
    await change('Una')
    await expect(change('Otra'), noun).rejects.toMatchObject({
      status: 409,
      code: `${noun === 'relation' ? 'accounts' : 'know'}/${noun}-changed-since`,
    })
  }
})
