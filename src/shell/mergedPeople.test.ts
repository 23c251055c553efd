/** Two records of one person through all rooms: what hangs on either is read under the kept one, and separating them is exact. */
import { expect, test } from 'vitest'
import { addAccount, readHistory } from '../accounts/account.api.ts'
import { listActions, putAction } from '../accounts/action.api.ts'
import { mergeAccounts, separateAccounts } from '../accounts/merge.api.ts'
import { putBelongings } from '../accounts/tree.api.ts'
import { listInteractions, putInteraction } from '../engage/interaction.api.ts'
import { listRequests, putRequest } from '../engage/request.api.ts'
import { listOpportunities, putOpportunity } from '../grow/opportunity.api.ts'
import { readTree } from '../identify/rollUp.api.ts'
import {
  addContact,
  changeContact,
  dropContact,
  listAccountContacts,
  listContacts,
  putPlace,
  readContact,
} from '../know/contact.api.ts'
import { ContactGiven } from '../know/contact.ts'
import { compareContacts, mergeContacts, separateContacts } from '../know/contactMerge.api.ts'
import {
  putSpots,
  readDeciderMap,
  readSayings,
  sayOfDecider,
  sayPosition,
  unsayOfDecider,
} from '../know/decider.api.ts'
import { putDecision, sayRoles, unsayRoles } from '../know/decision.api.ts'
import { listDepartures, takeBackDeparture, tellDeparture } from '../know/departure.api.ts'
import { erasePerson } from '../know/personal.api.ts'
import { listNeeds, putNeeds } from '../know/need.api.ts'
import { addPrivateNote, listPrivateNotes } from '../know/privateNote.api.ts'
import { searchEverything } from '../know/search.api.ts'
import { dropTie, putTie } from '../know/tie.api.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { readSettings } from '../platform/settings.ts'
import { roomRoutes } from './routes.ts'

const routes = roomRoutes(readSettings({ CLAVE_DEMO: 'off' }))
const grounds = { confidence: 'assumed' as const, source: '', seenOn: TODAY }
const mail = (value: string) => ({ kind: 'mail' as const, value })

/** Ana has two records, each with its own; Eva works beside her. */
async function twoRecords() {
  const firm = aFirm(routes)
  const { lead, manager } = firm
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas', managerId: manager.id })
  const { accountId: sur } = await lead.ask(addAccount, { name: 'Forjas Sur' })
  const add = async (name: string, reaches: string[], where = accountId) => {
    const place = { accountId: where, jobTitle: `Puesto de ${name}` }
    return (await lead.ask(addContact, { name, reaches: reaches.map(mail), place })).contactId
  }
  const ana = await add('Ana Ruiz', ['ana@forjas.example'])
  const anna = await add('Ruiz Gil, Anna', ['Ana@forjas.example', 'gil@forjas.example'])
  const eva = await add('Eva Sanz', [])
  await lead.ask(putPlace, { contactId: anna, accountId: sur, jobTitle: 'Consejera' })
  return { ...firm, accountId, sur, add, ana, anna, eva }
}

type World = Awaited<ReturnType<typeof twoRecords>>

/** All that rooms can say of the other record. */
async function allOfAnna({ lead, accountId, ana, anna, eva }: World) {
  const of = { accountId, contactId: anna }
  const said = [{ attribute: 'influence' as const, value: '5' as const }]
  const { saidId } = await lead.ask(sayOfDecider, { ...of, said, ...grounds })
  const older = { ...grounds, seenOn: '2026-01-01' }
  const less = [{ attribute: 'influence' as const, value: '1' as const }]
  await lead.ask(sayOfDecider, { accountId, contactId: ana, said: less, ...older })
  await lead.ask(sayPosition, { ...of, personId: lead.id, now: 'vendor', ideal: null, ...grounds })
  await lead.ask(putTie, { accountId, fromId: eva, toId: anna, kind: 'reports' })
  await lead.ask(putTie, { accountId, fromId: ana, toId: anna, kind: 'trusts' })
  const { now } = await lead.ask(putDecision, { accountId, title: 'Rodamientos' })
  const { decisionId } = now
  await lead.ask(sayRoles, { ...of, decisionId, roles: ['decider'], ...grounds })
  await lead.ask(putSpots, { accountId, spots: [{ contactId: anna, x: 7, y: 9 }] })
  const need = { title: 'Plazos', urgency: 2, contactIds: [anna], ...grounds }
  await lead.ask(putNeeds, { accountId, needs: [need] })
  const note = { text: 'Monta a caballo', purpose: 'x', ground: 'told' as const }
  await lead.ask(addPrivateNote, { contactId: anna, ...note, untilOn: '2027-01-01' })
  const met = { kind: 'call' as const, happenedOn: TODAY, subject: 'Llamada' }
  await lead.ask(putInteraction, { accountId, ...met, contactIds: [anna, ana] })
  await lead.ask(putRequest, { accountId, contactId: anna, title: 'Un plano', openedOn: TODAY })
  await lead.ask(putOpportunity, { accountId, contactId: anna, title: 'Anillos' })
  await lead.ask(putAction, {
    accountId,
    title: 'Enseñarle el taller',
    ownerId: lead.id,
    dueOn: TODAY,
    origin: 'relation',
    originId: anna,
  })
  return { saidId, decisionId }
}

