import { expect, test } from 'vitest'
import { whatHappened } from './told.ts'

const happened = (what: string, about: Record<string, unknown>) =>
  whatHappened(
    { happeningId: '', happenedAt: '', kind: 'change', isDay: false, byName: null, what, about },
    [],
  )

test('what was noted as done for an account is told with its day and units', () => {
  const about = { accountId: 'A', activity: 'Visita', day: '2026-03-02', units: '2.5' }
  const values = { activity: 'Visita', day: '2026-03-02', units: '2.5', before: null }
  expect(happened('costActivity.kept', { ...about, before: null })).toEqual([
    { what: 'costActivityKept', values },
  ])
  expect(happened('costActivity.kept', { ...about, before: '1' })).toEqual([
    { what: 'costActivityChanged', values: { ...values, before: '1' } },
  ])
  expect(happened('costActivity.dropped', about)).toEqual([{ what: 'costActivityDropped', values }])
})

test('moves between tiers and remedies are told with why', () => {
  const moved = { to: { tier: 'key', phase: null }, effectiveOn: '2026-12-01', reason: 'Crece' }
  const values = { tier: 'key', day: '2026-12-01', reason: 'Crece' }
  expect(happened('standing.moved', moved)).toEqual([{ what: 'standingMoved', values }])
  const phased = { ...moved, to: { tier: 'key', phase: 'growth' } }
  expect(happened('standing.moved', phased)).toEqual([
    { what: 'standingPhased', values: { ...values, phase: 'growth' } },
  ])
  const remedy = { kind: 'exit', why: 'No da', owner: 'Marta', outcome: '' }
  expect(happened('remedy.opened', remedy)).toEqual([{ what: 'remedyOpened', values: remedy }])
  expect(happened('remedy.opened', {})).toEqual([
    { what: 'other', values: { what: 'remedy.opened' } },
  ])
})

test('what has no words of its own says its name', () => {
  expect(happened('costActivity.kept', {})).toEqual([
    { what: 'other', values: { what: 'costActivity.kept' } },
  ])
})

test('proposed places in the matrix are told with their figures and why', () => {
  const proposed = {
    kind: 'forecast',
    attractiveness: 4.2,
    strength: 3,
    reason: 'Crece',
    decidedWhy: 'Se aplaza',
  }
  const values = {
    kind: 'forecast',
    attractiveness: '4.2',
    strength: '3',
    reason: 'Crece',
    why: 'Se aplaza',
  }
  expect(happened('position.rejected', proposed)).toEqual([{ what: 'positionRejected', values }])
  expect(happened('position.moved', proposed)).toEqual([
    { what: 'other', values: { what: 'position.moved' } },
  ])
})
