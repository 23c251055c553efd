import { expect, test } from 'vitest'
import { refreshPortfolio } from '../identify/keeping.store.ts'
import { tellLedger } from '../identify/testing.ledger.ts'
import type { Message } from '../platform/mail.ts'
import { aFirm, jobWorld, TODAY } from '../platform/testing.ts'
import { segmentToDo } from './cockpit/toDo.store.ts'
import { keepCriteria } from './criteria.api.ts'
import { criteriaRoutes } from './criteria.routes.ts'
import { invitationJobs } from './invitation.jobs.ts'
import {
  finishRating,
  listRounds,
  moveRound,
  openRound,
  rate,
  rateSheet,
  readDisagreements,
  readRatingSheet,
  readRound,
  resumeRating,
} from './rating.api.ts'
import { STRENGTH } from './rating.ts'
import { ratingRoutes } from './rating.routes.ts'
import { decideSelection, readSelection } from './selection.api.ts'
import { readStanding } from './standing.api.ts'
import { standingRoutes } from './standing.routes.ts'
import { aCriterion } from './testing.ts'
import { aChoice } from './testing.selection.ts'

const criteria = [
  aCriterion({
    key: 'revenue',
    weight: 40,
    measured: { metric: 'salesLast12', thresholds: [1, 2, 3, 4], better: 'more' },
  }),
  aCriterion({ key: 'fit', axis: 'strategic', weight: 30, looksAhead: true }),
  aCriterion({ key: 'brand', axis: 'strategic', weight: 30 }),
]

async function aRound({ most = 2 } = {}) {
  const firm = aFirm([...criteriaRoutes, ...ratingRoutes])
  await firm.db(async (db) => {
    await tellLedger(
      db,
      [30, 20, 10].map((amount, at) => ({ code: `C${at}`, day: '2026-10-01', amount })),
    )
    await refreshPortfolio(db, TODAY)
  })
  const { lead, manager, expert } = firm
  await lead.ask(keepCriteria, { criteria })
  const raters = [lead.id, manager.id, expert.id]
  const { roundId } = await lead.ask(openRound, { title: 'Noviembre', raters, most })
  const rows = await lead.ask(readRatingSheet, { roundId })
  return { ...firm, roundId, accounts: rows.map(({ accountId }) => accountId) }
}

test('a round asks the largest accounts of those who were invited', async () => {
  const { lead, manager, viewer, roundId } = await aRound()
  const { round, criteria: version, raters, rates } = await manager.ask(readRound, { roundId })
  expect(round).toMatchObject({ title: 'Noviembre', version: 1, state: 'open', accounts: 2 })
  expect(version.criteria).toHaveLength(3)
  expect(raters).toHaveLength(3)
  expect(rates).toBe(true)
  const sheet = await manager.ask(readRatingSheet, { roundId })
  expect(sheet.map(({ code, points }) => ({ code, points }))).toEqual([
    { code: 'C0', points: {} },
    { code: 'C1', points: {} },
  ])
  expect(await viewer.ask(readRound, { roundId })).toMatchObject({ rates: false })
  await expect(viewer.ask(readRatingSheet, { roundId })).rejects.toMatchObject({ status: 403 })
  await expect(lead.ask(openRound, { title: 'Otra', raters: [viewer.id] })).rejects.toMatchObject({
    code: 'segment/not-a-rater',
  })
  await expect(
    manager.ask(openRound, { title: 'Otra', raters: [manager.id] }),
  ).rejects.toMatchObject({ status: 403 })
})

