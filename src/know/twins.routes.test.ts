/** Pairs of accounts and of people, found by the jobs and answered by the routes. */
import { expect, test } from 'vitest'
import { addAccount, readHistory } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { putMarks } from '../accounts/mark.api.ts'
import { markRoutes } from '../accounts/mark.routes.ts'
import {
  countTwins,
  doubtAccountsAgain,
  listAccountTwins,
  readTwinsOf,
  tellAccountsApart,
} from '../accounts/twin.api.ts'
import { twinJobs } from '../accounts/twin.jobs.ts'
import { findTwins } from '../accounts/twin.ts'
import { twinRoutes } from '../accounts/twin.routes.ts'
import { nextNight } from '../accounts/twinKeeping.store.ts'
import { enqueue } from '../platform/jobs.ts'
import { aFirm, owner } from '../platform/testing.ts'
import { addContact, changeContact } from './contact.api.ts'
import { contactRoutes } from './contact.routes.ts'
import { ContactGiven } from './contact.ts'
import { doubtContactsAgain, listContactTwins, tellContactsApart } from './contactTwin.api.ts'
import { contactTwinJobs } from './contactTwin.jobs.ts'
import { contactTwinRoutes } from './contactTwin.routes.ts'

const routes = [
  ...accountRoutes,
  ...markRoutes,
  ...twinRoutes,
  ...contactRoutes,
  ...contactTwinRoutes,
]
const jobs = [...twinJobs, ...contactTwinJobs]

/** Two that look alike, each of its own manager, and one that doesn't. */
async function twins() {
  const firm = aFirm(routes, jobs)
  const { lead, manager } = firm
  const add = (name: string, managerId: string) => lead.ask(addAccount, { name, managerId })
  const one = await add('Forjas Levante, S.L.', manager.id)
  const other = await add('Forjas de Levante', lead.id)
  await add('Panadería Gómez', lead.id)
  const pair = { accountId: one.accountId, otherId: other.accountId }
  const list = () => lead.ask(listAccountTwins, {})
  return { ...firm, one, other, pair, list }
}

const mail = (value: string) => [{ kind: 'mail' as const, value }]

test('found after adding, with why; what both share adds to it', async () => {
  const { work, lead, one, other, list } = await twins()
  expect((await list()).total).toBe(0)
  await work()
  const [found] = (await list()).rows
  expect(found).toMatchObject({ score: 0.9215, reasons: [{ kind: 'name', likeness: 1 }] })
  expect(found!.sides.map(({ name }) => name).toSorted()).toEqual([one.name, other.name])
  await lead.ask(putMarks, { accountId: one.accountId, domains: ['forjas.example', 'gmail.com'] })
  await lead.ask(putMarks, { accountId: other.accountId, domains: ['forjas.example', 'gmail.com'] })
  await work()
  const [more] = (await list()).rows
  expect(more!.score).toBeGreaterThan(found!.score)
  expect(more!.reasons).toContainEqual({ kind: 'domain', value: 'forjas.example' })
  expect(await lead.ask(readTwinsOf, { accountId: one.accountId })).toMatchObject([
    { otherId: other.accountId, name: other.name, score: more!.score },
  ])
  expect(await lead.ask(countTwins, {})).toEqual({ accounts: 1, people: 0 })
})

test('where what they share is taken away, so is the pair', async () => {
  const { work, lead, db } = await twins()
  const add = async (name: string) => {
    const { accountId } = await lead.ask(addAccount, { name })
    await lead.ask(putMarks, { accountId, domains: ['acme.example'] })
    return accountId
  }
  const bombas = await add('Bombas Ebro')
  await add('Válvulas Turia')
  await work()
  const filtered = () => lead.ask(listAccountTwins, { reason: ['domain'] })
  expect((await filtered()).total).toBe(1)
  await lead.ask(putMarks, { accountId: bombas, domains: [] })
  await work()
  expect((await filtered()).total).toBe(0)
  expect((await lead.ask(listAccountTwins, { reason: 'name' })).total).toBe(1)
  // Neither does one that goes leave anything to be compared.
  await db((tx) => tx`delete from account where firm_id = ${tx.firm} and account_id = ${bombas}`)
  await work()
  expect(await db((tx) => tx`select from account_twin_due where firm_id = ${tx.firm}`)).toEqual([])
})

