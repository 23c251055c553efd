import { afterEach, expect, test, vi } from 'vitest'
import type { Db } from '../platform/db.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { appraise } from './appraisal.ts'
import { chooseLimits } from './capacity.api.ts'
import { chooseAccounts } from './choosing.store.ts'
import { selectionOf } from './keptSelection.store.ts'
import { problemOf } from './selectionWorked.store.ts'
import {
  compareSelections,
  decideSelection,
  dropSelection,
  foreseeDecision,
  listAccountSelections,
  listSelectionAccounts,
  listSelections,
  openSelection,
  pickPoint,
  readPositions,
  readSelection,
  rereadSelection,
  unwishAccount,
  wishAccount,
} from './selection.api.ts'
import { selectionRoutes } from './selection.routes.ts'
import { selectFrom } from './selecting.store.ts'
import { CapacityFile, CriteriaFile, ScoresFile } from './selectionFile.ts'
import { sumsOf } from './selection.ts'
import { standingsOn } from './standing.store.ts'
import { aChoice } from './testing.selection.ts'

vi.setConfig({ testTimeout: 60_000 })
afterEach(() => vi.restoreAllMocks())

test('a list is chosen within the hours from those who serve a strategy', async () => {
  const { lead, selectionId, chosen } = await aChoice()
  const told = await lead.ask(readSelection, { selectionId })
  expect(told.selection).toMatchObject({
    state: 'ready',
    candidates: 6,
    version: 1,
    robustRuns: 500,
  })
  expect(told.barred).toEqual({ strategy: 1, score: 0 })
  expect(await chosen()).toEqual(['C0', 'C1'])
  expect(told.selection.frontier!.length).toBeGreaterThan(1)
  const { rows } = await lead.ask(listSelectionAccounts, { selectionId, sort: 'name', dir: 'asc' })
  expect(rows[2]).toMatchObject({
    code: 'C2',
    points: [3, 5, null],
    financial: 3,
    strategic: 5,
    strategies: ['Exportar'],
    chosen: false,
  })
  expect(rows.every(({ robustness }) => robustness! >= 0 && robustness! <= 1)).toBe(true)
  expect(told.justOut.length).toBeGreaterThan(0)
  const lists = await lead.ask(listAccountSelections, { accountId: rows[2]!.accountId })
  expect(lists).toMatchObject([{ list: { title: 'Clave 2027' }, account: { code: 'C2' } }])
})

test('a list keeps why more than fifty may be key, and who signed it', async () => {
  const { lead } = await aChoice()
  await lead.ask(chooseLimits, { most: 60, whySoMany: 'Somos doscientos' })
  const opened = await lead.ask(openSelection, { title: 'Muchas' })
  const { selection } = await lead.ask(readSelection, opened)
  expect(selection.limits).toMatchObject({
    most: 60,
    whySoMany: 'Somos doscientos',
    signedBy: 'Lucía',
  })
})

test('another point of the frontier is picked, and the list follows', async () => {
  const { lead, work, selectionId, chosen } = await aChoice()
  const before = await lead.ask(readSelection, { selectionId })
  const least = before.selection.frontier!.reduce((a, b) => (a.share < b.share ? a : b))
  await lead.ask(pickPoint, { selectionId, financialShare: least.share })
  expect((await lead.ask(readSelection, { selectionId })).selection.state).toBe('solving')
  await work()
  expect(await chosen()).toEqual(['C1', 'C2'])
})

test('people force accounts in and out with a reason; proposal and decision are both kept', async () => {
  const { lead, work, selectionId, accounts, chosen, db } = await aChoice()
  const forced = { selectionId, accountId: accounts[4]! }
  await lead.ask(wishAccount, { ...forced, wish: 'in', reason: 'Nos lo pide el consejo' })
  await work()
  expect(await chosen()).toContain('C4')
  const { rows } = await lead.ask(listSelectionAccounts, { selectionId, shown: 'wished' })
  expect(rows).toMatchObject([
    { proposed: false, chosen: true, wishReason: 'Nos lo pide el consejo' },
  ])
  const decided = await lead.ask(decideSelection, {
    selectionId,
    effectiveOn: TODAY,
    note: 'Año 2027',
  })
  expect(decided).toEqual({ entering: 2, leaving: 0 })
  const standings = await db((tx) => standingsOn(tx, TODAY))
  expect(standings.get(accounts[4]!)).toMatchObject({ tier: 'key', selectionId })
})

test('what was wished is taken back', async () => {
  const { lead, work, selectionId, accounts, chosen } = await aChoice()
  const wished = { selectionId, accountId: accounts[0]! }
  await lead.ask(wishAccount, { ...wished, wish: 'out', reason: 'No crece' })
  await work()
  expect(await chosen()).not.toContain('C0')
  await lead.ask(unwishAccount, wished)
  await work()
  expect(await chosen()).toEqual(['C0', 'C1'])
})

