/** Two accounts that are the same client: one is kept, everything of both is read under it, and it can be undone. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { aFirm } from '../platform/testing.ts'
import { addAccount, readAccount, readHistory, searchAccounts } from './account.api.ts'
import { accountRoutes } from './account.routes.ts'
import { listActions, putAction } from './action.api.ts'
import { actionRoutes } from './action.routes.ts'
import { describeAccount, placeCarers, tagAccount, undoAccountChange } from './change.api.ts'
import { changeRoutes } from './change.routes.ts'
import { putMarks, readMarks } from './mark.api.ts'
import { markRoutes } from './mark.routes.ts'
import { compareAccounts, listMerged, mergeAccounts, separateAccounts } from './merge.api.ts'
import { mergeRoutes } from './merge.routes.ts'
import { likelyKept, Side, whyNotMerge } from './merge.ts'
import { putBelongings } from './tree.api.ts'
import { treeRoutes } from './tree.routes.ts'

const ROUTES = [
  ...accountRoutes,
  ...actionRoutes,
  ...changeRoutes,
  ...markRoutes,
  ...mergeRoutes,
  ...treeRoutes,
]

async function aPair() {
  const firm = aFirm(ROUTES)
  const { lead, manager } = firm
  const add = async (name: string, more = {}) =>
    (await lead.ask(addAccount, { name, ...more })).accountId
  const kept = await add('Forjas Levante', { code: 'F1', tags: ['norte'] })
  const other = await add('Forjas de Levante, S.L.', {
    code: 'F2',
    groupName: 'Grupo Levante',
    tags: ['norte', 'crm'],
    managerId: manager.id,
  })
  /** Everything of every account, to the letter. */
  const facts = () =>
    firm
      .db(
        (tx) => tx`
      select a.*, array(select tag from account_tag t where t.account_id = a.account_id order by 1) as tags,
        array(
          select row(part, person_id, from_salesperson)::text from account_carer c
          where c.account_id = a.account_id order by 1
        ) as carers
      from account a order by account_id
    `,
      )
      .then((rows) => rows.map((row) => ({ ...row })))
  return { ...firm, add, kept, other, facts }
}

test('what was chosen is the kept one’s, what hangs on either is read under it, and all goes back', async () => {
  const { lead, manager, kept, other, facts } = await aPair()
  await lead.ask(putMarks, { accountId: other, domains: ['forjas.example'], taxIds: [] })
  await lead.ask(putMarks, { accountId: kept, domains: [], taxIds: ['B12345678'] })
  await lead.ask(putAction, {
    accountId: other,
    title: 'Llamar',
    ownerId: lead.id,
    dueOn: '2026-12-01',
  })
  const before = await facts()
  const made = await lead.ask(mergeAccounts, {
    accountId: kept,
    otherId: other,
    chosen: { name: 'kept', group: 'other', carers: 'other' },
  })
  for (const accountId of [kept, other]) {
    expect(await lead.ask(readAccount, { accountId })).toMatchObject({
      accountId: kept,
      name: 'Forjas Levante',
      code: 'F1',
      groupName: 'Grupo Levante',
      tags: ['crm', 'norte'],
      carers: [{ personId: manager.id, part: 'manager' }],
    })
    expect(await lead.ask(listActions, { accountId })).toMatchObject([
      { accountId: kept, account: 'Forjas Levante', title: 'Llamar' },
    ])
    expect(await lead.ask(readMarks, { accountId })).toMatchObject({
      domains: ['forjas.example'],
      taxIds: ['B12345678'],
    })
  }
  expect(await lead.ask(searchAccounts, { q: 'forjas' })).toMatchObject([{ accountId: kept }])
  expect(await lead.ask(listMerged, { accountId: other })).toMatchObject([
    { otherId: other, name: 'Forjas de Levante, S.L.', by: 'Lucía' },
  ])
  const told = (await lead.ask(readHistory, { accountId: kept })).happenings.map(({ what }) => what)
  expect(told).toContain('account.merged')
  expect(told.filter((what) => what === 'account.added')).toHaveLength(2)

  await lead.ask(undoAccountChange, { changeId: made.changeId! })
  expect(await facts()).toEqual(before)
  expect(await lead.ask(listActions, { accountId: kept })).toEqual([])
  expect(await lead.ask(listMerged, { accountId: kept })).toEqual([])
})

test('a code leaves the other where the kept one has none, and comes back', async () => {
  const { lead, add, other, facts } = await aPair()
  const kept = await add('Forjas')
  const before = await facts()
  await lead.ask(mergeAccounts, { accountId: kept, otherId: other, chosen: { code: 'other' } })
  expect(await lead.ask(readAccount, { accountId: kept })).toMatchObject({ code: 'F2' })
  expect(await lead.ask(separateAccounts, { accountId: kept, otherId: other })).toMatchObject({
    changedSince: 0,
  })
  expect(await facts()).toEqual(before)
})

test('what somebody changed since stays when they are two again', async () => {
  const { lead, kept, other } = await aPair()
  await lead.ask(mergeAccounts, { accountId: kept, otherId: other, chosen: { name: 'other' } })
  await lead.ask(describeAccount, { accountId: kept, name: 'Forjas del Mar' })
  await lead.ask(separateAccounts, { accountId: kept, otherId: other })
  expect(await lead.ask(readAccount, { accountId: kept })).toMatchObject({ name: 'Forjas del Mar' })
  expect(await lead.ask(readAccount, { accountId: other })).toMatchObject({ accountId: other })
})

