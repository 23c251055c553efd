import { expect, test, vi } from 'vitest'
import { addMonths } from '../kernel/day.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { chooseReview, readReview } from './review.api.ts'
import { reviewRoutes } from './review.routes.ts'
import { compareSelections, openSelection, readSelection } from './selection.api.ts'
import { aReviewedFirm, lowered, reviewed } from './testing.review.ts'

vi.setConfig({ testTimeout: 60_000 })

test('the next review is counted from the last decided list, as often as is set', async () => {
  const { lead, viewer, selectionId } = await aReviewedFirm()
  const { setting, last, due } = await viewer.ask(readReview, {})
  expect(setting).toEqual({ everyMonths: 12 })
  expect(last).toMatchObject({ selectionId, title: 'Clave 2026', effectiveOn: TODAY, accounts: 2 })
  expect(due!.dueOn).toBe(addMonths(last!.decidedOn, 12))
  expect(await lead.ask(chooseReview, { everyMonths: 3 })).toEqual({
    now: { everyMonths: 3 },
    before: { everyMonths: 12 },
  })
  expect((await lead.ask(readReview, {})).due!.dueOn).toBe(addMonths(last!.decidedOn, 3))
  await expect(lead.ask(chooseReview, { everyMonths: 5 as never })).rejects.toMatchObject({
    status: 422,
  })
  await expect(viewer.ask(chooseReview, { everyMonths: 3 })).rejects.toMatchObject({ status: 403 })
})

test('before a list is decided no review is due, and another firm’s setting is not seen', async () => {
  const { lead } = aFirm(reviewRoutes)
  await lead.ask(chooseReview, { everyMonths: 24 })
  const other = aFirm(reviewRoutes)
  expect(await other.lead.ask(readReview, {})).toEqual({
    setting: { everyMonths: 12 },
    last: null,
    due: null,
  })
})

test('other thresholds are tried, and the comparison says what moved each account', async () => {
  const { lead, work, selectionId } = await aReviewedFirm()
  const trial = await lead.ask(openSelection, {
    title: 'Si 9 fuera mucho',
    kind: 'trial',
    criteria: lowered,
  })
  await work()
  const { selection } = await lead.ask(readSelection, trial)
  expect(selection).toMatchObject({ state: 'ready', kind: 'trial', version: null })
  const told = await lead.ask(compareSelections, { selectionId, otherId: trial.selectionId })
  expect(told.leaving.map(({ account }) => account.name)).toEqual(['Cuenta C1', 'Cuenta C0'])
  expect(told.entering.map(({ account }) => account.name)).toEqual(['Cuenta C5', 'Cuenta C4'])
  expect(told.entering[0]).toMatchObject({
    first: { financial: 1, strategic: 5 },
    second: { financial: 5, strategic: 5 },
    moved: { key: 'revenue', by: 4 },
  })
  // It sold enough before as well.
  expect(told.leaving[1]).toMatchObject({ first: { financial: 5 }, moved: null })
})

test('last year’s version is tried under its number', async () => {
  const { lead, work } = await aReviewedFirm()
  const asked = { title: 'Como el año pasado', kind: 'trial', version: 1 } as const
  const trial = await lead.ask(openSelection, asked)
  await work()
  expect((await lead.ask(readSelection, trial)).selection).toMatchObject({ version: 1 })
})

test('a trial goes on from the decided list’s point, candidates and round, unless others are named', async () => {
  const { lead, selectionId, roundId, rateBrand, work } = await aReviewedFirm({
    financialShare: 0,
    candidates: 5,
    brand: [1, 2, 3, 4, 5, 5],
  })
  const newer = await rateBrand([5, 5, 1, 1, 1, 1])
  const asked = { title: 'La misma', kind: 'trial', version: 1 } as const
  const read = async (more = {}) => {
    const trial = await lead.ask(openSelection, { ...asked, ...more })
    await work()
    return (await lead.ask(readSelection, trial)).selection
  }
  const same = await read()
  expect(same).toMatchObject({ financialShare: 0, largest: 5, roundId })
  const told = await lead.ask(compareSelections, { selectionId, otherId: same.selectionId })
  expect([told.entering, told.leaving]).toEqual([[], []])
  const others = { financialShare: 0.5, candidates: 3, roundId: newer }
  expect(await read(others)).toMatchObject({ financialShare: 0.5, largest: 3, roundId: newer })
})

test('only a set can be tried, and only what is kept can be chosen by', async () => {
  const { lead } = await aReviewedFirm({ decided: false })
  const tried = (more: object) => lead.ask(openSelection, { title: 'X', kind: 'trial', ...more })
  await expect(tried({ criteria: reviewed.slice(1) })).rejects.toMatchObject({
    code: 'segment/too-few-criteria',
  })
  await expect(tried({ weights: { revenue: 90 } })).rejects.toMatchObject({
    code: 'segment/weights-sum',
  })
  await expect(lead.ask(openSelection, { title: 'X', criteria: lowered })).rejects.toMatchObject({
    code: 'segment/criteria-not-kept',
  })
})