test('wishes that the hours can’t carry are refused in words, and can’t be decided', async () => {
  const { lead, work, selectionId, accounts } = await aChoice()
  for (const accountId of accounts.slice(1, 4)) {
    await lead.ask(wishAccount, { selectionId, accountId, wish: 'in', reason: 'Es amigo' })
  }
  const last = { selectionId, accountId: accounts[5]! }
  await lead.ask(wishAccount, { ...last, wish: 'in', reason: 'Es amigo' })
  await work()
  const { selection } = await lead.ask(readSelection, { selectionId })
  expect(selection.state).toBe('refused')
  expect(selection.refusals).toMatchObject([
    { code: 'segment/forced-without-strategy', values: { account: 'Cuenta C5' } },
    { code: 'segment/forced-need-more', values: { skill: 'ventas', percent: 200 } },
  ])
  await expect(
    lead.ask(decideSelection, { selectionId, effectiveOn: TODAY }),
  ).rejects.toMatchObject({ code: 'segment/selection-refused' })
})

test('a decided list never changes, and comes to the same sums again', async () => {
  const { lead, work, db, selectionId, accounts } = await aChoice()
  await lead.ask(decideSelection, { selectionId, effectiveOn: TODAY })
  const wish = { selectionId, accountId: accounts[2]!, wish: 'in', reason: 'tarde' } as const
  for (const late of [
    () => lead.ask(wishAccount, wish),
    () => lead.ask(pickPoint, { selectionId, financialShare: 0.5 }),
    () => lead.ask(rereadSelection, { selectionId }),
    () => lead.ask(dropSelection, { selectionId }),
    () => lead.ask(decideSelection, { selectionId, effectiveOn: TODAY }),
  ]) {
    await expect(late()).rejects.toMatchObject({ code: 'segment/selection-decided' })
  }
  for (const change of [
    (tx: Db) => tx`update selection_account set chosen = true where selection_id = ${selectionId}`,
    (tx: Db) => tx`update selection set title = 'otra' where selection_id = ${selectionId}`,
  ]) {
    await expect(db(change)).rejects.toThrow('stays as it was decided')
  }
  await db((tx) => tx`delete from selection where selection_id = ${selectionId}`)
  await work()
  await db(async (tx) => {
    const selection = (await selectionOf(tx, selectionId))!
    expect(selection.title).toBe('Clave 2027')
    const { problem, criteria: own, points } = await problemOf(tx, selection)
    const { rows } = await lead.ask(listSelectionAccounts, { selectionId, shown: 'chosen' })
    const chosen = new Set(rows.map(({ accountId }) => accountId))
    const { hours, ...sums } = sumsOf(problem, (at) => chosen.has(problem.candidates[at]!.key))
    expect(selection.decision).toMatchObject({ ...sums, hours })
    const rated = problem.candidates.map(({ key }, at) => ({
      key,
      points: Array.from(points.subarray(at * own.length, (at + 1) * own.length)),
      strength: NaN,
      hours: 0,
    }))
    const { scores } = appraise(own, rated, selection.lines)
    expect([...scores.financial]).toEqual(problem.candidates.map(({ financial }) => financial))
    expect([...scores.strategic]).toEqual(problem.candidates.map(({ strategic }) => strategic))
    const choice = await chooseAccounts(problem)
    expect(choice).toMatchObject({ strategic: sums.strategic, financial: sums.financial })
    expect(selection.decision!.solver).toMatch(/^HiGHS \d/)
  })
})

test.each([
  ['with no wishes', null],
  ['with an account forced in', 4],
])(
  'the files of the same firm come to the same list, scores, sums and frontier, %s',
  async (_, forced) => {
    const { lead, work, selectionId, sizes, fits, accounts } = await aChoice()
    const reason = 'Nos lo pide el consejo'
    if (forced !== null) {
      const wish = { selectionId, accountId: accounts[forced]!, wish: 'in', reason } as const
      await lead.ask(wishAccount, wish)
      await work()
    }
    const { selection } = await lead.ask(readSelection, { selectionId })
    const { rows } = await lead.ask(listSelectionAccounts, { selectionId, sort: 'sales' })
    const { criteria: own, lines, limits, financialShare } = selection
    const files = {
      criteria: CriteriaFile.parse({ criteria: own, lines }),
      scores: ScoresFile.parse({
        accounts: sizes.map((salesLast12, at) => ({
          code: `C${at}`,
          strategy: at < 5 ? 'Exportar' : null,
          strength: 4,
          scores: { fit: fits[at]! },
          figures: { salesLast12 },
          force: at === forced ? { to: 'in', reason } : null,
        })),
      }),
      capacity: CapacityFile.parse({
        people: [{ name: 'Lucía', hours: { ventas: 20 } }],
        needs: limits.needs.key,
        reserve: limits.reserve,
        most: limits.most,
        financialShare,
      }),
    }
    const told = await selectFrom(files, { runs: 0 })
    const { strategic, financial, financialShareOfBest, gap } = selection.decision!
    expect(told.objective).toEqual({ strategic, financial, financialShareOfBest, gap })
    expect(told.hours.used).toEqual({ ventas: selection.decision!.hours[0] })
    expect(told.frontier).toEqual(
      selection.frontier!.map(({ strategic: aim, financial: money }) => ({
        strategic: aim,
        financial: money,
      })),
    )
    type Came = Pick<
      (typeof told.accounts)[number],
      'financial' | 'strategic' | 'margin' | 'chosen'
    >
    const came = ({ financial: money, strategic: aim, margin, chosen }: Came) => ({
      money,
      aim,
      margin,
      chosen,
    })
    const placed = ({
      attractiveness,
      strength,
      box,
      confidence,
    }: (typeof told.accounts)[number]) => ({
      attractiveness,
      strength,
      box,
      confidence,
    })
    expect(told.accounts.map((one) => ({ ...came(one), ...placed(one), code: one.code }))).toEqual(
      rows.map((one) => ({ ...came(one), ...placed(one as never), code: one.code })),
    )
  },
)