test('a round that opens tells each of its raters, and waits on Hoy for those who have not finished', async () => {
  const { lead, manager, expert, viewer, db, firmId, roundId } = await aRound()
  const told: Message[] = []
  await invitationJobs[0]!.carryOut({
    ...jobWorld,
    mail: { ...jobWorld.mail, send: (mail) => told.push(mail) },
    payload: { roundId },
    firmId,
    firm: db,
    stopping: new AbortController().signal,
  })
  expect(told).toHaveLength(3)
  expect(told[0]!.subject).toBe('Valora las candidatas: «Noviembre»')
  expect(told[0]!.text).toContain(`/selection/rating/${roundId}`)
  const { roundId: soon } = await lead.ask(openRound, {
    title: 'Otra',
    raters: [manager.id],
    dueOn: TODAY,
  })
  const { rows } = segmentToDo.find(({ part }) => part === 'rating')!
  const waiting = async (personId: string) =>
    (await db((tx) => rows(tx, { actor: lead as never, people: [personId], today: TODAY }))).map(
      ({ id, dueOn }) => [id, dueOn],
    )
  expect(await waiting(manager.id)).toEqual([
    [soon, TODAY],
    [roundId, null],
  ])
  expect(await waiting(viewer.id)).toEqual([])
  await expert.ask(finishRating, { roundId })
  expect(await waiting(expert.id)).toEqual([])
  await lead.ask(moveRound, { roundId, state: 'discussing' })
  expect(await waiting(lead.id)).toEqual([])
})

test('blind until the discussion: each sees their own points, and how far the others are', async () => {
  const { lead, manager, expert, db, roundId, accounts } = await aRound()
  const [first] = accounts as [string]
  await manager.ask(rate, { roundId, accountId: first, key: 'fit', point: 5 })
  await expert.ask(rate, { roundId, accountId: first, key: 'fit', point: 2 })
  const seen = await expert.ask(readRatingSheet, { roundId })
  expect(seen[0]!.points).toEqual({ fit: 2 })
  const { raters } = await lead.ask(readRound, { roundId })
  const given = new Map(raters.map((one) => [one.personId, one.given]))
  expect([given.get(lead.id), given.get(manager.id), given.get(expert.id)]).toEqual([0, 1, 1])
  await expect(lead.ask(readDisagreements, { roundId })).rejects.toMatchObject({
    code: 'segment/round-blind',
  })
  // Not even a statement that forgets to ask would tell.
  expect(await db((tx) => tx`select from rating where round_id = ${roundId}`)).toHaveLength(0)

  await lead.ask(moveRound, { roundId, state: 'discussing' })
  const [apart] = await manager.ask(readDisagreements, { roundId })
  expect(apart).toMatchObject({ accountId: first, key: 'fit', range: 3, mean: 3.5 })
  expect(apart!.opinions.map(({ point }) => point)).toEqual([5, 2])
})

test('thinking again adds a point and keeps the old one; what is taken back counts no more', async () => {
  const { lead, manager, expert, db, roundId, accounts } = await aRound()
  const [first] = accounts as [string]
  const give = (point: number | null) =>
    manager.ask(rate, { roundId, accountId: first, key: 'brand', point, note: 'porque sí' })
  await give(5)
  await give(1)
  await expert.ask(rate, { roundId, accountId: first, key: 'brand', point: 4 })
  await lead.ask(moveRound, { roundId, state: 'discussing' })
  await give(3)
  expect(await lead.ask(readDisagreements, { roundId })).toEqual([])
  const kept = await db(
    (tx) => tx`
      select point from rating where round_id = ${roundId} and person_id = ${manager.id}
      order by rated_at
    `,
  )
  expect(kept.map((row) => row['point'])).toEqual([5, 1, 3])
  await give(null)
  const [row] = await manager.ask(readRatingSheet, { roundId })
  expect(row!.points).toEqual({})
  await expect(
    db((tx) => tx`update rating set point = 5 where round_id = ${roundId}`),
  ).rejects.toThrow('permission denied')
})