/** Every row of the firm, but for what tells that something happened, and what waits to be compared anew. */
function allRows({ db }: Pick<World, 'db'>) {
  return db(async (tx) => {
    const tables = await tx<{ name: string }[]>`
      select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and relname not in ('happening', 'search_word', 'account_twin_due', 'contact_twin_due')
        and has_table_privilege(oid, 'select')
      order by 1
    `
    const all: Record<string, string[]> = {}
    for (const { name } of tables) {
      const rows = await tx<{ row: string }[]>`select t::text as row from ${tx(name)} t order by 1`
      if (rows.length > 0) all[name] = rows.map(({ row }) => row)
    }
    return all
  })
}

test('what hangs on the other is read under the kept one, in every room', async () => {
  const firm = await twoRecords()
  const { lead, accountId, sur, ana, anna, eva } = firm
  const { saidId, decisionId } = await allOfAnna(firm)
  const compared = await lead.ask(compareContacts, { contactId: ana, otherId: anna })
  expect(compared).toMatchObject({ sides: [{ name: 'Ana Ruiz' }, {}], talks: [1, 2] })
  await lead.ask(mergeContacts, { contactId: ana, otherId: anna, chosen: {} })

  const one = await lead.ask(readContact, { contactId: ana })
  expect(one).toMatchObject({ name: 'Ana Ruiz', merged: [{ contactId: anna }] })
  expect(one.reaches).toEqual([mail('ana@forjas.example'), mail('gil@forjas.example')])
  expect(one.places.map((place) => place.accountId).toSorted()).toEqual(
    [accountId, accountId, sur].toSorted(),
  )
  expect(await lead.ask(readContact, { contactId: anna })).toEqual(one)
  const here = await lead.ask(listAccountContacts, { accountId })
  expect(here.map(({ name }) => name)).toEqual(['Ana Ruiz', 'Eva Sanz'])
  expect(await lead.ask(listAccountContacts, { accountId: sur })).toMatchObject([
    { contactId: ana },
  ])
  for (const q of ['gil', 'anna ana', 'gil@forjas']) {
    const found = await lead.ask(listContacts, { q })
    expect([q, found.total, found.rows[0]?.contactId]).toEqual([q, 1, ana])
  }

  const map = await lead.ask(readDeciderMap, { accountId })
  const onMap = map.people.find(({ contactId }) => contactId === ana)!
  expect(map.people).toHaveLength(2)
  expect(onMap).toMatchObject({
    said: [{ attribute: 'influence', value: '5' }],
    positions: [{ personId: lead.id, now: 'vendor' }],
    spot: { x: 7, y: 9 },
  })
  expect(map.ties).toMatchObject([{ fromId: eva, toId: ana, kind: 'reports' }])
  expect(map.decisions).toMatchObject([{ decisionId, parts: [{ contactId: ana }] }])
  const sayings = await lead.ask(readSayings, { accountId, contactId: anna })
  expect(sayings.map(({ value }) => value)).toEqual(['5', '1'])

  const planned = await lead.ask(listActions, { accountId })
  expect(planned).toMatchObject([{ origin: 'relation', originId: ana }])
  const [need] = await lead.ask(listNeeds, { accountId })
  expect(need).toMatchObject({ contactIds: [ana], contacts: [{ name: 'Ana Ruiz' }] })
  const [talk] = (await lead.ask(listInteractions, { accountId })).rows
  expect(talk).toMatchObject({ contactIds: [ana], contacts: [{ id: ana, name: 'Ana Ruiz' }] })
  const request = { contactId: ana, contactName: 'Ana Ruiz' }
  expect(await lead.ask(listRequests, { accountId })).toMatchObject([request])
  expect(await lead.ask(listOpportunities, { accountId })).toMatchObject([request])
  expect(await lead.ask(listPrivateNotes, { contactId: ana })).toMatchObject([
    { contactId: ana, text: 'Monta a caballo' },
  ])
  const sought = await lead.ask(searchEverything, { q: 'gil consejera', kind: ['contact'] })
  expect(sought.map(({ thingId, title }) => [thingId, title])).toEqual([[ana, 'Ana Ruiz']])
  const told = await (await lead.fetch(`/api/contacts/${ana}/personal-data`)).json()
  expect(told).toMatchObject({
    merges: [{ taken: {} }],
    privateNotes: [{ text: 'Monta a caballo' }],
    opportunities: [{ title: 'Anillos' }],
  })
  expect((told as { person: object[] }).person).toHaveLength(2)
  const { happenings } = await lead.ask(readHistory, { accountId: sur })
  expect(happenings[0]).toMatchObject({ what: 'contact.merged', about: { name: 'Ana Ruiz' } })

  // In a group they are one person, at each of its accounts and in all.
  const below = { parentId: accountId, fromOn: '2020-01-01' }
  await lead.ask(putBelongings, { accountId: sur, belongings: [below] })
  const { rows } = await lead.ask(readTree, { accountId, asOf: TODAY })
  const counted = rows.map(({ own, all }) => [own.people, all.people])
  expect(counted).toEqual([
    [2, 2],
    [1, 1],
  ])

  // What hangs on the other is taken back as what is the kept one's.
  expect(await lead.ask(unsayOfDecider, { accountId, contactId: ana, saidId })).toEqual({
    count: 1,
  })
})

