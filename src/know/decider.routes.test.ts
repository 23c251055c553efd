import { expect, test } from 'vitest'
import { addAccount, readHistory } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { addContact, dropContact, putPlace } from './contact.api.ts'
import { contactRoutes } from './contact.routes.ts'
import {
  dropSpots,
  putSpots,
  readDeciderMap,
  readSayings,
  sayOfDecider,
  sayPosition,
  unsayOfDecider,
  unsayPosition,
} from './decider.api.ts'
import { deciderRoutes } from './decider.routes.ts'
import { dropDecision, putDecision, sayRoles, unsayRoles } from './decision.api.ts'
import { decisionRoutes } from './decision.routes.ts'
import { tellMap } from './mapTold.api.ts'
import { mapToldRoutes } from './mapTold.routes.ts'
import { dropTie, putTie } from './tie.api.ts'
import { tieRoutes } from './tie.routes.ts'

const ROUTES = [
  ...accountRoutes,
  ...contactRoutes,
  ...deciderRoutes,
  ...decisionRoutes,
  ...mapToldRoutes,
  ...tieRoutes,
]
const NOW = { seenOn: TODAY }
const BEFORE = { seenOn: '2025-10-01' }

async function aMap() {
  const firm = aFirm(ROUTES)
  const { lead } = firm
  const { accountId } = await lead.ask(addAccount, { name: 'Forjas Levante' })
  const person = async (name: string, place: object = {}) =>
    (await lead.ask(addContact, { name, place: { accountId, ...place } })).contactId
  const pilar = await person('Pilar Cantín', { jobTitle: 'Dirección de compras' })
  const emilio = await person('Emilio Royo')
  return { ...firm, accountId, pilar, emilio, person }
}

test('what is said of a person counts by its day, and the map of a year ago is still there', async () => {
  const { lead, accountId, pilar } = await aMap()
  const of = { accountId, contactId: pilar }
  await lead.ask(sayOfDecider, {
    ...of,
    ...NOW,
    said: [
      { attribute: 'influence', value: '5' },
      { attribute: 'support', value: '-1' },
    ],
    confidence: 'confirmed',
    source: 'Lo dijo en la feria',
  })
  // Told later, of long before: it moves nothing of today.
  await lead.ask(sayOfDecider, { ...of, ...BEFORE, said: [{ attribute: 'support', value: '1' }] })
  const now = await lead.ask(readDeciderMap, { accountId })
  expect(now).toMatchObject({ asOf: TODAY, firstOn: '2025-10-01' })
  const said = now.people.find(({ contactId }) => contactId === pilar)!.said
  expect(said.map(({ attribute, value }) => [attribute, value])).toEqual([
    ['influence', '5'],
    ['support', '-1'],
  ])
  expect(said[1]).toMatchObject({ confidence: 'confirmed', source: 'Lo dijo en la feria' })
  const then = await lead.ask(readDeciderMap, { accountId, asOf: '2025-11-01' })
  expect(then.people.find(({ contactId }) => contactId === pilar)!.said).toMatchObject([
    { attribute: 'support', value: '1', confidence: 'assumed' },
  ])
  expect(await lead.ask(readSayings, of)).toHaveLength(3)
  const { happenings } = await lead.ask(readHistory, { accountId })
  expect(happenings[0]).toMatchObject({ what: 'decider.said', about: { name: 'Pilar Cantín' } })
})

test('what was said is taken back, or said to be no longer known', async () => {
  const { lead, accountId, pilar } = await aMap()
  const of = { accountId, contactId: pilar }
  const said = [{ attribute: 'influence' as const, value: '5' as const }]
  const { saidId } = await lead.ask(sayOfDecider, { ...of, ...NOW, said })
  const known = async () =>
    (await lead.ask(readDeciderMap, { accountId })).people.flatMap((one) => one.said).length
  expect(await known()).toBe(1)
  await lead.ask(unsayOfDecider, { ...of, saidId })
  expect(await known()).toBe(0)
  await expect(lead.ask(unsayOfDecider, { ...of, saidId })).rejects.toMatchObject({ status: 404 })
  await lead.ask(sayOfDecider, { ...of, ...NOW, said })
  await lead.ask(sayOfDecider, { ...of, ...NOW, said: [{ attribute: 'influence', value: null }] })
  expect(await known()).toBe(0)
})