test('what may not be rated, and by whom, and when', async () => {
  const { lead, manager, admin, roundId, accounts } = await aRound()
  const [first] = accounts as [string]
  const points = { roundId, accountId: first, key: 'fit', point: 4 }
  await expect(admin.ask(rate, points)).rejects.toMatchObject({ code: 'segment/no-rater' })
  await expect(manager.ask(rate, { ...points, key: 'revenue' })).rejects.toMatchObject({
    code: 'segment/not-judged',
  })
  await expect(manager.ask(rate, { ...points, accountId: roundId })).rejects.toMatchObject({
    code: 'segment/no-candidate',
  })
  await manager.ask(rate, { ...points, key: STRENGTH })
  await manager.ask(finishRating, { roundId })
  await expect(manager.ask(rate, points)).rejects.toMatchObject({ code: 'segment/rater-finished' })
  await manager.ask(resumeRating, { roundId })
  await manager.ask(rate, points)
  await expect(lead.ask(moveRound, { roundId, state: 'closed' })).rejects.toMatchObject({
    code: 'segment/round-state',
  })
  await lead.ask(moveRound, { roundId, state: 'discussing' })
  await lead.ask(moveRound, { roundId, state: 'closed' })
  await expect(manager.ask(rate, points)).rejects.toMatchObject({ code: 'segment/round-closed' })
  await expect(manager.ask(moveRound, { roundId, state: 'discussing' })).rejects.toMatchObject({
    status: 403,
  })
  expect(await manager.ask(listRounds, {})).toMatchObject([{ state: 'closed', title: 'Noviembre' }])
})

test('one person alone can rate, propose and decide', async () => {
  const { lead, selectionId, accounts, chosen } = await aChoice({ more: standingRoutes })
  const [round] = await lead.ask(listRounds, {})
  expect(round).toMatchObject({ state: 'closed', raters: [{ personId: lead.id }] })
  const { selection } = await lead.ask(readSelection, { selectionId })
  expect(selection).toMatchObject({ roundId: round!.roundId, state: 'ready', madeBy: 'Lucía' })
  expect(await chosen()).toEqual(['C0', 'C1'])
  expect(await lead.ask(decideSelection, { selectionId, effectiveOn: TODAY })).toEqual({
    entering: 2,
    leaving: 0,
  })
  expect(await lead.ask(readStanding, { accountId: accounts[0]! })).toMatchObject({
    standing: { tier: 'key', selectionId },
    decisions: [{ decidedBy: 'Lucía' }],
  })
}, 60_000)

test('without criteria or a portfolio there is no round; another firm sees none', async () => {
  const { lead } = aFirm([...criteriaRoutes, ...ratingRoutes])
  const open = () => lead.ask(openRound, { title: 'Una', raters: [lead.id] })
  await expect(open()).rejects.toMatchObject({ code: 'segment/no-criteria' })
  await lead.ask(keepCriteria, { criteria })
  await expect(open()).rejects.toMatchObject({ code: 'segment/no-portfolio' })
  const { roundId, accounts } = await aRound()
  expect(await lead.ask(listRounds, {})).toEqual([])
  for (const asked of [readRound, readRatingSheet, readDisagreements, finishRating] as const) {
    await expect(lead.ask(asked as typeof readRound, { roundId })).rejects.toMatchObject({
      status: 404,
    })
  }
  await expect(
    lead.ask(rate, { roundId, accountId: accounts[0]!, key: 'fit', point: 1 }),
  ).rejects.toMatchObject({ status: 404 })
})

test('a whole sheet is given at once, or nothing of it', async () => {
  const { manager, viewer, roundId, accounts } = await aRound()
  const ratings = accounts.map((accountId) => ({ accountId, key: 'fit', point: 4 }))
  expect(await manager.ask(rateSheet, { roundId, ratings })).toEqual({ given: 2 })
  const wrong = [...ratings, { accountId: accounts[0]!, key: 'revenue', point: 2 }]
  await expect(manager.ask(rateSheet, { roundId, ratings: wrong })).rejects.toMatchObject({
    code: 'segment/not-judged',
  })
  const sheet = await manager.ask(readRatingSheet, { roundId })
  expect(sheet.map(({ points }) => points)).toEqual([{ fit: 4 }, { fit: 4 }])
  const { raters } = await manager.ask(readRound, { roundId })
  expect(raters.find(({ personId }) => personId === manager.id)).toMatchObject({ given: 2 })
  await expect(viewer.ask(rateSheet, { roundId, ratings })).rejects.toMatchObject({ status: 403 })
  const other = aFirm(ratingRoutes)
  await expect(other.lead.ask(rateSheet, { roundId, ratings })).rejects.toMatchObject({
    status: 404,
  })
})
