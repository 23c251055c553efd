/** Talks with what came of them: all of it or nothing, taken back where nothing has come of it. */
import { expect, test } from 'vitest'
import { addAccount, readHistory } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { endAction, listActions } from '../accounts/action.api.ts'
import { actionRoutes } from '../accounts/action.routes.ts'
import { keepCommitment, listAccountCommitments } from '../commit/commitment.api.ts'
import { commitmentRoutes } from '../commit/commitment.routes.ts'
import { addContact } from '../know/contact.api.ts'
import { contactRoutes } from '../know/contact.routes.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import {
  dropInteraction,
  listInteractions,
  listPlanned,
  putInteraction,
  readInteraction,
} from './interaction.api.ts'
import { interactionRoutes } from './interaction.routes.ts'
import { listMade, logTalk, unwriteMinutes, writeMinutes } from './talk.api.ts'
import { talkRoutes } from './talk.routes.ts'

const routes = [
  ...accountRoutes,
  ...actionRoutes,
  ...contactRoutes,
  ...commitmentRoutes,
  ...interactionRoutes,
  ...talkRoutes,
]
const LATER = '2026-11-30'

async function aClient() {
  const firm = aFirm(routes)
  const { lead } = firm
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas Levante', managerId: lead.id })
  const { contactId } = await lead.ask(addContact, { name: 'Ana Ruiz', place: { accountId } })
  const made = [
    { as: 'action' as const, text: 'Mandar la tarifa', dueOn: LATER, ownerId: lead.id },
    { as: 'commitment' as const, text: 'Entrega en 48 h', dueOn: LATER, ownerId: lead.id },
    { as: 'theirs' as const, text: 'Pasarnos la previsión', dueOn: LATER, ownerId: lead.id },
  ]
  const call = { accountId, kind: 'call' as const, happenedOn: TODAY, subject: 'Plazos' }
  return { ...firm, accountId, contactId, made, call }
}

test('a talk is noted with its next step, a promise and what they promised, in one go', async () => {
  const { lead, accountId, contactId, made, call } = await aClient()
  const talk = await lead.ask(logTalk, { ...call, contactIds: [contactId], sentiment: -1, made })
  expect(talk.interaction).toMatchObject({
    state: 'held',
    sentiment: -1,
    account: 'Forjas Levante',
  })
  expect(talk.made.map(({ as, text, state }) => [as, text, state])).toEqual([
    ['commitment', 'Entrega en 48 h', 'open'],
    ['action', 'Mandar la tarifa', 'open'],
    ['theirs', 'Pasarnos la previsión', 'open'],
  ])
  const [promise] = await lead.ask(listAccountCommitments, { accountId })
  // Of the only one who was there, on the day of the talk, which it names.
  expect(promise).toMatchObject({ contactId, madeOn: TODAY, madeIn: 'meeting', source: 'Plazos' })
  expect((await lead.ask(listActions, { accountId })).map(({ origin }) => origin)).toEqual([
    'talk',
    'talkTheirs',
  ])
  const { happenings } = await lead.ask(readHistory, { accountId })
  expect(happenings.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['interaction.added', 'action.added', 'commitment.added']),
  )
})

test('taken back, what has come of it stays', async () => {
  const { lead, accountId, made, call } = await aClient()
  const talk = await lead.ask(logTalk, { ...call, made })
  const action = talk.made.find(({ as }) => as === 'action')!
  await lead.ask(endAction, { actionId: action.thingId, state: 'done', outcome: 'Enviada' })
  const { interactionId } = talk.interaction
  await lead.ask(dropInteraction, { interactionId, withMade: true })
  expect((await lead.ask(listInteractions, { accountId })).total).toBe(0)
  expect(await lead.ask(listAccountCommitments, { accountId })).toEqual([])
  expect((await lead.ask(listActions, { accountId })).map(({ title }) => title)).toEqual([
    'Mandar la tarifa',
  ])
})