test('nobody has seen tomorrow, nothing is said twice at once, and only scales are values', async () => {
  const { lead, accountId, pilar } = await aMap()
  const of = { accountId, contactId: pilar }
  const one = { attribute: 'influence' as const, value: '3' as const }
  await expect(
    lead.ask(sayOfDecider, { ...of, seenOn: '2027-01-01', said: [one] }),
  ).rejects.toMatchObject({ code: 'accounts/seen-ahead' })
  await expect(lead.ask(sayOfDecider, { ...of, ...NOW, said: [one, one] })).rejects.toMatchObject({
    code: 'know/said-twice',
  })
  const nine = { attribute: 'influence', value: '9' } as never
  await expect(lead.ask(sayOfDecider, { ...of, ...NOW, said: [nine] })).rejects.toMatchObject({
    status: 422,
  })
})

test('each of ours is something to them; only someone who works here', async () => {
  const { lead, manager, viewer, accountId, pilar } = await aMap()
  const of = { accountId, contactId: pilar, ...NOW }
  const { saidId } = await lead.ask(sayPosition, {
    ...of,
    personId: manager.id,
    now: 'vendor',
    ideal: 'adviser',
  })
  await lead.ask(sayPosition, { ...of, personId: lead.id, ideal: 'credible' })
  const positions = async () =>
    (await lead.ask(readDeciderMap, { accountId })).people.flatMap((one) => one.positions)
  expect(await positions()).toMatchObject([
    { person: 'Lucía', now: null, ideal: 'credible' },
    { person: 'Marta', now: 'vendor', ideal: 'adviser' },
  ])
  await expect(
    lead.ask(sayPosition, { ...of, personId: viewer.id, now: 'vendor' }),
  ).rejects.toMatchObject({ code: 'know/not-a-colleague' })
  await lead.ask(unsayPosition, { accountId, contactId: pilar, saidId })
  expect(await positions()).toHaveLength(1)
})

test('roles belong to a person in a decision, several at once, as they were known on a day', async () => {
  const { lead, accountId, pilar, emilio } = await aMap()
  const { now } = await lead.ask(putDecision, {
    accountId,
    title: 'Rodamientos de 2027',
    expectedOn: '2027-02-01',
  })
  const { decisionId } = now
  const part = { accountId, decisionId, contactId: pilar }
  await lead.ask(sayRoles, { ...part, ...BEFORE, roles: ['buyer'] })
  const { saidId } = await lead.ask(sayRoles, { ...part, ...NOW, roles: ['decider', 'buyer'] })
  const rolesOf = async (asOf?: string) =>
    (await lead.ask(readDeciderMap, { accountId, ...(asOf && { asOf }) })).decisions[0]!.parts.map(
      ({ roles }) => roles,
    )
  expect(await rolesOf()).toEqual([['buyer', 'decider']])
  expect(await rolesOf('2025-12-01')).toEqual([['buyer']])
  await expect(lead.ask(dropDecision, { accountId, decisionId })).rejects.toMatchObject({
    code: 'know/decision-has-parts',
  })
  await lead.ask(unsayRoles, { ...part, saidId })
  expect(await rolesOf()).toEqual([['buyer']])
  await lead.ask(sayRoles, { ...part, contactId: emilio, ...NOW, roles: [] })
  expect(await rolesOf()).toEqual([['buyer']])
  const taken = { ...now, accountId, decidedOn: TODAY }
  expect((await lead.ask(putDecision, taken)).before).toMatchObject({ decidedOn: null })
})

test('lines hold from a day until one; a circle of bosses is refused in words', async () => {
  const { lead, accountId, pilar, emilio, person } = await aMap()
  const rosa = await person('Rosa Valls')
  const line = { accountId, kind: 'reports' as const }
  const { now } = await lead.ask(putTie, { ...line, fromId: pilar, toId: emilio })
  await lead.ask(putTie, { ...line, fromId: emilio, toId: rosa })
  await expect(lead.ask(putTie, { ...line, fromId: rosa, toId: pilar })).rejects.toMatchObject({
    code: 'know/reports-in-circle',
  })
  await expect(lead.ask(putTie, { ...line, fromId: pilar, toId: rosa })).rejects.toMatchObject({
    code: 'know/two-bosses',
  })
  await lead.ask(putTie, { ...line, ...now, untilOn: '2026-01-31' })
  await lead.ask(putTie, { ...line, fromId: pilar, toId: rosa, fromOn: '2026-02-01' })
  const bosses = async (asOf: string) =>
    (await lead.ask(readDeciderMap, { accountId, asOf })).ties
      .filter(({ fromId }) => fromId === pilar)
      .map(({ toId }) => toId)
  expect(await bosses('2026-01-31')).toEqual([emilio])
  expect(await bosses('2026-02-01')).toEqual([rosa])
  const was = await lead.ask(dropTie, { accountId, tieId: now.tieId })
  await lead.ask(putTie, { accountId, ...was })
  expect(await bosses('2026-01-01')).toEqual([emilio])
})

