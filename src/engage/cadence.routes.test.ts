/** Whom to call, and what to speak of, from what was written down. */
import { expect, test } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { mergeAccounts } from '../accounts/merge.api.ts'
import { mergeRoutes } from '../accounts/merge.routes.ts'
import { putCommitment } from '../commit/commitment.api.ts'
import { commitmentRoutes } from '../commit/commitment.routes.ts'
import { addDays } from '../kernel/day.ts'
import { addContact, changeContact, readContact } from '../know/contact.api.ts'
import { ContactGiven } from '../know/contact.ts'
import { contactRoutes } from '../know/contact.routes.ts'
import { sayOfDecider } from '../know/decider.api.ts'
import { deciderRoutes } from '../know/decider.routes.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { prepareTalk } from './agenda.api.ts'
import { agendaRoutes } from './agenda.routes.ts'
import { chooseCadence, listDueContacts, readCadence, readRhythm } from './cadence.api.ts'
import { cadenceRoutes } from './cadence.routes.ts'
import { Cadence } from './cadence.ts'
import { interactionRoutes } from './interaction.routes.ts'
import { logTalk } from './talk.api.ts'
import { talkRoutes } from './talk.routes.ts'

const routes = [
  ...accountRoutes,
  ...mergeRoutes,
  ...contactRoutes,
  ...deciderRoutes,
  ...commitmentRoutes,
  ...interactionRoutes,
  ...talkRoutes,
  ...agendaRoutes,
  ...cadenceRoutes,
]
const ago = (days: number) => addDays(TODAY, -days)

async function aKeyClient() {
  const firm = aFirm(routes)
  const { lead, manager, db } = firm
  const given = { name: 'Forjas Levante', managerId: manager.id }
  const { accountId } = await lead.ask(addAccount, given)
  const { contactId } = await lead.ask(addContact, { name: 'Ana Ruiz', place: { accountId } })
  const seen = { seenOn: TODAY, confidence: 'assumed' as const, source: 'x' }
  const said = [{ attribute: 'influence' as const, value: '5' as const }]
  await lead.ask(sayOfDecider, { accountId, contactId, said, ...seen })
  await db(
    (tx) => tx`
    insert into standing (account_id, tier, effective_on, reason, decided_by)
    values (${accountId}, 'key', ${ago(400)}, 'x', ${lead.id})
  `,
  )
  await db((tx) => tx`update contact set made_at = ${`${ago(400)}T12:00:00Z`}`)
  const talk = (day: string, more = {}) =>
    manager.ask(logTalk, {
      accountId,
      kind: 'call',
      happenedOn: day,
      subject: 'Hablar',
      contactIds: [contactId],
      ownerId: manager.id,
      state: day > TODAY ? 'planned' : 'held',
      ...more,
    })
  return { ...firm, accountId, contactId, talk }
}

test('who weighs is due after the tier’s rhythm, and leaves the list once spoken with or planned to be', async () => {
  const { manager, lead, talk, contactId } = await aKeyClient()
  await talk(ago(75))
  const [due, ...more] = await manager.ask(listDueContacts, {})
  expect(more).toEqual([])
  expect(due).toMatchObject({
    account: 'Forjas Levante',
    tier: 'key',
    person: { contactId, name: 'Ana Ruiz', influence: 5 },
    every: 45,
    lastOn: ago(75),
    daysLate: 30,
    quietDays: 75,
  })
  // Of two thirds of a rhythm, of a key account, with influence 5.
  expect(due!.urgency).toBeCloseTo((30 / 45) * 4 * (5 / 3))
  // Whoever leads sees key accounts of others too.
  expect(await lead.ask(listDueContacts, {})).toEqual([due])
  const { interaction } = await talk(addDays(TODAY, 3))
  expect(await manager.ask(listDueContacts, {})).toEqual([])
  expect(interaction.state).toBe('planned')
})

test('what a person asked for counts before the tier’s rhythm; the tier’s is a setting of leads', async () => {
  const { manager, lead, talk, contactId } = await aKeyClient()
  await talk(ago(20))
  expect(await manager.ask(listDueContacts, {})).toEqual([])
  const was = ContactGiven.parse(await lead.ask(readContact, { contactId }))
  await lead.ask(changeContact, { ...was, contactId, everyDays: 10 })
  expect(await manager.ask(listDueContacts, {})).toMatchObject([{ every: 10, daysLate: 10 }])
  await lead.ask(changeContact, { ...was, contactId })
  const now = { ...Cadence.parse({}), key: { account: 15, person: null } }
  await expect(manager.ask(chooseCadence, now)).rejects.toMatchObject({ status: 403 })
  const { before } = await lead.ask(chooseCadence, now)
  expect(before).toEqual(Cadence.parse({}))
  expect(await manager.ask(readCadence, {})).toEqual(now)
  expect(await manager.ask(listDueContacts, {})).toMatchObject([
    { person: null, every: 15, daysLate: 5 },
  ])
})

