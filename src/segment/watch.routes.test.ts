import { expect, test, vi } from 'vitest'
import { aFirm, jobWorld, owner, TODAY } from '../platform/testing.ts'
import { dropSelection, listSelections, readSelection, wishAccount } from './selection.api.ts'
import { aReviewedFirm } from './testing.review.ts'
import { readWatch, seeWatched, unseeWatched, watchNow } from './watch.api.ts'
import { watchJobs } from './watch.jobs.ts'
import { watchRoutes } from './watch.routes.ts'

vi.setConfig({ testTimeout: 60_000 })

type Firm = Pick<Awaited<ReturnType<typeof aReviewedFirm>>, 'firmId' | 'db'>

/** What the queue carries out on the first of a month. */
const monthly = ({ firmId, db }: Firm, today = TODAY) =>
  watchJobs[0]!.carryOut({
    ...jobWorld,
    today: () => today,
    payload: {},
    firmId,
    firm: db,
    stopping: new AbortController().signal,
  })

async function nextOf({ firmId }: Firm): Promise<string[]> {
  const { rows } = await owner.query<{ runAt: Date }>(
    `select run_at as "runAt" from graphile_worker.jobs where key = $1`,
    [`${firmId}:segment.watch:watch`],
  )
  return rows.map(({ runAt }) => runAt.toISOString().slice(0, 10))
}

/** C4 is key because people forced it in; the figures alone would have C0 and C1. */
async function aWatchedFirm() {
  const firm = await aReviewedFirm({ wishes: true })
  await firm.lead.ask(watchNow, {})
  await firm.work()
  return firm
}

test('an account that was forced in would leave, and another come in its place', async () => {
  const { lead, viewer, work, accounts } = await aReviewedFirm({ wishes: true })
  const before = await viewer.ask(readWatch, {})
  expect(before).toEqual({ watch: null, newer: null, lines: [], nextOn: '2026-12-01' })
  await lead.ask(watchNow, {})
  expect(await viewer.ask(readWatch, {})).toMatchObject({ watch: null, newer: 'solving' })
  await work()
  const { watch, newer, lines } = await viewer.ask(readWatch, {})
  expect([watch!.kind, watch!.version, newer]).toEqual(['watch', 1, null])
  expect(lines.map(({ side, months }) => [side, months])).toEqual([
    ['entering', 1],
    ['leaving', 1],
  ])
  expect(lines[0]).toMatchObject({ reason: { why: 'others' } })
  expect(lines[1]).toMatchObject({
    accountId: accounts[4],
    reason: { why: 'wished', wish: 'in', reason: 'Amigo del consejo' },
    seen: null,
  })
})

test('after another point, fewer candidates and another round, no account is named while no figure moved', async () => {
  const { lead, work, roundId, rateBrand } = await aReviewedFirm({
    financialShare: 0,
    candidates: 5,
    brand: [1, 2, 3, 4, 5, 5],
  })
  await rateBrand([5, 5, 1, 1, 1, 1])
  const { selectionId } = await lead.ask(watchNow, {})
  await work()
  expect((await lead.ask(readWatch, {})).lines).toEqual([])
  expect((await lead.ask(readSelection, { selectionId })).selection).toMatchObject({
    financialShare: 0,
    largest: 5,
    roundId,
  })
})

test('a decided list has it looked at on the first of the next month, and each time again', async () => {
  const firm = await aReviewedFirm()
  expect(await nextOf(firm)).toEqual(['2026-12-01'])
  await monthly(firm, '2026-12-01')
  expect(await nextOf(firm)).toEqual(['2027-01-01'])
  const [watch] = await firm.lead.ask(listSelections, {})
  expect(watch).toMatchObject({ kind: 'watch', title: '2026-12-01', madeBy: null })
})

test('where nothing is decided it is not looked at by itself', async () => {
  const firm = await aReviewedFirm({ decided: false })
  await monthly(firm)
  expect(await nextOf(firm)).toEqual([])
  expect(await firm.lead.ask(listSelections, {})).toHaveLength(1)
  expect(await firm.lead.ask(readWatch, {})).toMatchObject({ nextOn: null })
})