test('who left is on the map of their days; of whom something was said is not dropped', async () => {
  const { lead, accountId, person } = await aMap()
  const gone = await person('Jaime Salas', { fromOn: '2020-01-01', untilOn: '2026-03-31' })
  const names = async (asOf: string) =>
    (await lead.ask(readDeciderMap, { accountId, asOf })).people.map(({ name }) => name)
  expect(await names('2026-03-31')).toContain('Jaime Salas')
  expect(await names('2026-04-01')).not.toContain('Jaime Salas')
  expect(await names('2019-12-31')).not.toContain('Jaime Salas')
  const said = [{ attribute: 'coverage' as const, value: '4' as const }]
  await lead.ask(sayOfDecider, { accountId, contactId: gone, seenOn: '2026-03-01', said })
  await expect(lead.ask(dropContact, { contactId: gone })).rejects.toMatchObject({
    code: 'know/contact-worked-with',
  })
})

test('people stay where they were put until they are laid out anew', async () => {
  const { lead, accountId, pilar } = await aMap()
  await lead.ask(putSpots, { accountId, spots: [{ contactId: pilar, x: 40, y: -12.5 }] })
  const spots = async () =>
    (await lead.ask(readDeciderMap, { accountId })).people.flatMap(({ spot }) => spot ?? [])
  expect(await spots()).toEqual([{ x: 40, y: -12.5 }])
  const were = await lead.ask(dropSpots, { accountId })
  expect(await spots()).toEqual([])
  await lead.ask(putSpots, { accountId, spots: were })
  expect(await spots()).toHaveLength(1)
  // Many moves of one person are one line of the history.
  const { happenings } = await lead.ask(readHistory, { accountId })
  const told = happenings.map(({ what }) => what).filter((what) => /moved|laidOut/.test(what))
  expect(told).toEqual(['decider.laidOut', 'decider.moved'])
})

test('a person who was merged is told under the name that was kept', async () => {
  const { lead, db, accountId, pilar, emilio } = await aMap()
  const said = [{ attribute: 'influence' as const, value: '4' as const }]
  await lead.ask(sayOfDecider, { accountId, contactId: emilio, ...NOW, said })
  await db((tx) => tx`update contact set merged_into_id = ${pilar} where contact_id = ${emilio}`)
  const { people } = await lead.ask(readDeciderMap, { accountId })
  expect(people).toMatchObject([{ name: 'Pilar Cantín', said: [{ value: '4' }] }])
})

test('a whole map is told at once, or none of it', async () => {
  const { lead, manager, accountId, pilar, emilio } = await aMap()
  const said = [{ attribute: 'influence' as const, value: '5' as const }]
  const told = {
    accountId,
    said: [{ contactId: pilar, said, ...NOW }],
    positions: [{ contactId: pilar, personId: lead.id, now: 'vendor' as const, ...NOW }],
    ties: [{ fromId: emilio, toId: pilar, kind: 'reports' as const }],
    decisions: [
      {
        title: 'Rodamientos',
        parts: [{ contactId: pilar, roles: ['decider' as const], ...NOW }],
      },
    ],
  }
  const circle = [...told.ties, { fromId: pilar, toId: emilio, kind: 'reports' as const }]
  await expect(lead.ask(tellMap, { ...told, ties: circle })).rejects.toMatchObject({
    code: 'know/reports-in-circle',
  })
  await expect(manager.ask(tellMap, told)).rejects.toMatchObject({ status: 403 })
  const stranger = [{ contactId: lead.id, said, ...NOW }]
  await expect(lead.ask(tellMap, { ...told, said: stranger })).rejects.toMatchObject({
    status: 404,
  })
  expect(await lead.ask(tellMap, told)).toEqual({ people: 2 })
  const map = await lead.ask(readDeciderMap, { accountId })
  expect(map.ties).toHaveLength(1)
  expect(map.decisions).toMatchObject([{ parts: [{ roles: ['decider'] }] }])
  expect(map.people.flatMap((one) => [...one.said, ...one.positions])).toHaveLength(2)
})