test('one line that can’t be made leaves nothing of the talk', async () => {
  const { lead, accountId, made, call } = await aClient()
  const bad = [
    [{ as: 'action' as const, text: 'Sin día', ownerId: lead.id }, 'engage/made-without-day'],
    [{ as: 'action' as const, text: 'De nadie', dueOn: LATER }, 'engage/made-without-owner'],
    [{ as: 'decision' as const, text: 'Sin plan' }, 'engage/no-plan-to-decide'],
    [{ ...made[1]!, dueOn: '2026-11-01' }, 'commit/due-first'],
  ] as const
  for (const [line, code] of bad) {
    const given = { ...call, made: [...made, line] }
    await expect(lead.ask(logTalk, given)).rejects.toMatchObject({ code })
  }
  expect((await lead.ask(listInteractions, { accountId })).total).toBe(0)
  expect(await lead.ask(listActions, { accountId })).toEqual([])
  await expect(lead.ask(logTalk, { ...call, happenedOn: '2026-11-25' })).rejects.toMatchObject({
    code: 'engage/held-ahead',
  })
})

test('a planned talk keeps its agenda until its minutes tell how it went, and back', async () => {
  const { lead, db, accountId, made, call } = await aClient()
  await db(
    (tx) => tx`
    insert into plan (account_id, title, template, from_on, until_on, owner_id, changed_on)
    values (${accountId}, 'Plan', 'general', ${TODAY}, '2028-01-01', ${lead.id}, ${TODAY})
  `,
  )
  const agenda = [{ text: 'Precio del acero' }, { text: 'Retraso', source: 'clock' }]
  const ahead = { ...call, happenedOn: TODAY, happenedAt: '16:00', state: 'planned' as const }
  const { now } = await lead.ask(putInteraction, { ...ahead, ownerId: lead.id, agenda })
  expect(now.agenda.map(({ text, source }) => [text, source])).toEqual([
    ['Precio del acero', 'own'],
    ['Retraso', 'clock'],
  ])
  const { interactionId } = now
  expect((await lead.ask(listPlanned, {})).map((one) => one.interactionId)).toEqual([interactionId])
  const said = { text: 'Todo bien', outcome: 'Firmamos', sentiment: 2 }
  const lines = [...made, { as: 'decision' as const, text: 'Reunión cada mes' }]
  const after = await lead.ask(writeMinutes, { interactionId, ...said, made: lines })
  expect(after.interaction).toMatchObject({ ...said, state: 'held', agenda: now.agenda })
  expect(after.made).toHaveLength(4)
  expect(await lead.ask(listPlanned, {})).toEqual([])
  const promise = after.made.find(({ as }) => as === 'commitment')!
  await lead.ask(keepCommitment, { commitmentId: promise.thingId, outcome: 'x', endedOn: TODAY })
  const back = await lead.ask(unwriteMinutes, {
    interactionId,
    made: after.made.map(({ thingId }) => thingId),
    was: after.before,
  })
  expect(back.interaction).toEqual(now)
  // What was decided and what was kept stay.
  expect(back.made.map(({ as, state }) => [as, state])).toEqual([
    ['commitment', 'kept'],
    ['decision', null],
  ])
})

test('talks of another firm and of accounts that one doesn’t see are not there; who only reads writes none', async () => {
  const { lead, join, viewer, call, made } = await aClient()
  const { interaction } = await lead.ask(logTalk, { ...call, made })
  const { interactionId } = interaction
  const minutes = { interactionId, text: 'x' }
  const other = (await aClient()).lead
  const own = join('manager', { sees: 'own' })
  for (const who of [other, own]) {
    for (const act of [
      () => who.ask(readInteraction, { interactionId }),
      () => who.ask(listMade, { interactionId }),
      () => who.ask(writeMinutes, minutes),
      () => who.ask(unwriteMinutes, { interactionId, made: [], was: interaction }),
      () => who.ask(logTalk, call),
    ]) {
      await expect(act()).rejects.toMatchObject({ status: 404 })
    }
    expect(await who.ask(listPlanned, {})).toEqual([])
  }
  expect(await viewer.ask(listMade, { interactionId })).toHaveLength(3)
  await expect(viewer.ask(logTalk, call)).rejects.toMatchObject({ status: 403 })
  await expect(viewer.ask(writeMinutes, minutes)).rejects.toMatchObject({ status: 403 })
  const wide = join('manager')
  await expect(wide.ask(writeMinutes, minutes)).rejects.toMatchObject({ status: 403 })
})