test('of a month one watch is kept; months running are counted over them', async () => {
  const { lead, db, work } = await aWatchedFirm()
  await db(
    (tx) => tx`
    update selection set as_of = as_of - interval '1 month'
    where firm_id = ${tx.firm} and kind = 'watch'
  `,
  )
  for (let times = 0; times < 3; times += 1) await lead.ask(watchNow, {})
  await work()
  const lists = await lead.ask(listSelections, {})
  expect(lists.filter(({ kind }) => kind === 'watch')).toHaveLength(2)
  const { watch, lines } = await lead.ask(readWatch, {})
  expect(lines.map(({ months }) => months)).toEqual([2, 2])
  await lead.ask(dropSelection, { selectionId: watch!.selectionId })
  expect((await lead.ask(readWatch, {})).lines.map(({ months }) => months)).toEqual([1, 1])
})

test('what someone has seen is silent for the month, and can be taken back', async () => {
  const { lead, accounts } = await aWatchedFirm()
  const accountId = accounts[4]!
  const line = async () =>
    (await lead.ask(readWatch, {})).lines.find((one) => one.accountId === accountId)
  await lead.ask(seeWatched, { accountId, reason: 'El consejo lo sabe' })
  expect((await line())!.seen).toEqual({ reason: 'El consejo lo sabe', by: 'Lucía' })
  await expect(lead.ask(seeWatched, { accountId, reason: 'otra vez' })).rejects.toMatchObject({
    code: 'segment/already-seen',
  })
  await lead.ask(unseeWatched, { accountId })
  expect((await line())!.seen).toBeNull()
  for (const refused of [
    () => lead.ask(unseeWatched, { accountId }),
    () => lead.ask(seeWatched, { accountId: accounts[5]!, reason: 'no sale' }),
  ]) {
    await expect(refused()).rejects.toMatchObject({ code: 'segment/not-watched', status: 404 })
  }
})

test('only leads look and say; who sees only their own accounts reads only those', async () => {
  const { viewer, manager, join, db, accounts } = await aWatchedFirm()
  for (const other of [viewer, manager]) {
    for (const refused of [
      () => other.ask(watchNow, {}),
      () => other.ask(seeWatched, { accountId: accounts[4]!, reason: 'sí' }),
      () => other.ask(unseeWatched, { accountId: accounts[4]! }),
    ]) {
      await expect(refused()).rejects.toMatchObject({ status: 403 })
    }
  }
  const own = join('manager', { sees: 'own' })
  await own.ask(listSelections, {})
  await db(
    (tx) => tx`
    insert into account_carer (account_id, person_id, part)
    values (${accounts[4]!}, ${own.id}, 'manager')
  `,
  )
  const { lines } = await own.ask(readWatch, {})
  expect(lines.map(({ accountId }) => accountId)).toEqual([accounts[4]])
})

test('another firm’s watch is not there', async () => {
  const { accounts } = await aWatchedFirm()
  const { lead } = aFirm(watchRoutes)
  expect(await lead.ask(readWatch, {})).toEqual({
    watch: null,
    newer: null,
    lines: [],
    nextOn: null,
  })
  for (const refused of [
    () => lead.ask(seeWatched, { accountId: accounts[4]!, reason: 'sí' }),
    () => lead.ask(unseeWatched, { accountId: accounts[4]! }),
  ]) {
    await expect(refused()).rejects.toMatchObject({ status: 404 })
  }
  await expect(lead.ask(watchNow, {})).rejects.toMatchObject({ code: 'segment/no-criteria' })
})

test('a watch is not touched', async () => {
  const { lead, accounts } = await aWatchedFirm()
  const { watch } = await lead.ask(readWatch, {})
  const wish = { accountId: accounts[0]!, wish: 'in', reason: 'sí' } as const
  await expect(
    lead.ask(wishAccount, { selectionId: watch!.selectionId, ...wish }),
  ).rejects.toMatchObject({ code: 'segment/selection-only-watched' })
})
