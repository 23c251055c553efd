import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aFirm, sql } from '../platform/testing.ts'
import { inFirm } from '../platform/db.ts'
import { addAccount, readAccount, readHistory, takeBackAccount } from './account.api.ts'
import { accountRoutes } from './account.routes.ts'
import { dropRelation, listRelations, putRelation } from './relation.api.ts'
import { relationRoutes } from './relation.routes.ts'
import {
  addMember,
  makeTree,
  putBelongings,
  putKind,
  readBelongings,
  readDisagreements,
  undoMaking,
} from './tree.api.ts'
import { belongsOn } from './tree.ts'
import { treeRoutes } from './tree.routes.ts'
import { treeMakingRoutes } from './treeMaking.routes.ts'

const ROUTES = [...accountRoutes, ...treeRoutes, ...treeMakingRoutes, ...relationRoutes]

async function aGroup() {
  const firm = aFirm(ROUTES)
  const add = async (name: string, more = {}) =>
    (await firm.lead.ask(addAccount, { name, ...more })).accountId
  const group = await add('Grupo Norte')
  const north = await add('Norte Acero')
  const plant = await add('Norte Acero, planta de Vigo')
  const place = (accountId: string, parentId: string, fromOn?: string, untilOn?: string) =>
    firm.lead.ask(putBelongings, { accountId, belongings: [{ parentId, fromOn, untilOn }] })
  return { ...firm, add, place, group, north, plant }
}

test('an account gets its place, is read with who is above it, moved, and put back where it was', async () => {
  const { lead, place, group, north, plant } = await aGroup()
  await place(north, group)
  const { now, before } = await place(plant, north, '2025-01-01')
  expect(before).toEqual([])
  expect(now).toMatchObject([{ parent: 'Norte Acero', fromOn: '2025-01-01', untilOn: null }])
  await lead.ask(putKind, { accountId: plant, kind: 'site' })
  expect(await lead.ask(readBelongings, { accountId: plant })).toMatchObject({
    kind: 'site',
    above: [{ name: 'Norte Acero' }, { name: 'Grupo Norte' }],
  })
  const moved = await place(plant, group, '2026-01-01')
  await lead.ask(putBelongings, { accountId: plant, belongings: moved.before, was: moved.now })
  expect((await lead.ask(readBelongings, { accountId: plant })).belongings).toEqual(now)
  const { happenings } = await lead.ask(readHistory, { accountId: north })
  expect(happenings.map(({ what }) => what)).toEqual([
    'tree.memberPlaced',
    'tree.memberLeft',
    'tree.memberPlaced',
    'tree.placed',
    'account.added',
  ])
})

test('who changed the places meanwhile is not overwritten', async () => {
  const { lead, place, group, north } = await aGroup()
  await place(north, group)
  const stale = { accountId: north, belongings: [], was: [] }
  await expect(lead.ask(putBelongings, stale)).rejects.toMatchObject({
    code: 'accounts/structure-changed-since',
  })
})

test('no account stands below itself, not even through others or on some days only', async () => {
  const { lead, place, group, north, plant } = await aGroup()
  await place(north, group)
  await place(plant, north, '2025-01-01', '2025-12-31')
  await expect(place(group, plant)).rejects.toMatchObject({
    status: 409,
    code: 'accounts/tree-circle',
  })
  await expect(place(group, plant, '2025-12-31')).rejects.toMatchObject({
    code: 'accounts/tree-circle',
  })
  // The plant has left by then.
  await place(group, plant, '2026-01-01')
  await expect(place(group, group)).rejects.toMatchObject({ code: 'accounts/belongs-to-itself' })
  const two = [{ parentId: group }, { parentId: plant, fromOn: '2026-01-01' }]
  await expect(
    lead.ask(putBelongings, { accountId: north, belongings: two }),
  ).rejects.toMatchObject({ code: 'accounts/belongings-overlap' })
})