test('through several merges all are read under the last, and each can be separated', async () => {
  const { lead, add, kept, other } = await aPair()
  const last = await add('Grupo Forjas')
  await lead.ask(mergeAccounts, { accountId: kept, otherId: other })
  await lead.ask(mergeAccounts, { accountId: last, otherId: kept })
  const merged = await lead.ask(listMerged, { accountId: last })
  expect(merged.map(({ otherId }) => otherId)).toEqual([kept, other])
  expect(await lead.ask(readAccount, { accountId: other })).toMatchObject({ accountId: last })
  await lead.ask(separateAccounts, { accountId: last, otherId: kept })
  expect(await lead.ask(readAccount, { accountId: other })).toMatchObject({ accountId: kept })
})

test('a double click merges once; two that merge each other at once leave one', async () => {
  const { lead, kept, other } = await aPair()
  const twice = await Promise.allSettled([
    lead.ask(mergeAccounts, { accountId: kept, otherId: other }),
    lead.ask(mergeAccounts, { accountId: other, otherId: kept }),
    lead.ask(mergeAccounts, { accountId: kept, otherId: other }),
  ])
  const refused = twice.filter(({ status }) => status === 'rejected')
  expect(refused).toHaveLength(2)
  for (const one of refused) {
    expect((one as PromiseRejectedResult).reason).toMatchObject({ code: 'accounts/merge-merged' })
  }
})

test('whoever sees only their own sees the merged one with the kept one, and not without', async () => {
  const { lead, manager, join, kept, other } = await aPair()
  const own = join('manager', { sees: 'own' })
  await lead.ask(putAction, {
    accountId: other,
    title: 'Llamar',
    ownerId: lead.id,
    dueOn: '2026-12-01',
  })
  await lead.ask(placeCarers, { accountId: kept, managerId: own.id })
  const merging = { accountId: kept, otherId: other }
  await expect(own.ask(mergeAccounts, merging)).rejects.toMatchObject({ status: 404 })
  await expect(manager.ask(mergeAccounts, merging)).rejects.toMatchObject({ status: 403 })
  await lead.ask(mergeAccounts, merging)
  expect(await own.ask(listActions, { accountId: kept })).toMatchObject([{ title: 'Llamar' }])
  const { carers } = (await own.ask(listActions, { accountId: kept }))[0]!
  expect(carers).toEqual([own.id])
})

test('no edit reaches one that was merged; another firm reaches neither', async () => {
  const { lead, viewer, kept, other } = await aPair()
  const { lead: stranger } = aFirm(ROUTES)
  const merging = { accountId: kept, otherId: other }
  await expect(stranger.ask(mergeAccounts, merging)).rejects.toMatchObject({ status: 404 })
  await expect(stranger.ask(compareAccounts, merging)).rejects.toMatchObject({ status: 404 })
  await expect(viewer.ask(mergeAccounts, merging)).rejects.toMatchObject({ status: 403 })
  await lead.ask(mergeAccounts, merging)
  await expect(lead.ask(tagAccount, { accountId: other, add: ['x'] })).rejects.toMatchObject({
    code: 'accounts/merged',
  })
  await expect(stranger.ask(separateAccounts, merging)).rejects.toMatchObject({ status: 404 })
})

test('one with others below it is kept, and so is one that was chosen', async () => {
  const { lead, add, kept, other } = await aPair()
  const plant = await add('Planta')
  await lead.ask(putBelongings, { accountId: plant, belongings: [{ parentId: other }] })
  await expect(lead.ask(mergeAccounts, { accountId: kept, otherId: other })).rejects.toMatchObject({
    code: 'accounts/merge-above',
    values: { name: 'Forjas de Levante, S.L.' },
  })
  const { asked, other: theOther } = await lead.ask(compareAccounts, {
    accountId: kept,
    otherId: other,
  })
  expect(likelyKept(asked, theOther).accountId).toBe(other)
  await lead.ask(mergeAccounts, { accountId: other, otherId: kept })
})

const aSide: fc.Arbitrary<Side> = fc.record({
  accountId: fc.uuid(),
  name: fc.constant('x'),
  code: fc.option(fc.constant('1')),
  groupName: fc.constant(null),
  archived: fc.boolean(),
  mergedIntoId: fc.constant(null),
  carers: fc.constant([]),
  lines: fc.nat(),
  people: fc.nat(),
  notes: fc.nat(),
  actions: fc.nat(),
  below: fc.nat({ max: 2 }),
  tiered: fc.boolean(),
})

test('the one that is proposed is the same whichever is named first, and is refused only where both ways are, or by its archive', () => {
  fc.assert(
    fc.property(aSide, aSide, (one, two) => {
      fc.pre(one.accountId !== two.accountId)
      expect(z.array(Side).safeParse([one, two]).success).toBe(true)
      const kept = likelyKept(one, two)
      const other = kept === one ? two : one
      const even = { ...one, accountId: two.accountId }
      if (JSON.stringify(even) !== JSON.stringify(two)) {
        const again = likelyKept(two, one)
        const same = ['tiered', 'archived', 'lines', 'people'] as const
        expect(same.map((key) => again[key])).toEqual(same.map((key) => kept[key]))
      }
      const refused = whyNotMerge(kept, other)
      if (refused && refused.code !== 'accounts/merge-archived') {
        expect(['accounts/merge-above', 'accounts/merge-tiered']).toContain(refused.code)
        expect(kept.tiered || kept.below > 0).toBe(true)
      }
    }),
  )
})
