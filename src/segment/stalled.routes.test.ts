import { expect, test } from 'vitest'
import { inFirm } from '../platform/db.ts'
import { sql } from '../platform/testing.ts'
import { keepCriteria } from './criteria.api.ts'
import {
  answerExecution,
  chooseStalled,
  decideStalled,
  listOpenStalled,
  readStalled,
  readStalledAccount,
  takeBackAnswer,
} from './stalled.api.ts'
import { lastCases } from './stalled.store.ts'
import { insertStandings, standingOf } from './standing.store.ts'
import { aCriterion } from './testing.ts'
import { cares, firm, stalling, TODAY } from './testing.stalled.ts'

const HOW = { how: 'Actas de las doce visitas' }

test('new figures open a case for the one that stalled, with its figures; the others say why not', async () => {
  const { viewer, ids } = await stalling()
  const { cases, watched, valuation, asOf } = await viewer.ask(readStalled, {})
  expect([asOf, valuation]).toEqual([TODAY, 'EUR'])
  expect(Object.fromEntries(watched.map((one) => [one.account, one.says]))).toEqual({
    'Cuenta ALONE': 'unspent',
    'Cuenta FLAT': 'stalled',
    'Cuenta GROWS': 'grows',
    'Cuenta NEW': 'too-early',
  })
  const [told, ...more] = cases
  expect(more).toEqual([])
  expect(told).toMatchObject({
    accountId: ids['FLAT'],
    state: 'asked',
    openedOn: TODAY,
    answers: [],
  })
  const { figures } = told!
  expect(figures).toMatchObject({
    tier: 'strategic',
    keySince: '2023-01-01',
    since: '2023-11-22',
    spent: 2400,
    used: [{ activity: 'Visita', unit: 'visita', units: 12, cost: 2400 }],
  })
  expect(
    figures.periods.map(({ constant, constantBefore, spent }) => [constant, constantBefore, spent]),
  ).toEqual([
    [1000, 1000, 0],
    [990, 1000, 1200],
    [980, 990, 1200],
  ])
  expect(figures.periods[2]!.change.real).toBeNull()
})

test('looking again opens nothing twice, and asks for the next month', async () => {
  const here = await stalling()
  await here.lead.ask(chooseStalled, {})
  await here.work()
  expect(await here.lead.ask(listOpenStalled, {})).toHaveLength(1)
  const { before, now } = await here.lead.ask(chooseStalled, { periods: 3, leastGrowth: 0 })
  expect([before.periods, now.periods]).toEqual([2, 3])
  await here.work()
  // The first of its years neither grew nor shrank: three years without growth.
  expect((await here.lead.ask(readStalled, {})).watched[1]).toMatchObject({ says: 'stalled' })
})

test('the criteria are not in question before the plan was carried out', async () => {
  const { lead, caseId } = await stalling()
  const stand = { caseId, outcome: 'criteria-stand', reason: 'Sigue abriendo México' } as const
  const first = {
    caseId,
    outcome: 'execute-first',
    reason: 'Las visitas',
    byOn: '2027-03-31',
  } as const
  await expect(lead.ask(decideStalled, stand)).rejects.toMatchObject({
    code: 'segment/stalled-ask-first',
  })
  const little = await lead.ask(answerExecution, { caseId, share: 0.2, ...HOW })
  expect(little).toMatchObject({ state: 'unexecuted', answers: [{ share: 0.2, byName: 'Lucía' }] })
  await expect(lead.ask(answerExecution, { caseId, share: 1, ...HOW })).rejects.toMatchObject({
    code: 'segment/stalled-answered',
  })
  await expect(lead.ask(decideStalled, stand)).rejects.toMatchObject({
    code: 'segment/stalled-unexecuted',
  })
  await expect(lead.ask(decideStalled, { ...first, byOn: TODAY })).rejects.toMatchObject({
    code: 'segment/stalled-by-when',
  })
  const closed = await lead.ask(decideStalled, first)
  expect(closed).toMatchObject({ state: 'closed', answers: [{}, { byOn: '2027-03-31' }] })
  expect((await lead.ask(takeBackAnswer, { caseId })).state).toBe('unexecuted')
  const back = await lead.ask(takeBackAnswer, { caseId })
  expect(back.state).toBe('asked')
  expect(back.answers.map(({ takenBack }) => takenBack)).toEqual([true, true])
  await expect(lead.ask(takeBackAnswer, { caseId })).rejects.toMatchObject({
    code: 'segment/stalled-nothing-back',
  })
})