test('separated, every row is as it was, also where the name was the other’s', async () => {
  const firm = await twoRecords()
  const { lead, ana, anna } = firm
  await allOfAnna(firm)
  const before = await allRows(firm)
  const both = { contactId: ana, otherId: anna }
  await lead.ask(mergeContacts, { ...both, chosen: { name: 'other', past: 'kept' } })
  expect((await lead.ask(readContact, { contactId: ana })).name).toBe('Ruiz Gil, Anna')
  expect(await allRows(firm)).not.toEqual(before)
  expect(await lead.ask(separateContacts, both)).toEqual({
    ...both,
    stayed: [],
    chosen: { name: 'other' },
  })
  expect(await allRows(firm)).toEqual(before)
  await expect(lead.ask(separateContacts, both)).rejects.toMatchObject({ status: 404 })
})

test('what was changed since stays as it is, and is told', async () => {
  const { lead, ana, anna } = await twoRecords()
  const both = { contactId: ana, otherId: anna }
  const was = ContactGiven.parse(await lead.ask(readContact, { contactId: anna }))
  await lead.ask(changeContact, { ...was, contactId: anna, language: 'fr', past: 'Se enfadó' })
  await lead.ask(mergeContacts, { ...both, chosen: { language: 'other', past: 'other' } })
  const now = ContactGiven.parse(await lead.ask(readContact, { contactId: ana }))
  expect(now).toMatchObject({ language: 'fr', past: 'Se enfadó' })
  await lead.ask(changeContact, { ...now, contactId: ana, language: 'pt', was: now })
  expect(await lead.ask(separateContacts, both)).toMatchObject({ stayed: ['language'] })
  const [kept, other] = [
    await lead.ask(readContact, { contactId: ana }),
    await lead.ask(readContact, { contactId: anna }),
  ]
  expect(kept).toMatchObject({ language: 'pt', past: '', reaches: [mail('ana@forjas.example')] })
  expect(other).toMatchObject({ language: 'fr', past: 'Se enfadó' })
  expect(other.reaches).toHaveLength(2)
})