test('two who write at once can’t make a circle either', async () => {
  const { firmId, lead, north, plant } = await aGroup()
  await lead.ask(readAccount, { accountId: north })
  const place = (accountId: string, parentId: string, hold: Promise<unknown>) =>
    inFirm(sql, { firmId }, async (db) => {
      await db`insert into account_belonging (account_id, parent_id) values (${accountId}, ${parentId})`
      await hold
    })
  const pause = new Promise((done) => setTimeout(done, 150))
  const both = await Promise.allSettled([
    place(north, plant, pause),
    place(plant, north, Promise.resolve()),
  ])
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test(
  'whatever is placed where and when, on no day is there a circle',
  { timeout: 60_000 },
  async () => {
    const firm = aFirm(ROUTES)
    const ids: string[] = []
    for (const at of Array.from({ length: 5 }, (_, no) => no))
      ids.push(await firm.anAccount(`N${at}`))
    const day = (at: number) => `2026-01-${String(at + 1).padStart(2, '0')}`
    const aPlace = fc.record({
      child: fc.nat(4),
      parent: fc.nat(4),
      from: fc.nat(9),
      length: fc.nat(9),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(aPlace, { minLength: 4, maxLength: 14 }), async (places) => {
        await firm.db((db) => db`delete from account_belonging where firm_id = ${db.firm}`)
        const kept: { accountId: string; parentId: string; fromOn: string; untilOn: string }[] = []
        const parentOn = (accountId: string, on: string) =>
          belongsOn(
            kept.filter((one) => one.accountId === accountId),
            on,
          )?.parentId
        for (const { child, parent, from, length } of places) {
          const one = {
            accountId: ids[child]!,
            parentId: ids[parent]!,
            fromOn: day(from),
            untilOn: day(from + length),
          }
          const isTaken = (on: string) => parentOn(one.accountId, on) !== undefined
          const closes = (on: string) => {
            let at: string | undefined = one.parentId
            while (at && at !== one.accountId) at = parentOn(at, on)
            return at === one.accountId
          }
          const days = Array.from({ length: length + 1 }, (_, at) => day(from + at))
          const isFine = !days.some(isTaken) && !days.some(closes)
          const written = await firm
            .db(
              (db) => db`
            insert into account_belonging (account_id, parent_id, from_on, until_on)
            values (${one.accountId}, ${one.parentId}, ${one.fromOn}, ${one.untilOn})`,
            )
            .then(
              () => true,
              () => false,
            )
          expect(written).toBe(isFine)
          if (written) kept.push(one)
        }
      }),
      { numRuns: 25 },
    )
  },
)

test('a new member is added below, and taken back while nothing was done with it', async () => {
  const { lead, group } = await aGroup()
  const division = await lead.ask(addMember, {
    accountId: group,
    name: 'División Ferroviaria',
    kind: 'division',
  })
  const { accountId } = division
  expect((await lead.ask(readBelongings, { accountId })).above).toMatchObject([
    { name: 'Grupo Norte' },
  ])
  await lead.ask(takeBackAccount, { accountId })
  await expect(lead.ask(readBelongings, { accountId })).rejects.toMatchObject({ status: 404 })
})

test('the ledger’s groups become a tree in one act; what doesn’t agree is told; undone, all is as before', async () => {
  const { lead, viewer, manager, add, place, group, north } = await aGroup()
  const one = await add('Sur Uno', { groupName: 'Grupo Sur', managerId: manager.id })
  const two = await add('Sur Dos', { groupName: 'Grupo Sur' })
  const placed = await add('Norte Dos', { groupName: 'Grupo Sur' })
  await place(placed, group)
  expect(await lead.ask(readDisagreements, {})).toMatchObject({
    total: 3,
    toMake: { groups: 1, members: 2 },
  })
  const made = await lead.ask(makeTree, {})
  expect(made).toMatchObject({ groups: 1, members: 2 })
  const { above } = await lead.ask(readBelongings, { accountId: two })
  expect(above).toMatchObject([{ name: 'Grupo Sur', kind: 'group' }])
  const { carers } = await lead.ask(readAccount, { accountId: above[0]!.accountId })
  expect(carers).toMatchObject([{ personId: manager.id, part: 'manager' }])
  expect(await lead.ask(readDisagreements, {})).toMatchObject({
    total: 1,
    rows: [{ name: 'Norte Dos', groupName: 'Grupo Sur', top: { name: 'Grupo Norte' } }],
    toMake: { groups: 0, members: 0 },
  })
  // Someone has placed it otherwise since, and that stays.
  await place(one, north)
  await expect(viewer.ask(undoMaking, made)).rejects.toMatchObject({ status: 403 })
  expect(await lead.ask(undoMaking, made)).toEqual({ groups: 0, members: 1, left: 1 })
  await expect(lead.ask(undoMaking, made)).rejects.toMatchObject({
    code: 'accounts/already-undone',
  })
  expect((await lead.ask(readBelongings, { accountId: one })).above[0]?.name).toBe('Norte Acero')
  expect((await lead.ask(readBelongings, { accountId: two })).belongings).toEqual([])
})

test('a group that has members is not taken back as one that was added by mistake', async () => {
  const { lead, add } = await aGroup()
  const accountId = await add('Sur Uno', { groupName: 'Grupo Sur' })
  await lead.ask(makeTree, {})
  const [top] = (await lead.ask(readBelongings, { accountId })).above
  await expect(lead.ask(takeBackAccount, top!)).rejects.toMatchObject({
    code: 'accounts/worked-with',
  })
})

test('a making that nobody touched leaves nothing behind', async () => {
  const { lead, add } = await aGroup()
  await add('Sur Uno', { groupName: 'Grupo Sur' })
  const made = await lead.ask(makeTree, {})
  expect(await lead.ask(undoMaking, made)).toEqual({ groups: 1, members: 1, left: 0 })
  expect(await lead.ask(readDisagreements, {})).toMatchObject({ toMake: { groups: 1, members: 1 } })
})

test('relations are told from both sides, changed, dropped and put back', async () => {
  const { lead, north, plant } = await aGroup()
  const given = { accountId: north, otherId: plant, kind: 'distributor' as const, note: 'Galicia' }
  const { now } = await lead.ask(putRelation, given)
  for (const accountId of [north, plant]) {
    expect(await lead.ask(listRelations, { accountId })).toMatchObject([{ note: 'Galicia' }])
  }
  const { relationId } = now
  await lead.ask(putRelation, { ...given, relationId, untilOn: '2026-06-30' })
  const was = await lead.ask(dropRelation, { relationId })
  expect(await lead.ask(listRelations, { accountId: north })).toEqual([])
  await lead.ask(putRelation, was)
  expect(await lead.ask(listRelations, { accountId: plant })).toMatchObject([
    { relationId, untilOn: '2026-06-30' },
  ])
  await expect(lead.ask(putRelation, { ...given, otherId: north })).rejects.toMatchObject({
    code: 'accounts/related-to-itself',
  })
})

test('a manager places their own accounts; who sees only those sees nobody above that isn’t theirs', async () => {
  const { lead, join, manager, place, add, group, north, plant } = await aGroup()
  const narrow = join('manager', { sees: 'own' })
  const mine = await add('Mía', { managerId: narrow.id })
  await place(north, group)
  await place(mine, north)
  const seen = await narrow.ask(readBelongings, { accountId: mine })
  expect(seen.above).toEqual([])
  expect(seen.belongings).toMatchObject([{ parent: null }])
  await expect(narrow.ask(readBelongings, { accountId: north })).rejects.toMatchObject({
    status: 404,
  })
  await expect(
    narrow.ask(putBelongings, { accountId: mine, belongings: [{ parentId: plant }] }),
  ).rejects.toMatchObject({ status: 404 })
  // Though hidden to them, what is above holds.
  const own = await narrow.ask(addAccount, { name: 'También mía' })
  const under = [{ parentId: mine }]
  await narrow.ask(putBelongings, { accountId: own.accountId, belongings: under })
  await expect(
    lead.ask(putBelongings, { accountId: group, belongings: [{ parentId: own.accountId }] }),
  ).rejects.toMatchObject({ code: 'accounts/tree-circle' })
  await lead.ask(putRelation, { accountId: mine, otherId: plant, kind: 'partner' })
  expect(await narrow.ask(listRelations, { accountId: mine })).toEqual([])
  for (const act of [
    () => manager.ask(putBelongings, { accountId: north, belongings: [] }),
    () => manager.ask(putKind, { accountId: north, kind: 'site' }),
    () => manager.ask(putRelation, { accountId: north, otherId: plant, kind: 'partner' }),
    () => manager.ask(makeTree, {}),
  ]) {
    await expect(act()).rejects.toMatchObject({ status: 403 })
  }
})

test('who looks after some accounts can’t close a circle through accounts that they don’t see', async () => {
  const { lead, join, place, add, north } = await aGroup()
  const narrow = join('manager', { sees: 'own' })
  const top = await add('Mía arriba', { managerId: narrow.id })
  const low = await add('Mía abajo', { managerId: narrow.id })
  await place(north, top)
  await place(low, north)
  await expect(
    narrow.ask(putBelongings, { accountId: top, belongings: [{ parentId: low }] }),
  ).rejects.toMatchObject({ code: 'accounts/tree-circle' })
  expect((await lead.ask(readBelongings, { accountId: top })).belongings).toEqual([])
})

test('another firm’s tree is not there', async () => {
  const { lead, place, group, north, plant } = await aGroup()
  await place(north, group)
  const { now } = await lead.ask(putRelation, { accountId: north, otherId: plant, kind: 'partner' })
  const made = await lead.ask(makeTree, {})
  const other = aFirm(ROUTES).lead
  const { accountId: theirs } = await other.ask(addAccount, { name: 'Otra' })
  expect((await other.ask(readDisagreements, {})).total).toBe(0)
  for (const act of [
    () => other.ask(readBelongings, { accountId: north }),
    () => other.ask(putBelongings, { accountId: north, belongings: [] }),
    () => other.ask(putBelongings, { accountId: theirs, belongings: [{ parentId: group }] }),
    () => other.ask(putKind, { accountId: north, kind: 'site' }),
    () => other.ask(addMember, { accountId: group, name: 'X', kind: 'site' }),
    () => other.ask(undoMaking, made),
    () => other.ask(listRelations, { accountId: north }),
    () => other.ask(dropRelation, now),
    () => other.ask(putRelation, { accountId: theirs, otherId: north, kind: 'partner' }),
  ]) {
    await expect(act()).rejects.toMatchObject({ status: 404 })
  }
})