test('told apart, it stays away, also from the pass of all; asked again, it is back', async () => {
  const { work, lead, manager, db, pair, list, one } = await twins()
  await work()
  await manager.ask(tellAccountsApart, { ...pair, because: 'Otra fábrica' })
  expect((await list()).total).toBe(0)
  expect(await lead.ask(readTwinsOf, one)).toEqual([])
  await lead.ask(putMarks, { accountId: pair.accountId, domains: ['forjas.example'] })
  await lead.ask(putMarks, { accountId: pair.otherId, domains: ['forjas.example'] })
  await db((tx) => enqueue(tx, findTwins, { all: true }))
  await work()
  expect((await list()).total).toBe(0)
  const [gone] = (await lead.ask(listAccountTwins, { state: 'dismissed' })).rows
  expect(gone).toMatchObject({ state: 'dismissed', dismissedBecause: 'Otra fábrica' })
  const { happenings } = await lead.ask(readHistory, one)
  expect(happenings.map(({ what }) => what)).toContain('account.toldApart')
  await manager.ask(doubtAccountsAgain, pair)
  expect((await list()).total).toBe(1)
})

test('merged, the pair is gone; separated, it is back', async () => {
  const { work, db, pair, list } = await twins()
  await work()
  const merge = (into: string | null) =>
    db(
      (tx) => tx`update account set merged_into_id = ${into}
        where firm_id = ${tx.firm} and account_id = ${pair.otherId}`,
    )
  await merge(pair.accountId)
  expect((await list()).total).toBe(0)
  await db((tx) => enqueue(tx, findTwins, { all: true }))
  await work()
  expect((await list()).total).toBe(0)
  await merge(null)
  expect((await list()).total).toBe(1)
  await work()
  expect((await list()).total).toBe(1)
})

test('other firms, roles, and those who see only their own accounts', async () => {
  const { work, lead, viewer, manager, pair, join, db } = await twins()
  await work()
  expect((await viewer.ask(listAccountTwins, {})).total).toBe(1)
  await expect(viewer.ask(tellAccountsApart, pair)).rejects.toMatchObject({ status: 403 })
  const stranger = join('manager')
  await expect(stranger.ask(tellAccountsApart, pair)).rejects.toMatchObject({ status: 403 })
  const own = join('manager', { sees: 'own' })
  expect((await own.ask(listAccountTwins, {})).total).toBe(0)
  await db(
    (tx) =>
      tx`insert into account_carer (account_id, person_id, part) values (${pair.accountId}, ${own.id}, 'team')`,
  )
  expect((await own.ask(listAccountTwins, {})).total).toBe(0)
  expect(await own.ask(countTwins, {})).toEqual({ accounts: 0, people: 0 })
  await expect(own.ask(tellAccountsApart, pair)).rejects.toMatchObject({ status: 404 })
  await db(
    (tx) =>
      tx`insert into account_carer (account_id, person_id, part) values (${pair.otherId}, ${own.id}, 'team')`,
  )
  expect((await own.ask(listAccountTwins, {})).total).toBe(1)
  await own.ask(tellAccountsApart, pair)
  const theirs = aFirm(routes, jobs)
  expect((await theirs.lead.ask(listAccountTwins, { state: 'dismissed' })).total).toBe(0)
  await expect(theirs.lead.ask(doubtAccountsAgain, pair)).rejects.toMatchObject({ status: 404 })
  await expect(
    lead.ask(tellAccountsApart, { ...pair, otherId: pair.accountId }),
  ).rejects.toMatchObject({
    status: 404,
  })
  await manager.ask(doubtAccountsAgain, pair)
})