test('through two merges all is the last one’s, and each is taken back by itself', async () => {
  const firm = await twoRecords()
  const { lead, accountId, sur, ana, anna, eva } = firm
  const before = await allRows(firm)
  await lead.ask(mergeContacts, { contactId: ana, otherId: anna, chosen: { name: 'other' } })
  await lead.ask(mergeContacts, { contactId: eva, otherId: ana, chosen: { name: 'other' } })
  const last = await lead.ask(readContact, { contactId: anna })
  expect(last).toMatchObject({ contactId: eva, name: 'Ruiz Gil, Anna' })
  expect(last.merged.map(({ contactId }) => contactId)).toEqual([ana, anna])
  expect(last.reaches).toHaveLength(2)
  expect((await lead.ask(readDeciderMap, { accountId })).people).toHaveLength(1)
  expect(await lead.ask(listAccountContacts, { accountId: sur })).toMatchObject([
    { contactId: eva },
  ])
  expect((await lead.ask(searchEverything, { q: 'consejera' })).map((one) => one.thingId)).toEqual([
    eva,
  ])
  // Ends where it began, so nothing is refused but the circle itself.
  await expect(lead.ask(mergeContacts, { contactId: anna, otherId: eva })).rejects.toMatchObject({
    code: 'know/contact-merged',
    values: { contactId: eva },
  })
  await lead.ask(separateContacts, { contactId: eva, otherId: anna })
  expect(await lead.ask(readContact, { contactId: anna })).toMatchObject({ merged: [] })
  expect(await lead.ask(listAccountContacts, { accountId: sur })).toMatchObject([
    { contactId: anna },
  ])
  await lead.ask(separateContacts, { contactId: eva, otherId: ana })
  expect(await allRows(firm)).toEqual(before)
})

test('whoever was merged is written to no more, and the kept one is named', async () => {
  const firm = await twoRecords()
  const { lead, accountId, ana, anna, eva } = firm
  const { decisionId } = await allOfAnna(firm)
  const { places } = await lead.ask(readContact, { contactId: anna })
  const { placeId } = places[0]!
  await lead.ask(mergeContacts, { contactId: ana, otherId: anna })
  const of = { accountId, contactId: anna }
  const said = [{ attribute: 'support' as const, value: '1' as const }]
  const note = { text: 'x', purpose: 'x', ground: 'told' as const, untilOn: '2027-01-01' }
  for (const act of [
    () => lead.ask(changeContact, { name: 'Otra', contactId: anna }),
    () => lead.ask(dropContact, { contactId: anna }),
    () => lead.ask(putPlace, of),
    () => lead.ask(sayOfDecider, { ...of, said, ...grounds }),
    () => lead.ask(sayRoles, { ...of, decisionId, roles: ['user'], ...grounds }),
    () => lead.ask(putSpots, { accountId, spots: [{ contactId: anna, x: 1, y: 1 }] }),
    () => lead.ask(putTie, { accountId, fromId: eva, toId: anna, kind: 'trusts' }),
    () => lead.ask(addPrivateNote, { contactId: anna, ...note }),
    () => lead.ask(tellDeparture, { contactId: anna, placeId, leftOn: TODAY, actions: [] }),
    () =>
      lead.ask(putNeeds, {
        accountId,
        needs: [{ title: 'Otra', urgency: 1, contactIds: [anna], ...grounds }],
      }),
    () => lead.ask(putRequest, { ...of, title: 'Otro', openedOn: TODAY }),
    () => lead.ask(putOpportunity, { ...of, title: 'Otra' }),
  ]) {
    await expect(act()).rejects.toMatchObject({
      status: 409,
      code: 'know/contact-merged',
      values: { name: 'Ana Ruiz', contactId: ana },
    })
  }
})

test('a departure ends the posts of both there, and taken back both last again', async () => {
  const { lead, accountId, sur, ana, anna } = await twoRecords()
  await lead.ask(mergeContacts, { contactId: ana, otherId: anna })
  const ends = async () =>
    (await lead.ask(readContact, { contactId: ana })).places
      .toSorted((a, b) => a.account.localeCompare(b.account))
      .map((place) => [place.accountId, place.untilOn])
  const { places } = await lead.ask(readContact, { contactId: ana })
  const { placeId } = places.find((place) => place.accountId === accountId)!
  const left = { contactId: ana, placeId, leftOn: TODAY, actions: [] }
  const { departureId } = await lead.ask(tellDeparture, left)
  expect(await ends()).toEqual([
    [accountId, TODAY],
    [accountId, TODAY],
    [sur, null],
  ])
  expect(await lead.ask(listDepartures, { accountId })).toMatchObject([{ contactId: ana }])
  await lead.ask(takeBackDeparture, { departureId })
  expect(await ends()).toEqual([
    [accountId, null],
    [accountId, null],
    [sur, null],
  ])
})