test('hostile text stays text', async () => {
  const { lead, accountId, pilar } = await aMap()
  const source = '<script>alert(1)</script> ‮😀'
  const said = [{ attribute: 'influence' as const, value: '4' as const }]
  await lead.ask(sayOfDecider, { accountId, contactId: pilar, ...NOW, said, source })
  const [saying] = await lead.ask(readSayings, { accountId, contactId: pilar })
  expect(saying!.source).toBe(source)
  const title = 'x'.repeat(100_000)
  await expect(lead.ask(putDecision, { accountId, title })).rejects.toMatchObject({ status: 422 })
})

test('who may not change the account changes nothing of its map', async () => {
  const { manager, viewer, expert, accountId, pilar, emilio } = await aMap()
  const said = [{ attribute: 'influence' as const, value: '4' as const }]
  for (const person of [manager, viewer, expert]) {
    for (const act of [
      () => person.ask(sayOfDecider, { accountId, contactId: pilar, ...NOW, said }),
      () => person.ask(putDecision, { accountId, title: 'Otra' }),
      () => person.ask(putTie, { accountId, fromId: pilar, toId: emilio, kind: 'trusts' }),
      () => person.ask(putSpots, { accountId, spots: [{ contactId: pilar, x: 0, y: 0 }] }),
    ]) {
      await expect(act()).rejects.toMatchObject({ status: 403 })
    }
    expect((await person.ask(readDeciderMap, { accountId })).people).toHaveLength(2)
  }
})

test('who sees only their own accounts sees no other map, and writes nothing into it', async () => {
  const { lead, join, accountId, pilar } = await aMap()
  const manager = join('manager', { sees: 'own' })
  const mine = await lead.ask(addAccount, { name: 'Mía', managerId: manager.id })
  await expect(manager.ask(readDeciderMap, { accountId })).rejects.toMatchObject({ status: 404 })
  const said = [{ attribute: 'influence' as const, value: '4' as const }]
  for (const there of [accountId, mine.accountId]) {
    const of = { accountId: there, contactId: pilar }
    await expect(manager.ask(sayOfDecider, { ...of, ...NOW, said })).rejects.toMatchObject({
      status: 404,
    })
  }
  await lead.ask(putPlace, { contactId: pilar, accountId: mine.accountId })
  const of = { accountId: mine.accountId, contactId: pilar }
  await manager.ask(sayOfDecider, { ...of, ...NOW, said })
  const { people } = await manager.ask(readDeciderMap, { accountId: mine.accountId })
  expect(people[0]!.said).toHaveLength(1)
  expect((await lead.ask(readDeciderMap, { accountId })).people.flatMap((one) => one.said)).toEqual(
    [],
  )
})

test('another firm’s map, people, lines and decisions are not there', async () => {
  const { lead, accountId, pilar, emilio } = await aMap()
  const { now: tie } = await lead.ask(putTie, {
    accountId,
    fromId: pilar,
    toId: emilio,
    kind: 'trusts',
  })
  const { now: decision } = await lead.ask(putDecision, { accountId, title: 'Una' })
  const other = aFirm(ROUTES).lead
  const { accountId: theirs } = await other.ask(addAccount, { name: 'Otra' })
  const said = [{ attribute: 'influence' as const, value: '4' as const }]
  const { decisionId } = decision
  for (const act of [
    () => other.ask(readDeciderMap, { accountId }),
    () => other.ask(readSayings, { accountId: theirs, contactId: pilar }),
    () => other.ask(sayOfDecider, { accountId: theirs, contactId: pilar, ...NOW, said }),
    () =>
      other.ask(sayPosition, { accountId: theirs, contactId: pilar, personId: other.id, ...NOW }),
    () => other.ask(dropTie, { accountId: theirs, tieId: tie.tieId }),
    () => other.ask(putTie, { accountId: theirs, ...tie }),
    () => other.ask(sayRoles, { accountId: theirs, decisionId, contactId: pilar, ...NOW }),
    () => other.ask(dropDecision, { accountId: theirs, decisionId }),
    () => other.ask(dropSpots, { accountId }),
  ]) {
    await expect(act()).rejects.toMatchObject({ status: 404 })
  }
})