test('an account tells its rhythm and whose talks they are, also those of one merged into it', async () => {
  const { manager, lead, accountId, contactId, talk } = await aKeyClient()
  for (const days of [350, 300, 250, 200, 150, 100]) await talk(ago(days), { sentiment: 1 })
  const { accountId: otherId } = await lead.ask(addAccount, { name: 'Otra' })
  const other = { accountId: otherId, kind: 'visit' as const, subject: 'Visita' }
  await lead.ask(logTalk, { ...other, happenedOn: ago(50), ownerId: manager.id, sentiment: -2 })
  await lead.ask(mergeAccounts, { accountId, otherId })
  const rhythm = await lead.ask(readRhythm, { accountId })
  expect(rhythm).toMatchObject({
    tier: 'key',
    every: 30,
    lastOn: ago(50),
    talks: 7,
    quiet: { days: 50, usual: 50, limit: 200, quiet: false },
    ours: { talks: 7, thread: { id: manager.id, name: 'Marta', share: 1 } },
    theirs: { talks: 6, thread: { id: contactId, name: 'Ana Ruiz' } },
  })
  expect(rhythm.sentiments.map(({ sentiment }) => sentiment)).toEqual([1, 1, 1, 1, 1, 1, -2])
})

test('before a talk: what is promised and late first, and what changed since the last one, with where it is from', async () => {
  const { manager, lead, db, accountId, contactId, talk } = await aKeyClient()
  const due = { ownerId: manager.id, madeOn: ago(30), madeIn: 'mail' as const }
  const owed = { accountId, contactId, ...due }
  await lead.ask(putCommitment, { ...owed, promise: 'Muestra', dueOn: addDays(TODAY, 5) })
  await lead.ask(putCommitment, { ...owed, promise: 'Oferta', dueOn: ago(2) })
  await talk(ago(20), {
    kind: 'visit',
    made: [{ as: 'theirs', text: 'Pasar la previsión', dueOn: ago(1), ownerId: manager.id }],
  })
  await db(async (tx) => {
    await tx`insert into request (account_id, title, opened_on) values (${accountId}, 'Albarán', ${ago(3)})`
    await tx`insert into profile_fact (account_id, topic, text, source_kind, seen_on, confidence)
      values (${accountId}, 'goal', 'Abren en Lisboa', 'talk', ${ago(5)}, 'assumed'),
        (${accountId}, 'goal', 'De antes', 'talk', ${ago(25)}, 'assumed')`
    const [plan] =
      await tx`insert into plan (account_id, title, template, from_on, until_on, owner_id, changed_on, private)
      values (${accountId}, 'Plan', 'general', ${TODAY}, '2028-01-01', ${lead.id}, ${TODAY}, true) returning plan_id`
    const [line] =
      await tx`insert into plan_item (plan_id, account_id, kind, title, body, changed_on)
      values (${plan!['planId']}, ${accountId}, 'advice', 'Secreto', '{"why":"","gain":""}', ${TODAY}) returning item_id`
    await tx`insert into plan_firing (plan_id, account_id, kpi_id, plan_b_id, value, threshold, worse, day)
      values (${plan!['planId']}, ${accountId}, ${line!['itemId']}, ${line!['itemId']}, 8, 10, 'below', ${TODAY})`
  })
  const { last, since, lines } = await manager.ask(prepareTalk, { accountId })
  expect(last).toMatchObject({ kind: 'visit', happenedOn: ago(20) })
  expect(since).toBe(ago(20))
  expect(lines.map(({ source, text }) => [source, text])).toEqual([
    ['commitment', 'Oferta'],
    ['theirs', 'Pasar la previsión'],
    ['commitment', 'Muestra'],
    ['request', 'Albarán'],
    ['fact', 'Abren en Lisboa'],
  ])
  expect(lines[0]).toMatchObject({ who: 'Marta', day: ago(2) })
})

test('rhythms and agendas of another firm and of accounts that one doesn’t see are not there', async () => {
  const { join, viewer, accountId, talk } = await aKeyClient()
  await talk(ago(75))
  const other = (await aKeyClient()).lead
  const own = join('manager', { sees: 'own' })
  for (const who of [other, own]) {
    for (const act of [
      () => who.ask(readRhythm, { accountId }),
      () => who.ask(prepareTalk, { accountId }),
    ]) {
      await expect(act()).rejects.toMatchObject({ status: 404 })
    }
  }
  expect(await own.ask(listDueContacts, {})).toEqual([])
  expect(await other.ask(listDueContacts, {})).not.toMatchObject([{ accountId }])
  expect((await viewer.ask(readRhythm, { accountId })).talks).toBe(1)
  expect(await viewer.ask(listDueContacts, {})).toEqual([])
})