test('a click twice merges once; two who merge in opposite ways make no circle', async () => {
  const { lead, db, ana, anna } = await twoRecords()
  const both = { contactId: ana, otherId: anna }
  const twice = await Promise.allSettled([
    lead.ask(mergeContacts, both),
    lead.ask(mergeContacts, both),
  ])
  expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(twice.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'know/merge-merged', values: { name: 'Ruiz Gil, Anna' } },
  })
  expect(await db((tx) => tx`select from contact_merge`)).toHaveLength(1)
  await lead.ask(separateContacts, both)
  const crossed = await Promise.allSettled([
    lead.ask(mergeContacts, both),
    lead.ask(mergeContacts, { contactId: anna, otherId: ana }),
  ])
  expect(crossed.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const self = { contactId: ana, otherId: ana }
  const alone = crossed[0]!.status === 'fulfilled' ? self : { contactId: anna, otherId: anna }
  await expect(lead.ask(mergeContacts, alone)).rejects.toMatchObject({ code: 'know/merge-same' })
})

test('who may change both merges them, and separates them; another firm’s are not there', async () => {
  const firm = await twoRecords()
  const { lead, manager, viewer, expert, join, accountId, sur, add, ana, anna } = firm
  const both = { contactId: ana, otherId: anna }
  const luis = await add('Luis Gil', [], sur)
  const far = { contactId: ana, otherId: luis }
  await expect(manager.ask(mergeContacts, far)).rejects.toMatchObject({
    code: 'accounts/not-yours',
  })
  const back = { contactId: luis, otherId: ana }
  await expect(manager.ask(mergeContacts, back)).rejects.toMatchObject({ status: 403 })
  for (const who of [viewer, expert]) {
    await expect(who.ask(mergeContacts, both)).rejects.toMatchObject({ status: 403 })
  }
  await lead.ask(mergeContacts, far)
  await expect(manager.ask(separateContacts, far)).rejects.toMatchObject({ status: 403 })
  await lead.ask(separateContacts, far)
  await manager.ask(mergeContacts, both)
  await manager.ask(separateContacts, both)

  const narrow = join('manager', { sees: 'own' })
  await expect(narrow.ask(mergeContacts, both)).rejects.toMatchObject({ status: 404 })
  const mine = await lead.ask(addAccount, { name: 'Mía', managerId: narrow.id })
  const own = await add('Ana R.', ['ana.r@mia.example'], mine.accountId)
  const { contactId: twin } = await narrow.ask(addContact, {
    name: 'Ana Erre',
    place: { accountId: mine.accountId },
  })
  await narrow.ask(mergeContacts, { contactId: twin, otherId: own })
  expect(await narrow.ask(readContact, { contactId: own })).toMatchObject({
    contactId: twin,
    reaches: [mail('ana.r@mia.example')],
  })
  await narrow.ask(separateContacts, { contactId: twin, otherId: own })

  const stranger = await twoRecords()
  for (const act of [
    () => stranger.lead.ask(mergeContacts, both),
    () => stranger.lead.ask(mergeContacts, { contactId: stranger.ana, otherId: anna }),
    () => stranger.lead.ask(mergeContacts, { contactId: ana, otherId: stranger.ana }),
    () => stranger.lead.ask(compareContacts, { contactId: stranger.ana, otherId: anna }),
    () => stranger.lead.ask(separateContacts, both),
  ]) {
    await expect(act()).rejects.toMatchObject({ status: 404 })
  }
  expect(await lead.ask(listAccountContacts, { accountId })).toHaveLength(3)
})

test('lines that merging closes to a circle stop nothing: others are drawn, these dropped', async () => {
  const { lead, accountId, add, ana, anna, eva } = await twoRecords()
  await lead.ask(putTie, { accountId, fromId: ana, toId: eva, kind: 'reports' })
  await lead.ask(putTie, { accountId, fromId: eva, toId: anna, kind: 'reports' })
  await lead.ask(mergeContacts, { contactId: ana, otherId: anna })
  const { ties } = await lead.ask(readDeciderMap, { accountId })
  expect(ties.map(({ fromId, toId }) => [fromId, toId])).toEqual(
    expect.arrayContaining([
      [ana, eva],
      [eva, ana],
    ]),
  )
  const luis = await add('Luis Gil', [])
  await lead.ask(putTie, { accountId, fromId: luis, toId: eva, kind: 'reports' })
  const [first] = ties
  await lead.ask(dropTie, { accountId, tieId: first!.tieId })
  expect((await lead.ask(readDeciderMap, { accountId })).ties).toHaveLength(2)
})