test('once it was, the question is opened: a criterion is named, or it leaves its tier', async () => {
  const { lead, db, caseId, ids } = await stalling()
  const criteria = [
    aCriterion({ key: 'one', name: 'Ventas', weight: 40, looksAhead: true }),
    aCriterion({ key: 'two', name: 'Marca', weight: 60, axis: 'strategic' }),
    aCriterion({ key: 'three', name: 'Encaje', weight: 0.001, axis: 'strategic' }),
  ].map((one, at) => ({ ...one, weight: [40, 40, 20][at]! }))
  await lead.ask(keepCriteria, { criteria })
  expect((await lead.ask(answerExecution, { caseId, share: 0.9, ...HOW })).state).toBe('questioned')
  const change = { caseId, outcome: 'criteria-change', reason: 'Pesaba demasiado' } as const
  await expect(lead.ask(decideStalled, { ...change, criterion: 'Otro' })).rejects.toMatchObject({
    code: 'segment/stalled-which-criterion',
  })
  const leave = { caseId, outcome: 'leave-tier', reason: 'No da más' } as const
  await expect(lead.ask(decideStalled, leave)).rejects.toMatchObject({
    code: 'segment/stalled-which-tier',
  })
  await expect(
    lead.ask(decideStalled, { ...leave, outcome: 'execute-first', byOn: '2027-01-01' }),
  ).rejects.toMatchObject({ code: 'segment/stalled-executed' })
  const decided = await lead.ask(decideStalled, { ...change, criterion: 'Marca' })
  expect(decided.answers[1]).toMatchObject({ criterion: 'Marca', outcome: 'criteria-change' })
  await lead.ask(takeBackAnswer, { caseId })
  await lead.ask(decideStalled, { ...leave, toTier: 'standard' })
  const tier = () => db((tx) => standingOf(tx, ids['FLAT']!, TODAY)).then((one) => one.tier)
  expect(await tier()).toBe('standard')
  await lead.ask(takeBackAnswer, { caseId })
  expect(await tier()).toBe('strategic')
})

test('a case about an account that is no longer key lapses by itself', async () => {
  const here = await stalling()
  const { lead, db, ids } = here
  const out = { accountId: ids['FLAT']!, tier: 'standard' as const, phase: null }
  await db((tx) =>
    insertStandings(
      tx,
      [{ ...out, effectiveOn: TODAY, reason: 'Fuera', selectionId: null }],
      lead.id,
    ),
  )
  await lead.ask(chooseStalled, {})
  await here.work()
  expect(await lead.ask(listOpenStalled, {})).toEqual([])
  const { cases, watched } = await lead.ask(readStalledAccount, { accountId: ids['FLAT']! })
  expect(cases[0]!.answers).toMatchObject([{ outcome: 'lapsed', byName: null }])
  expect(watched).toBeNull()
})

test('whoever looks after the account answers, leads decide; another firm’s cases are not there', async () => {
  const here = await stalling()
  const { lead, manager, expert, viewer, caseId, ids } = here
  const answer = { caseId, share: 0.9, ...HOW }
  const decide = { caseId, outcome: 'criteria-stand', reason: 'Sigue' } as const
  for (const one of [manager, expert, viewer]) {
    await expect(one.ask(answerExecution, answer)).rejects.toMatchObject({ status: 403 })
    await expect(one.ask(decideStalled, decide)).rejects.toMatchObject({ status: 403 })
    await expect(one.ask(chooseStalled, {})).rejects.toMatchObject({ status: 403 })
  }
  await cares(here, ids['FLAT']!, manager.id)
  expect((await manager.ask(answerExecution, answer)).state).toBe('questioned')
  await lead.ask(decideStalled, decide)
  for (const one of [manager, viewer]) {
    await expect(one.ask(takeBackAnswer, { caseId })).rejects.toMatchObject({ status: 403 })
  }
  const other = firm()
  const gone = { status: 404 }
  await expect(other.lead.ask(answerExecution, answer)).rejects.toMatchObject(gone)
  await expect(other.lead.ask(decideStalled, decide)).rejects.toMatchObject(gone)
  await expect(other.lead.ask(takeBackAnswer, { caseId })).rejects.toMatchObject(gone)
  const accountId = ids['FLAT']!
  await expect(other.viewer.ask(readStalledAccount, { accountId })).rejects.toMatchObject(gone)
  expect(await other.viewer.ask(readStalled, {})).toMatchObject({
    cases: [],
    watched: [],
    asOf: null,
  })
  expect(await other.viewer.ask(listOpenStalled, {})).toEqual([])
})

test('who sees only their own accounts sees only their cases', async () => {
  const here = await stalling()
  const own = here.join('manager', { sees: 'own' })
  expect(await own.ask(readStalled, {})).toMatchObject({ cases: [], watched: [] })
  const { firmId, ids } = here
  await cares(here, ids['FLAT']!, own.id)
  const { cases, watched } = await own.ask(readStalled, {})
  expect([cases.length, watched.length]).toEqual([1, 1])
  const seen = await inFirm(sql, { firmId, id: own.id, sees: 'own' }, lastCases)
  expect([...seen.keys()]).toEqual([ids['FLAT']])
})