test('people of one mailbox, whose names differ by an accent, may be one', async () => {
  const { work, lead, manager, viewer, pair } = await twins()
  const add = (name: string, accountId: string, address: string) =>
    lead.ask(addContact, { name, reaches: mail(address), place: { accountId } })
  const { contactId } = await add('José Núñez', pair.accountId, 'jose@forjas.example')
  const { contactId: otherId } = await add('Jose Nunez', pair.otherId, 'Jose@Forjas.example')
  await add('Ana Ruiz', pair.otherId, 'ana@forjas.example')
  await work()
  const list = () => lead.ask(listContactTwins, {})
  const { rows } = await list()
  expect(rows).toMatchObject([{ score: 0.94, reasons: [{ kind: 'mail' }, { kind: 'name' }] }])
  expect(rows[0]!.sides.map(({ places }) => places[0]!.account).toSorted()).toEqual([
    'Forjas Levante, S.L.',
    'Forjas de Levante',
  ])
  // One of their mailboxes is at both accounts, too.
  const [accounts] = (await lead.ask(listAccountTwins, {})).rows
  expect(accounts!.reasons).toContainEqual({ kind: 'mail' })
  expect(await lead.ask(countTwins, {})).toEqual({ accounts: 1, people: 1 })
  await expect(viewer.ask(tellContactsApart, { contactId, otherId })).rejects.toMatchObject({
    status: 403,
  })
  await manager.ask(tellContactsApart, { contactId: otherId, otherId: contactId })
  expect((await list()).total).toBe(0)
  await manager.ask(doubtContactsAgain, { contactId, otherId })
  expect((await list()).total).toBe(1)
  await lead.ask(changeContact, {
    ...ContactGiven.parse({ name: 'Jose Nunez', reaches: mail('otro@forjas.example') }),
    contactId: otherId,
  })
  await work()
  expect((await list()).total).toBe(0)
})

test('a person of two accounts is no reason to take them for one', async () => {
  const { work, lead, db, pair } = await twins()
  const { contactId } = await lead.ask(addContact, {
    name: 'Marta Gil',
    reaches: mail('marta@asesores.example'),
    place: { accountId: pair.accountId },
  })
  await db(
    (tx) =>
      tx`insert into contact_place (contact_id, account_id) values (${contactId}, ${pair.otherId})`,
  )
  await work()
  const [found] = (await lead.ask(listAccountTwins, {})).rows
  expect(found!.reasons.map(({ kind }) => kind)).toEqual(['name'])
})

test('what changes asks once a transaction, and for the night; a killed pass begins again', async () => {
  const { work, db, firmId, list } = await twins()
  const queued = async (task: string) => {
    const { rows } = await owner.query(
      `select j.key, j.run_at as "runAt" from graphile_worker.jobs j
       join graphile_worker._private_jobs p using (id)
       where j.task_identifier = $1 and p.payload ->> 'firmId' = $2`,
      [task, firmId],
    )
    return rows as { key: string | null; runAt: Date }[]
  }
  expect(await queued('accounts.twins')).toHaveLength(3)
  // Whoever reads what is due and dies leaves it due.
  const killed = db(async (tx) => {
    await tx`delete from account_twin_due where firm_id = ${tx.firm}`
    throw new Error('killed')
  })
  await expect(killed).rejects.toThrow('killed')
  await work()
  expect((await list()).total).toBe(1)
  const left = await queued('accounts.twins')
  expect(left).toMatchObject([{ key: `${firmId}:accounts.twins:night` }])
  expect(left[0]!.runAt.getTime()).toBeGreaterThan(Date.now())
  expect(nextNight(new Date('2026-11-21T10:00:00Z'))).toBe('2026-11-22T02:30:00.000Z')
  expect(nextNight(new Date('2026-11-21T01:00:00Z'))).toBe('2026-11-21T02:30:00.000Z')
})

test('two hundred names at once are compared like one', async () => {
  const { db, lead, work } = aFirm(routes, jobs)
  await db(
    (tx) => tx`insert into account (name)
      select chr(65 + at / 26) || chr(97 + at % 26) || 'ixón ' || at || ' ' || kind
      from generate_series(1, 150) at, unnest(array['', 'S.L.']) kind`,
  )
  await work()
  expect((await lead.ask(listAccountTwins, { size: 500 })).total).toBeGreaterThanOrEqual(150)
})