test('people of two accounts that become one are read, and worked with, at the kept one', async () => {
  const firm = await twoRecords()
  const { lead, accountId, sur, ana, anna } = firm
  const { saidId, decisionId } = await allOfAnna(firm)
  const { accountId: kept } = await lead.ask(addAccount, { name: 'Forjas Unidas' })
  const both = { accountId: kept, otherId: accountId }
  const before = await allRows(firm)
  await lead.ask(mergeAccounts, { ...both, chosen: {} })
  await lead.ask(mergeContacts, { contactId: ana, otherId: anna })
  const [here] = await lead.ask(listAccountContacts, { accountId: kept })
  expect(here).toMatchObject({ contactId: ana })
  expect(new Set(here!.places.map((place) => place.accountId))).toEqual(new Set([kept, sur]))
  const map = await lead.ask(readDeciderMap, { accountId: kept })
  expect(map.people.find(({ contactId }) => contactId === ana)).toMatchObject({
    said: [{ value: '5' }],
    spot: { x: 7, y: 9 },
  })
  expect(map.ties).toHaveLength(1)
  expect(map.decisions).toMatchObject([{ parts: [{ roles: ['decider'] }] }])
  const said = map.decisions[0]!.parts[0]!
  const of = { accountId: kept, contactId: ana }
  expect(await lead.ask(unsayRoles, { ...of, decisionId, saidId: said.saidId })).toEqual({
    count: 1,
  })
  await lead.ask(sayRoles, { ...of, decisionId, roles: ['decider'], ...grounds })
  expect(await lead.ask(unsayOfDecider, { ...of, saidId })).toEqual({ count: 1 })
  await lead.ask(separateContacts, { contactId: ana, otherId: anna })
  await lead.ask(separateAccounts, both)
  const { account, contact, contact_place: places } = await allRows(firm)
  expect({ account, contact, places }).toEqual({
    account: before['account'],
    contact: before['contact'],
    places: before['contact_place'],
  })
})

test('personal notes are seen by whom they were before, and by nobody more once separated', async () => {
  const { lead, viewer, join, add, ana } = await twoRecords()
  const far = join('expert', { sees: 'own' })
  const near = join('manager', { sees: 'own' })
  const { accountId: mine } = await lead.ask(addAccount, { name: 'Mía', managerId: near.id })
  const twin = await add('Ana R.', [], mine)
  const both = { contactId: ana, otherId: twin }
  const note = { text: 'Monta a caballo', purpose: 'x', ground: 'told' as const }
  await lead.ask(addPrivateNote, { contactId: ana, ...note, untilOn: '2027-01-01' })
  await expect(near.ask(listPrivateNotes, { contactId: ana })).rejects.toMatchObject({
    status: 404,
  })
  await lead.ask(mergeContacts, both)
  expect(await near.ask(listPrivateNotes, { contactId: twin })).toHaveLength(1)
  for (const who of [viewer, far]) {
    await expect(who.ask(listPrivateNotes, { contactId: ana })).rejects.toMatchObject({
      status: who === viewer ? 403 : 404,
    })
  }
  await lead.ask(separateContacts, both)
  expect(await near.ask(listPrivateNotes, { contactId: twin })).toEqual([])
  await expect(near.ask(listPrivateNotes, { contactId: ana })).rejects.toMatchObject({
    status: 404,
  })
})

test('forgotten, both records are, with what one took from the other; separated, nothing comes back', async () => {
  const firm = await twoRecords()
  const { lead, ana, anna } = firm
  await allOfAnna(firm)
  await lead.ask(mergeContacts, { contactId: ana, otherId: anna, chosen: { name: 'other' } })
  const words = async () => JSON.stringify(await allRows(firm))
  expect(await words()).toContain('Ana Ruiz')
  await lead.ask(erasePerson, { contactId: ana, name: 'Ruiz Gil, Anna' })
  await lead.ask(separateContacts, { contactId: ana, otherId: anna })
  for (const word of ['Ana Ruiz', 'Ruiz Gil', 'gil@forjas', 'caballo']) {
    expect([word, (await words()).includes(word)]).toEqual([word, false])
  }
  await expect(lead.ask(mergeContacts, { contactId: ana, otherId: anna })).rejects.toMatchObject({
    code: 'know/merge-erased',
  })
})