test('who picks another point at the same moment comes before or after the decision, never between', async () => {
  const { lead, work, selectionId } = await aChoice()
  const outcomes = await Promise.allSettled([
    lead.ask(decideSelection, { selectionId, effectiveOn: TODAY }),
    lead.ask(pickPoint, { selectionId, financialShare: 0.5 }),
  ])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await work()
  const { selection } = await lead.ask(readSelection, { selectionId })
  expect(selection.state).toBe('ready')
})

test('other weights are only tried, and stand beside the list', async () => {
  const { lead, work, selectionId } = await aChoice()
  const trial = await lead.ask(openSelection, {
    title: 'Si pesara la marca',
    kind: 'trial',
    weights: { revenue: 10, fit: 70 },
  })
  await work()
  await lead.ask(pickPoint, { ...trial, financialShare: 0 })
  await work()
  const told = await lead.ask(compareSelections, { selectionId, otherId: trial.selectionId })
  expect(told.second).toMatchObject({ kind: 'trial', version: null })
  expect(told.entering.map(({ account }) => account.name)).toEqual(['Cuenta C2'])
  expect(told.leaving.map(({ account }) => account.name)).toEqual(['Cuenta C0'])
  await expect(lead.ask(decideSelection, { ...trial, effectiveOn: TODAY })).rejects.toMatchObject({
    code: 'segment/selection-only-tried',
  })
  await lead.ask(dropSelection, trial)
  expect(await lead.ask(listSelections, {})).toHaveLength(1)
})

test('who sees only their own accounts sees only those in a list; only leads decide', async () => {
  const { join, viewer, manager, db, selectionId, accounts } = await aChoice()
  const own = join('manager', { sees: 'own' })
  await own.ask(listSelections, {})
  await db(
    (tx) => tx`
    insert into account_carer (account_id, person_id, part)
    values (${accounts[1]!}, ${own.id}, 'manager')
  `,
  )
  const { rows, total } = await own.ask(listSelectionAccounts, { selectionId })
  expect([total, ...rows.map(({ code }) => code)]).toEqual([1, 'C1'])
  expect(await own.ask(readPositions, { selectionId })).toHaveLength(1)
  for (const other of [viewer, manager]) {
    const asked = { selectionId, accountId: accounts[1]! }
    for (const refused of [
      () => other.ask(openSelection, { title: 'Mía' }),
      () => other.ask(wishAccount, { ...asked, wish: 'in', reason: 'sí' }),
      () => other.ask(unwishAccount, asked),
      () => other.ask(pickPoint, { selectionId, financialShare: 0.5 }),
      () => other.ask(rereadSelection, { selectionId }),
      () => other.ask(foreseeDecision, { selectionId, effectiveOn: TODAY }),
      () => other.ask(decideSelection, { selectionId, effectiveOn: TODAY }),
      () => other.ask(dropSelection, { selectionId }),
    ]) {
      await expect(refused()).rejects.toMatchObject({ status: 403 })
    }
  }
})

test('another firm’s lists are not there', async () => {
  const { selectionId, accounts } = await aChoice()
  const { lead } = aFirm(selectionRoutes)
  const asked = { selectionId, accountId: accounts[1]! }
  expect(await lead.ask(listSelections, {})).toEqual([])
  for (const refused of [
    () => lead.ask(readSelection, { selectionId }),
    () => lead.ask(listSelectionAccounts, { selectionId }),
    () => lead.ask(readPositions, { selectionId }),
    () => lead.ask(listAccountSelections, asked),
    () => lead.ask(compareSelections, { selectionId, otherId: selectionId }),
    () => lead.ask(wishAccount, { ...asked, wish: 'in', reason: 'sí' }),
    () => lead.ask(unwishAccount, asked),
    () => lead.ask(pickPoint, { selectionId, financialShare: 0.5 }),
    () => lead.ask(rereadSelection, { selectionId }),
    () => lead.ask(foreseeDecision, { selectionId, effectiveOn: TODAY }),
    () => lead.ask(decideSelection, { selectionId, effectiveOn: TODAY }),
    () => lead.ask(dropSelection, { selectionId }),
  ]) {
    await expect(refused()).rejects.toMatchObject({ status: 404 })
  }
})
